/** A new dial waits for an entry that is being hung up or changed. */

export class BusyEntries {
  /** A new dial of an entry waits for these promises. */
  readonly #busy = new Map<string, Set<Promise<unknown>>>();
  /** The last change of each entry, while it is not done. */
  readonly #changes = new Map<string, Promise<void>>();

  /** Tells whether a line of the entry is being hung up, or the entry is being changed. */
  isBusy(entryKey: string): boolean {
    return this.#busy.has(entryKey);
  }

  /**
   * Waits for the hang-ups of an entry, since RAS would refuse an immediate dial with 633 (rule H9, docs/rules.md),
   * and for its changes.
   */
  async free(entryKey: string): Promise<void> {
    await Promise.all(this.#busy.get(entryKey) ?? []);
  }

  /** Changes an entry after all changes of it that were asked for before. New dials of it wait until it is done. */
  change<T>(entryKey: string, change: () => Promise<T>): Promise<T> {
    const changed = (this.#changes.get(entryKey) ?? Promise.resolve()).then(change);
    const done = (): void => undefined;
    const settled = changed.then(done, done);
    this.#changes.set(entryKey, settled);
    this.until(entryKey, settled);
    void settled.then(() => {
      if (this.#changes.get(entryKey) === settled) this.#changes.delete(entryKey);
    });
    return changed;
  }

  /** Makes the entry busy until `done` has settled. */
  until(entryKey: string, done: Promise<unknown>): void {
    const waits = this.#busy.get(entryKey) ?? new Set();
    this.#busy.set(entryKey, waits.add(done));
    void done.finally(() => {
      waits.delete(done);
      if (waits.size === 0) this.#busy.delete(entryKey);
    });
  }
}
