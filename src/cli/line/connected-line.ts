/** Reports a connection and its addresses, as the subcommands that dial do in the end. */

import type { ActiveConnection } from '../../index.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { paintOutput } from '../terminal/colors.js';
import type { Output } from '../terminal/output.js';

/** `alreadyConnected`: the line was up before, and was not dialed. */
export async function reportConnected(
  output: Output,
  connection: ActiveConnection,
  alreadyConnected?: true,
): Promise<void> {
  const addresses = await addressesOf(connection);
  const connected = alreadyConnected ? 'is already connected' : 'is connected';
  const through = `${connection.entryName} ${connected} through ${connection.device.name}.`;
  output.report(
    'connected',
    { connection: connectionData(connection), addresses, ...omitUndefined({ alreadyConnected }) },
    [paintOutput.green(through), ...addresses.map((address) => `  ${address}`)].join('\n'),
  );
}

export function connectionData({ id, entryName, device }: ActiveConnection) {
  return { id, entryName, device };
}

/** The present addresses of a connection. One that is gone again has none. */
export async function addressesOf(connection: ActiveConnection): Promise<string[]> {
  const projection = await connection.projection().catch(() => undefined);
  if (projection === undefined) return [];
  return [projection.ipv4, projection.ipv6].flatMap(({ address }) => address ?? []);
}
