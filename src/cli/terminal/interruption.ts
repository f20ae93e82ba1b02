/** Handles Ctrl+C and its like: the first gives up in order what is under way, the next does not wait for that. */

import { signalNames } from '../../provider/signals.js';

const keys: Readonly<Partial<Record<NodeJS.Signals, string>>> = {
  SIGINT: 'Ctrl+C',
  SIGQUIT: 'Ctrl+\\',
  SIGBREAK: 'Ctrl+Break',
};
/** Milliseconds. Below npx a key that is pressed once arrives twice: from the terminal, and from npm. */
const repeatThreshold = 500;
/** Milliseconds after which a person may wonder what takes so long. */
const slowThreshold = 1_500;

export interface InterruptionHandlers {
  /** Called when it takes long to give up. */
  readonly onSlow: () => void;
  /** Called when a key is pressed again before everything is given up. */
  readonly onRepeat: (by: NodeJS.Signals) => void;
}

/** Listens from its making until `end()`. */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #listeners = signalNames.map((name) => [name, () => this.#interrupt(name)] as const);
  readonly #handlers: InterruptionHandlers;
  #by: NodeJS.Signals | undefined;
  #at = 0;
  #yields = false;
  #slowTimer: NodeJS.Timeout | undefined;

  constructor(user: InterruptionHandlers) {
    this.#handlers = user;
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

  /** While `work` runs, another program decides what a key means that is pressed again. */
  async yieldTo<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#yields = true;
    clearTimeout(this.#slowTimer);
    try {
      return await work();
    } finally {
      this.#yields = false;
      if (this.#by !== undefined) this.#startSlowTimer();
    }
  }

  end(): void {
    clearTimeout(this.#slowTimer);
    for (const [name, listener] of this.#listeners) process.off(name, listener);
  }

  #interrupt(name: NodeJS.Signals): void {
    const now = performance.now();
    // A terminal shows ^C where its user types it, in the middle of a row.
    if (name === 'SIGINT' && this.#by === undefined && process.stderr.isTTY)
      process.stderr.write('\n');
    if (this.#by === undefined) {
      this.#by = name;
      this.#controller.abort();
      if (!this.#yields) this.#startSlowTimer();
    } else if (name in keys && now - this.#at > repeatThreshold && !this.#yields) {
      // Services and CI systems go from one signal to the next by themselves; only a person presses keys.
      this.#handlers.onRepeat(name);
    }
    this.#at = now;
  }

  #startSlowTimer(): void {
    this.#slowTimer = setTimeout(this.#handlers.onSlow, slowThreshold).unref();
  }
}

/** The signal as a person knows it who has pressed a key for it. */
export function signalText(signal: NodeJS.Signals): string {
  const key = keys[signal];
  return key === undefined ? signal : `${key} (${signal})`;
}
