/** Timers run on a provider's clock, so that a simulated hour passes as the simulator says. */

import type { NativeProvider } from '../addon/provider.js';

/**
 * A timer that can be set again; setting it anew forgets the old time. Each notification of RAS sets it later, which
 * costs next to nothing: the native timer stays as it is, and is set for the rest when it rings.
 */
export class Alarm {
  readonly #native: NativeProvider;
  readonly #ring: () => void;
  readonly #holdsProcess: boolean;
  #due = 0;
  #timer: number | undefined;
  #timerDue = 0;

  /** A timer that is set keeps the process alive, unless `holdsProcess` is false. */
  constructor(native: NativeProvider, ring: () => void, { holdsProcess = true } = {}) {
    this.#native = native;
    this.#ring = ring;
    this.#holdsProcess = holdsProcess;
  }

  set(delay: number): void {
    this.#due = this.#native.now() + delay;
    if (this.#timer !== undefined && this.#timerDue <= this.#due) return;
    this.clear();
    this.#setTimer(delay);
  }

  clear(): void {
    if (this.#timer !== undefined) this.#native.clearTimer(this.#timer);
    this.#timer = undefined;
  }

  #setTimer(delay: number): void {
    this.#timerDue = this.#due;
    const rung = (): void => {
      this.#timer = undefined;
      const left = this.#due - this.#native.now();
      if (left > 0) this.#setTimer(left);
      else this.#ring();
    };
    this.#timer = this.#native.setTimer(delay, rung, this.#holdsProcess);
  }
}

/** Rings when `duration` has passed, not counting the time while it was stopped. */
export class Countdown {
  readonly #native: NativeProvider;
  readonly #alarm: Alarm;
  #left: number;
  #startedAt: number | undefined;

  constructor(native: NativeProvider, duration: number, ring: () => void) {
    this.#native = native;
    this.#alarm = new Alarm(native, ring);
    this.#left = duration;
  }

  start(): void {
    if (this.#startedAt !== undefined) return;
    this.#startedAt = this.#native.now();
    this.#alarm.set(this.#left);
  }

  stop(): void {
    if (this.#startedAt === undefined) return;
    this.#left -= this.#native.now() - this.#startedAt;
    this.#startedAt = undefined;
    this.#alarm.clear();
  }
}

/** Resolves with false where the promise does not settle within `bound` milliseconds of the provider's clock. */
export function settlesWithin(
  native: NativeProvider,
  bound: number,
  promise: Promise<unknown>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const alarm = new Alarm(native, () => resolve(false));
    alarm.set(bound);
    const settled = (): void => {
      alarm.clear();
      resolve(true);
    };
    promise.then(settled, settled);
  });
}
