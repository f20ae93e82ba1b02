/** A guard asks RAS again when it is refused, since nobody is left who could ask later. */

import { setTimeout } from 'node:timers/promises';
import { isRasError } from '../errors/errors.js';

/** The number of attempts, and the milliseconds between them, are those of a hang-up that gives back all references. */
const mostAttempts = 20;
const between = 100;

/**
 * Tries again when RAS has refused, since it may be busy with the dial or with its own start. A RasHangUp that RAS
 * has taken is not repeated, however long the line stays: the next one would take the reference of somebody else.
 * Rejects with the last refusal.
 */
export async function tryAgain<Result>(
  call: () => Promise<Result>,
  wait: (duration: number) => Promise<unknown> = setTimeout,
): Promise<Result> {
  for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      // Only an answer of RAS itself has a number.
      if (!isRasError(error) || error.errno === undefined) throw error;
      await wait(between);
    }
  }
  return call();
}
