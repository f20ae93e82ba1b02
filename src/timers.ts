/** Timers on a provider's clock, so that a simulated hour passes as the simulator says. */

import type { NativeProvider } from './native.js';

/** A timer that can be set again; setting it anew forgets the old time. */
export class Alarm {
  readonly #native: NativeProvider;
  readonly #ring: () => void;
  #timer: number | undefined;

  constructor(native: NativeProvider, ring: () => void) {
    this.#native = native;
    this.#ring = ring;
  }

  set(delay: number): void {
    this.clear();
    this.#timer = this.#native.setTimer(delay, () => {
      this.#timer = undefined;
      this.#ring();
    });
  }

  clear(): void {
    if (this.#timer !== undefined) this.#native.clearTimer(this.#timer);
    this.#timer = undefined;
  }
}

/** Rings when `duration` has passed, the time while it was stopped not counted. */
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
