/** What has happened and was not asked for yet; and who asks before it happens. */

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

const done = { done: true, value: undefined } as const;

export class EventQueue<T> {
  readonly #events: T[] = [];
  readonly #waiting: Waiting<T>[] = [];
  /** How the loop ends when it has seen all. */
  #ending: { readonly error?: unknown } | undefined;

  get length(): number {
    return this.#events.length;
  }

  add(event: T): void {
    this.#events.push(event);
    this.#serve();
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#serve();
    });
  }

  /** Nobody wants to see what is left. */
  clear(): void {
    this.#events.length = 0;
  }

  end(ending: { readonly error?: unknown }): void {
    this.#ending = ending;
    this.#serve();
  }

  /** The error is thrown once. */
  #serve(): void {
    while (this.#waiting.length > 0) {
      const event = this.#events.shift();
      if (event === undefined && this.#ending === undefined) return;
      const waiting = this.#waiting.shift() as Waiting<T>;
      if (event !== undefined) waiting.resolve({ done: false, value: event });
      else if (this.#ending !== undefined && 'error' in this.#ending) {
        const { error } = this.#ending;
        this.#ending = {};
        waiting.reject(error);
      } else waiting.resolve(done);
    }
  }
}
