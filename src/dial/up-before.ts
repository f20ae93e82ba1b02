/** What is up already when an entry is about to be dialed: RasDial adds a reference to its line (rule D9). */

import { connectedLines } from '../connection/connected-lines.js';
import { RasError } from '../errors/errors.js';
import type { Entry } from '../provider/entry-key.js';
import type { LineKey } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import type { DialPlan } from './dial-options.js';

/**
 * The entry's lines that are up when nothing of it is being hung up any more. Rejects with
 * `ERR_RAS_ALREADY_CONNECTED` where that is asked for.
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

/** A RAS that cannot list its lines may dial all the same. */
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
