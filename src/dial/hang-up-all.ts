/** Hangs up all that this thread has dialed, for a program's own handler of its end. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { markAsOurs } from '../arguments/caller.js';
import { boundOf, type HangUpTimeout } from '../connection/hang-up-options.js';
import type { RasError } from '../errors/errors.js';
import type { Dialed, Provider } from '../provider/provider.js';

/** A line, or a dial under way, that `hangUpAll()` has hung up. */
export interface HungUpLine {
  /** The entry's name; for a dial without an entry a dot and the number. */
  readonly entryName: string;
  /** The `id` of the line; absent when it was still being dialed. */
  readonly id?: string;
  readonly outcome: HangUpOutcome;
}

/** Throws at once when the options are wrong. */
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

/** Without RAS nothing was dialed, and a program that ends need not be told so. */
function dialedThrough(open: () => Provider): readonly Dialed[] {
  try {
    return [...open().dialed];
  } catch {
    return [];
  }
}

async function hangUpOne(dialed: Dialed, timeout: number): Promise<HungUpLine> {
  // These are read before the hang-up, since a dial may get its line meanwhile.
  const { entryName, id } = dialed;
  const outcome = await dialed.hangUp({ timeout });
  return { entryName, ...(id === undefined ? {} : { id }), outcome };
}

/** Makes each error tell which line it is about. */
function named(error: RasError, entryName: string | undefined): RasError {
  return error.entryName === undefined ? Object.assign(error, { entryName }) : error;
}
