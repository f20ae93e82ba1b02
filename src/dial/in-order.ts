/** Handles items one at a time and in order, also when one of them has to wait. */

export class InOrder<Item> {
  readonly #handle: (item: Item) => void | Promise<void>;
  readonly #failed: (error: unknown) => void;
  readonly #items: Item[] = [];
  #handling = false;

  constructor(handle: (item: Item) => void | Promise<void>, failed: (error: unknown) => void) {
    this.#handle = handle;
    this.#failed = failed;
  }

  add(items: readonly Item[]): void {
    this.#items.push(...items);
    if (!this.#handling) void this.#handleAll();
  }

  /** Tells whether items wait behind the one that is being handled. */
  get hasMore(): boolean {
    return this.#items.length > 0;
  }

  async #handleAll(): Promise<void> {
    this.#handling = true;
    for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) {
      try {
        await this.#handle(item);
      } catch (error) {
        this.#failed(error);
      }
    }
    this.#handling = false;
  }
}
