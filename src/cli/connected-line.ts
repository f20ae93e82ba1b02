/** A line that has been dialed, and its addresses: what dialing prints in the end. */

import type { Connection } from '../index.js';
import { paintOutput } from './colors.js';
import type { Output } from './output.js';

export async function tellConnected(output: Output, connection: Connection): Promise<void> {
  const addresses = await addressesOf(connection);
  const through = `${connection.entryName} is connected through ${connection.device.name}`;
  output.tell(
    'connected',
    { connection: lineOf(connection), addresses },
    [paintOutput.green(through), ...addresses.map((address) => `  ${address}`)].join('\n'),
  );
}

export function lineOf({ id, entryName, device }: Connection) {
  return { id, entryName, device };
}

/** As the line has them now; one that is gone again has none. */
async function addressesOf(connection: Connection): Promise<string[]> {
  const projection = await connection.projection().catch(() => undefined);
  if (projection === undefined) return [];
  return [projection.ipv4, projection.ipv6].flatMap(({ address }) => address ?? []);
}
