/**
 * An ending process has a few seconds for its hang-ups. It may end in several steps, which share them: a signal hangs
 * up, then `process.exit()` follows, by this package on Windows or by signal-exit's callbacks.
 */

import { performance } from 'node:perf_hooks';

/** Real milliseconds, as in Microsoft's samples. Windows ends a program 5 s after its console was closed. */
const bound = 3_000;
/** A process that still runs this many milliseconds after its time was over has not ended after all. */
const stillEnding = 1_000;

export class EndingTime {
  readonly #now: () => number;
  #deadline = Number.NEGATIVE_INFINITY;

  /** `now` reads the milliseconds of a clock that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Gives the milliseconds that are left. The first end starts the time, and later ones get the rest of it. */
  left(): number {
    const now = this.#now();
    if (now > this.#deadline + stillEnding) this.#deadline = now + bound;
    return Math.max(this.#deadline - now, 0);
  }
}

const shared = Symbol.for('winras.endingTime');

/** All copies of this package share the time of a thread. A worker, which ends by itself, has its own. */
export function endingTime(): EndingTime {
  const holder = process as { [shared]?: EndingTime };
  holder[shared] ??= new EndingTime();
  return holder[shared];
}
