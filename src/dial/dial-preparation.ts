/** Prepares a dial: this is all that it does before RasDial is called. */

import { guardDial, type LineGuard } from '../guard/line-guard.js';
import { findEntry } from '../phone-book/find-entry.js';
import { type Entry, entryOfNumber } from '../provider/entry-key.js';
import type { LineKey } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import type { DialContext } from './dial-context.js';
import type { DialPlan } from './dial-plan.js';
import { upBefore } from './up-before.js';

export interface PreparedDial {
  readonly entry: Entry;
  /** The entry's lines that were up before the dial. */
  readonly linesUpBefore: ReadonlySet<LineKey>;
  /** The guard that hangs the line up if this process is killed; undefined when none is wanted. */
  readonly guard: LineGuard | undefined;
}

/**
 * Finds the entry, waits for its hang-ups, looks which of its lines are up, and starts the guard. A dial that ends
 * meanwhile does not stop this: it drops the result, and dismisses the guard.
 */
export async function prepareDial({ provider, plan, record }: DialContext): Promise<PreparedDial> {
  const entry = await entryToDial(provider, plan);
  record.entry = entry;
  const linesUpBefore = await upBefore(provider, entry, plan);
  const guard = await guardDial(provider, entry, plan);
  return { entry, linesUpBefore, guard };
}

async function entryToDial(provider: Provider, plan: DialPlan): Promise<Entry> {
  const { entryName, phoneNumber, phoneBook, temporaryEntry } = plan;
  if (entryName === '') return entryOfNumber(phoneNumber, phoneBook);
  await temporaryEntry?.make(provider);
  return findEntry(provider, entryName, phoneBook);
}
