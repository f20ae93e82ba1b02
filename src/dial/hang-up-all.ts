/** All that this thread has dialed, hung up at once: for a program's own handler of its end. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { markAsOurs } from '../arguments/caller.js';
import { boundOf, type HangUpTimeout } from '../connection/hang-up-options.js';
import type { RasError } from '../errors/errors.js';
import type { Dialed, Provider } from '../provider/provider.js';

/** A line, or a dial under way, that `hangUpAll()` has hung up. */
export interface HungUpLine {
  /** `.` and the number for a dial without an entry. */
  readonly entryName: string;
  /** Of a line; undefined where it was still being dialed. */
  readonly id?: string;
  readonly outcome: HangUpOutcome;
}

/** Bad options throw at once. */
export function hangUpAll(
  open: () => Provider,
  options: HangUpTimeout = {},
): Promise<HungUpLine[]> {
  return hangUpEach(open, boundOf(options));
}

async function hangUpEach(open: () => Provider, timeout: number): Promise<HungUpLine[]> {
  const dialed = dialedThrough(open);
  const hangUps = dialed.map((each) => hangUpOne(each, timeout));
  const results = await Promise.allSettled(hangUps);
  const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const errors = results.flatMap((result, index) =>
    result.status === 'rejected' ? [named(result.reason, dialed[index]?.entryName)] : [],
  );
  if (errors.length === 0) return done;
  const reasons = errors.map(({ entryName, message }) => `\n  ${entryName}: ${message}`);
  const count = `${errors.length} of ${dialed.length} lines could not be hung up`;
  throw markAsOurs(new AggregateError(errors, `${count}:${reasons.join('')}`));
}

/** Where there is no RAS nothing was dialed, and whoever ends need not hear of it. */
function dialedThrough(open: () => Provider): readonly Dialed[] {
  try {
    return [...open().dialed];
  } catch {
    return [];
  }
}

async function hangUpOne(dialed: Dialed, timeout: number): Promise<HungUpLine> {
  // Before it is hung up: a dial may get its line meanwhile.
  const { entryName, id } = dialed;
  const outcome = await dialed.hangUp({ timeout });
  return { entryName, ...(id === undefined ? {} : { id }), outcome };
}

/** Each error has to tell which line it is about. */
function named(error: RasError, entryName: string | undefined): RasError {
  return error.entryName === undefined ? Object.assign(error, { entryName }) : error;
}
