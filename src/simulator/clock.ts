import * as timers from 'node:timers';
import type { NativeSimulator } from '../native.js';
import { checkDuration } from '../validation.js';
import { warnWhenForgotten } from './forgotten-clock.js';

// Taken at load: a test may put fake ones in their place later.
const { setImmediate: nextTurn, setTimeout: later } = timers;

/** Above this many turns of the event loop the wait for the simulator leaves the processor free. */
const eagerTurns = 200;

/** Milliseconds: whatever repeats itself must not keep `run` for ever. */
const longestRun = 24 * 3_600_000;

/** The simulator's clock: every delay of the simulated RAS and every timer of the library reads it. */
export class SimulatedClock {
  readonly #native: NativeSimulator;
  readonly #isVirtual: boolean;
  #last: Promise<void> = Promise.resolve();

  /** @internal */
  constructor(native: NativeSimulator, isVirtual: boolean) {
    this.#native = native;
    this.#isVirtual = isVirtual;
    if (isVirtual) warnWhenForgotten(this);
  }

  /** Milliseconds since the simulator was made. */
  now(): number {
    return this.#native.now();
  }

  /** @internal Something is due on a virtual clock. */
  isAwaited(): boolean {
    return this.#native.nextDue() !== undefined;
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

  /**
   * Moves a virtual clock on, from one due time to the next, until the promise has settled, and settles as it does: a dial
   * from its begin to its end in one line, `const connection = await simulator.clock.run(simulator.dial('Office'))`. What
   * the promise waits for beside the clock, such as a file, is waited for. A clock that moves by itself is let pass.
   * Rejects with an Error when the promise has not settled within a day of the clock.
   */
  async run<T>(promise: PromiseLike<T>): Promise<T> {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    const end = this.now() + longestRun;
    while (this.#isVirtual) {
      await this.#quiet();
      if (isSettled) break;
      const due = this.#native.nextDue();
      if (due === undefined) await new Promise<void>((resolve) => later(resolve, 1));
      else if (due > end) throw new Error('clock.run(): the promise has not settled within a day');
      else this.#native.advanceTo(Math.max(due, this.now()));
    }
    return promise;
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
