/** Lines that a command has under way and means to see to their end: they may be up if it ends before. */

export class OpenConnections {
  readonly #names: string[] = [];

  /** The names of their entries, or of the servers. */
  get names(): readonly string[] {
    return [...new Set(this.#names)];
  }

  async during<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    this.#names.push(name);
    try {
      return await work();
    } finally {
      this.#names.splice(this.#names.indexOf(name), 1);
    }
  }
}
