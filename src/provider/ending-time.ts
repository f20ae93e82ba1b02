/**
 * How long an ending process waits for its hang-ups. It may end in several steps: a signal hangs up, then `process.exit()`
 * follows, by this package on Windows or by signal-exit's callbacks, and all of them have the same few seconds.
 */

import { performance } from 'node:perf_hooks';

/** Real milliseconds, as Microsoft's samples sleep. Windows ends a program 5 s after its console was closed. */
const bound = 3_000;
/** So long after its time was over a process that still runs has not ended after all. */
const stillEnding = 1_000;

export class EndingTime {
  readonly #now: () => number;
  #deadline = Number.NEGATIVE_INFINITY;

  /** `now`: the milliseconds of a clock that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Milliseconds. The first end starts the time, and later ones have what is left of it. */
  left(): number {
    const now = this.#now();
    if (now > this.#deadline + stillEnding) this.#deadline = now + bound;
    return Math.max(this.#deadline - now, 0);
  }
}

const shared = Symbol.for('winras.endingTime');

/** That of this thread, for all copies of this package. A worker, which ends by itself, has its own. */
export function endingTime(): EndingTime {
  const holder = process as { [shared]?: EndingTime };
  holder[shared] ??= new EndingTime();
  return holder[shared];
}
