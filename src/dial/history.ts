/**
 * An append-only record that any number of loops read from its beginning: each sees every item in
 * order, also those from before it began.
 */

/** The end of a record. When it has failed, each loop ends by throwing the error. */
export type Ending =
  | { readonly failed: false }
  | { readonly failed: true; readonly error: unknown };

export class History<Item> {
  readonly items: Item[] = [];
  readonly #readers = new Set<Reader<Item>>();
  #ending: Ending | undefined;

  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** Counts the loops that have begun and not ended. */
  get readers(): number {
    return this.#readers.size;
  }

  append(item: Item): void {
    this.items.push(item);
    for (const reader of this.#readers) reader.serve();
  }

  end(ending: Ending): void {
    this.#ending ??= ending;
    for (const reader of this.#readers) reader.serve();
  }

  /**
   * `onBegin` is called when the first item is asked for, and `onLeave` when the loop is left; `sawAll` tells whether the
   * loop has reached the end of the record.
   */
  read(
    onBegin: () => void,
    onLeave: (sawAll: boolean) => void,
  ): AsyncIterableIterator<Item, undefined> {
    return new Reader(this, {
      begin: (reader) => {
        this.#readers.add(reader);
        onBegin();
      },
      leave: (reader, sawAll) => {
        if (this.#readers.delete(reader)) onLeave(sawAll);
      },
    });
  }
}

interface Visit<Item> {
  begin(reader: Reader<Item>): void;
  leave(reader: Reader<Item>, sawAll: boolean): void;
}

interface Waiting<Item> {
  resolve(result: IteratorResult<Item, undefined>): void;
  reject(error: unknown): void;
}

/** This is no generator, since the `return()` of one would wait for an item that may never come. */
class Reader<Item> implements AsyncIterableIterator<Item, undefined> {
  readonly #history: History<Item>;
  readonly #visit: Visit<Item>;
  readonly #waiting: Waiting<Item>[] = [];
  #position = 0;
  #state: 'new' | 'reading' | 'left' = 'new';

  constructor(history: History<Item>, visit: Visit<Item>) {
    this.#history = history;
    this.#visit = visit;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Item, undefined>> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.#state === 'new') {
        this.#state = 'reading';
        this.#visit.begin(this);
      }
      this.serve();
    });
  }

  return(): Promise<IteratorResult<Item, undefined>> {
    this.#leave();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Gives the items, or the end, to those who wait for them. */
  serve(): void {
    const { items, ending } = this.#history;
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting[0] as Waiting<Item>;
      if (this.#state === 'left') {
        waiting.resolve({ done: true, value: undefined });
      } else if (this.#position < items.length) {
        waiting.resolve({ done: false, value: items[this.#position++] as Item });
      } else if (ending === undefined) {
        return;
      } else {
        this.#state = 'left';
        this.#visit.leave(this, true);
        if (ending.failed) waiting.reject(ending.error);
        else waiting.resolve({ done: true, value: undefined });
      }
      this.#waiting.shift();
    }
  }

  #leave(): void {
    const { items, ending } = this.#history;
    const wasReading = this.#state === 'reading';
    this.#state = 'left';
    if (wasReading)
      this.#visit.leave(this, ending !== undefined && this.#position === items.length);
    this.serve();
  }
}
