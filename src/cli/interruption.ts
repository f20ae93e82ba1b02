/** Ctrl+C and its like: what is under way is given up in order, and the exit code tells. */

import { constants } from 'node:os';

const names: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** Each system knows some of them. */
export const signalNames = names.filter((name) => name in constants.signals);

const keys: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGINT: 'Ctrl+C',
  SIGBREAK: 'Ctrl+Break',
};

/** Listens from its making until `end()`. */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #listeners = signalNames.map((name) => [name, () => this.#interrupt(name)] as const);
  #by: NodeJS.Signals | undefined;

  constructor() {
    for (const [name, listener] of this.#listeners) process.on(name, listener);
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The signal that interrupted, or undefined. */
  get by(): NodeJS.Signals | undefined {
    return this.#by;
  }

  /** The signal as a person knows it who has pressed a key for it. */
  get inWords(): string {
    const key = this.#by === undefined ? undefined : keys[this.#by];
    return key === undefined ? String(this.#by) : `${key} (${this.#by})`;
  }

  end(): void {
    for (const [name, listener] of this.#listeners) process.off(name, listener);
  }

  #interrupt(name: NodeJS.Signals): void {
    // A terminal shows ^C where its user types it, in the middle of a row.
    if (name === 'SIGINT' && this.#by === undefined && process.stderr.isTTY)
      process.stderr.write('\n');
    this.#by ??= name;
    this.#controller.abort();
  }
}
