/** What has happened and was not asked for yet; and who asks before it happens. */

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

const done = { done: true, value: undefined } as const;

/** A loop that falls further behind ends with an error, so that what nobody takes does not fill the memory. */
const mostEvents = 10_000;

export class EventQueue<T> {
  readonly #events: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  readonly #onWaiting: (difference: 1 | -1) => void;
  /** How the loop ends when it has seen all. */
  #ending: { readonly error?: unknown } | undefined;

  /** `onWaiting` is called whenever somebody begins to wait for an event, or does not wait any more. */
  constructor(onWaiting: (difference: 1 | -1) => void = () => {}) {
    this.#onWaiting = onWaiting;
  }

  get isFull(): boolean {
    return this.#events.length === mostEvents;
  }

  get hasEnded(): boolean {
    return this.#ending !== undefined;
  }

  add(event: T): void {
    this.#events.push(event);
    this.#serve();
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#onWaiting(1);
      this.#serve();
    });
  }

  /** Nobody wants to see what is left. */
  clear(): void {
    this.#events.length = 0;
  }

  /** Whatever was added before is still there to be asked for. */
  end(ending: { readonly error?: unknown }): void {
    this.#ending = ending;
    this.#serve();
  }

  /** Gives those who wait what there is. The error is thrown once. */
  #serve(): void {
    while (this.#waiting.length > 0) {
      const event = this.#events.shift();
      if (event === undefined && this.#ending === undefined) return;
      const waiting = this.#waiting.shift() as Waiting<T>;
      this.#onWaiting(-1);
      if (event !== undefined) waiting.resolve({ done: false, value: event });
      else if (this.#ending !== undefined && 'error' in this.#ending) {
        const { error } = this.#ending;
        this.#ending = {};
        waiting.reject(error);
      } else waiting.resolve(done);
    }
  }
}
