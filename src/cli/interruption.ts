/** Ctrl+C and its like: what is under way is given up in order, and the exit code tells. */

import { constants } from 'node:os';

const names: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** Each system knows some of them. */
export const signalNames = names.filter((name) => name in constants.signals);

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

  end(): void {
    for (const [name, listener] of this.#listeners) process.off(name, listener);
  }

  #interrupt(name: NodeJS.Signals): void {
    this.#by ??= name;
    this.#controller.abort();
  }
}
