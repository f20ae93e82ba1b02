import * as perfHooks from 'node:perf_hooks';
import * as timers from 'node:timers';
import type { NativeSimulator } from '../addon/simulator.js';
import { checkDuration, checkKeys } from '../arguments/validation.js';
import { warnWhenForgotten } from './forgotten-clock.js';

// The functions are taken at load, since a test may put fake ones in their place later.
const { setImmediate: nextTurn, setTimeout: later } = timers;
const realNow = perfHooks.performance.now.bind(perfHooks.performance);

/** After this many turns of the event loop the wait for the simulator leaves the processor free. */
const eagerTurns = 200;

/** Milliseconds. Something that repeats itself must not keep `run` for ever. */
const longestRun = 24 * 3_600_000;

/** Real milliseconds, which are fewer than test runners give a test. */
const usualPatience = 3_000;
/**
 * Real milliseconds of a nap in which something may come that is not on the clock. The first naps are the shorter
 * ones.
 */
const [shortNap, longNap, shortNaps] = [1, 10, 50];

/** Options of `clock.run()`. */
export interface ClockRunOptions {
  /**
   * Real milliseconds during which nothing may be due on the clock, and the promise not settle, before it counts as
   * one that never will. Time in which the process has other work does not count. Allow more for promises that wait
   * for a server or another process. Default: 3,000.
   */
  readonly patience?: number;
}

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

  /** Gives the milliseconds since the simulator was made. */
  now(): number {
    return this.#native.now();
  }

  /** @internal Tells whether something is due on a virtual clock. */
  isAwaited(): boolean {
    return this.#native.nextDue() !== undefined;
  }

  /**
   * Moves a virtual clock on by this many milliseconds, and resolves when all callbacks that fell due have been
   * delivered, with those that came of them. It does not wait for a script that meanwhile waits for something else,
   * such as a file. A clock that moves by itself is let pass. A second call begins when the first has ended.
   */
  advance(milliseconds: number): Promise<void> {
    checkDuration('milliseconds', milliseconds);
    this.#last = this.#last.then(() =>
      this.#isVirtual ? this.#moveBy(milliseconds) : this.#wait(milliseconds),
    );
    return this.#last;
  }

  /**
   * Moves a virtual clock on, from one due time to the next, until the promise has settled, and settles as it does.
   * One line runs a dial from its begin to its end:
   * `const connection = await simulator.clock.run(simulator.dial('Office'))`. If the promise waits for something that
   * is not on the clock, such as a file, that is waited for as long as `patience` says. A clock that moves by itself
   * is let pass. Rejects with an Error when nothing is due and the promise is still pending, or when it has not
   * settled within a day of the clock. Bad arguments throw at once.
   */
  run<T>(promise: PromiseLike<T>, options: ClockRunOptions = {}): Promise<T> {
    checkKeys('options', options, new Set(['patience']));
    const { patience = usualPatience } = options;
    checkDuration('options.patience', patience);
    return this.#run(promise, patience);
  }

  async #run<T>(promise: PromiseLike<T>, patience: number): Promise<T> {
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
    };
    promise.then(settled, settled);
    const end = this.now() + longestRun;
    let idle = new Idleness();
    while (this.#isVirtual) {
      await this.#quiet();
      if (isSettled) break;
      const due = this.#native.nextDue();
      if (due === undefined) {
        if (idle.lasted >= patience) throw nothingDue(patience);
        await idle.nap();
        continue;
      }
      if (due > end) throw new Error('clock.run(): the promise has not settled within a day');
      idle = new Idleness();
      this.#native.advanceTo(Math.max(due, this.now()));
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

  /** Waits for two quiet turns in a row, since a callback of the first may have set something in motion. */
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

/** Measures the real time in which the process only waits. */
class Idleness {
  #naps = 0;
  #lasted = 0;

  /** Real milliseconds. */
  get lasted(): number {
    return this.#lasted;
  }

  async nap(): Promise<void> {
    const duration = this.#naps++ < shortNaps ? shortNap : longNap;
    const began = realNow();
    await new Promise<void>((resolve) => later(resolve, duration));
    // A longer time was no wait: the process was busy, or stood still. Timers of Windows are late by up to 16 ms.
    this.#lasted += Math.min(realNow() - began, duration + 16);
  }
}

function nothingDue(patience: number): Error {
  return new Error(
    `clock.run(): nothing is due on the clock, and the promise is still pending after ${patience} ms of waiting: ` +
      'it waits for something that no time of this clock brings, such as what the test itself has yet to do, or the clock ' +
      'of another simulator. For real work that takes longer there is the option patience.',
  );
}
