import * as timers from 'node:timers';
import type { NativeSimulator } from '../native.js';
import { checkDuration } from '../validation.js';

// Taken at load: a test may put fake ones in their place later.
const { setImmediate: nextTurn, setTimeout: later } = timers;

/** Above this many turns of the event loop the wait for the simulator leaves the processor free. */
const eagerTurns = 200;

/** The simulator's clock: every delay of the simulated RAS and every timer of the library reads it. */
export class SimulatedClock {
  readonly #native: NativeSimulator;
  readonly #isVirtual: boolean;
  #last: Promise<void> = Promise.resolve();

  /** @internal */
  constructor(native: NativeSimulator, isVirtual: boolean) {
    this.#native = native;
    this.#isVirtual = isVirtual;
  }

  /** Milliseconds since the simulator was made. */
  now(): number {
    return this.#native.now();
  }

  /**
   * Moves a virtual clock on by so many milliseconds and resolves when all callbacks that fell due
   * have been delivered, and those that came of them; a script that meanwhile waits for something else,
   * such as a file, is not waited for. A clock that moves by itself is let pass. A second call begins
   * when the first has ended.
   */
  advance(milliseconds: number): Promise<void> {
    checkDuration('milliseconds', milliseconds);
    this.#last = this.#last.then(() =>
      this.#isVirtual ? this.#moveBy(milliseconds) : this.#wait(milliseconds),
    );
    return this.#last;
  }

  async #moveBy(milliseconds: number): Promise<void> {
    await this.#quiet();
    const target = this.now() + milliseconds;
    for (;;) {
      const due = this.#native.nextDue();
      if (due === undefined || due > target) break;
      this.#native.advanceTo(Math.max(due, this.now()));
      await this.#quiet();
    }
    this.#native.advanceTo(target);
    await this.#quiet();
  }

  /** Two turns in a row: what was delivered in the first may have set something in motion. */
  async #quiet(): Promise<void> {
    let quietTurns = 0;
    for (let turn = 0; quietTurns < 2; turn++) {
      await new Promise<void>((resolve) => {
        if (turn < eagerTurns) nextTurn(resolve);
        else later(resolve, 1);
      });
      quietTurns = this.#native.idle() ? quietTurns + 1 : 0;
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#native.setTimer(milliseconds, resolve));
  }
}
