/** Whether an entry is connected, whoever has dialed it. */

import type { LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import { stateCodes } from '../states/states.js';

/**
 * The lines of an entry that are up. RasEnumConnections lists lines that are being dialed, too (rule E4 of
 * test/conformance/rules.json), so RasGetConnectStatus is asked for those of the entry. Rejects when RAS cannot list.
 */
export async function connectedLines(
  provider: Provider,
  entryKey: string,
): Promise<readonly LineRow[]> {
  const lines = await provider.value(provider.listings.lines());
  const rows = lines.ofEntry(entryKey);
  const statuses = await Promise.all(rows.map(({ handle }) => provider.native.status(handle)));
  return rows.filter((_, index) => {
    const status = statuses[index];
    return status !== undefined && 'value' in status && status.value.state === stateCodes.Connected;
  });
}
