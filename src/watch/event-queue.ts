/**
 * Events wait here for the loop that takes them, and the loop waits here for events. The queue
 * belongs to the JavaScript thread.
 */

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

const done = { done: true, value: undefined } as const;

/**
 * The queue is full with this many events: a loop that falls further behind ends with an error, so
 * that memory does not fill up.
 */
const mostEvents = 10_000;

export class EventQueue<T> {
  readonly #events: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  readonly #onWaiting: (difference: 1 | -1) => void;
  /** The loop ends in this way after it has seen all events. */
  #ending: { readonly error?: unknown } | undefined;

  /**
   * Calls `onWaiting` with 1 when a caller begins to wait for an event, and with -1 when it stops
   * waiting.
   */
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

  /** Drops the events that the loop will not take any more. */
  clear(): void {
    this.#events.length = 0;
  }

  /** Ends the loop after the events that were added before. */
  end(ending: { readonly error?: unknown }): void {
    this.#ending = ending;
    this.#serve();
  }

  /** Hands out events to those that wait. The loop throws an error only once. */
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
