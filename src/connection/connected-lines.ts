/** Tells whether an entry is connected, whoever dialed it. */

import type { LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import { stateCodes } from '../states/states.js';

/**
 * Returns the connections of an entry that are up. RasEnumConnections also lists those that are
 * still being dialed (rule E4, docs/rules.md), so each one of the entry is asked for its status.
 * Rejects when RAS cannot list its connections.
 */
export async function connectedLines(
  provider: Provider,
  entryKey: string,
): Promise<readonly LineRow[]> {
  const lines = await provider.value(provider.enumerations.lines());
  const rows = lines.ofEntry(entryKey);
  const statuses = await Promise.all(rows.map(({ handle }) => provider.native.status(handle)));
  return rows.filter((_, index) => {
    const status = statuses[index];
    return status !== undefined && 'value' in status && status.value.state === stateCodes.Connected;
  });
}
