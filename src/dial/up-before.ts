/** The lines that are up when an entry is about to be dialed; RasDial adds a reference to them (rule D9). */

import { connectedLines } from '../connection/connected-lines.js';
import { RasError } from '../errors/errors.js';
import type { Entry } from '../provider/entry-key.js';
import type { LineKey } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import type { DialPlan } from './dial-plan.js';

/**
 * Waits until no line of the entry is being hung up, and gives those that are up then. Rejects with
 * `ERR_RAS_ALREADY_CONNECTED` when a line is up and the plan refuses it.
 */
export async function upBefore(
  provider: Provider,
  entry: Entry,
  plan: DialPlan,
): Promise<ReadonlySet<LineKey>> {
  for (;;) {
    await provider.busyEntries.free(entry.key);
    const lines = await linesUp(provider, entry, plan);
    if (!provider.busyEntries.isBusy(entry.key)) return lines;
  }
}

/** Gives no lines when RAS cannot list them, since it may dial all the same. */
async function linesUp(
  provider: Provider,
  { key, name }: Entry,
  { ifConnected }: DialPlan,
): Promise<ReadonlySet<LineKey>> {
  const isRefused = ifConnected === 'reject';
  const rows = await connectedLines(provider, key).catch((error: unknown) => {
    if (isRefused) throw error;
    return [];
  });
  const [row] = rows;
  if (isRefused && row !== undefined) {
    throw new RasError({
      code: 'ERR_RAS_ALREADY_CONNECTED',
      operation: 'RasDial',
      entryName: name,
      connectionId: row.id,
    });
  }
  return new Set(rows.map(({ lineKey }) => lineKey));
}
