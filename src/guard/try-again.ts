/** What RAS refuses to do for a guard, where nobody is left to ask for it again. */

import { setTimeout } from 'node:timers/promises';
import { isRasError } from '../errors/errors.js';

/** As often, and milliseconds after each other, as a line is hung up with all its references. */
const mostAttempts = 20;
const between = 100;

/**
 * Tries again what RAS has refused, since it may be busy with the dial or with its own start. A RasHangUp that it has taken
 * is not repeated, however long the line stays: the next one would take the reference of somebody else. Rejects with the
 * last refusal.
 */
export async function tryAgain<Result>(
  call: () => Promise<Result>,
  wait: (duration: number) => Promise<unknown> = setTimeout,
): Promise<Result> {
  for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      // What RAS itself has answered has a number.
      if (!isRasError(error) || error.errno === undefined) throw error;
      await wait(between);
    }
  }
  return call();
}
