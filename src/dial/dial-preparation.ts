/** Prepares a dial: this is all that it does before RasDial is called. */

import { guardDial, type LineGuard } from '../guard/line-guard.js';
import type { Entry } from '../provider/entry-key.js';
import type { LineKey } from '../provider/line-keys.js';
import type { DialContext } from './dial-context.js';
import { entryToDial } from './dial-options.js';
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
