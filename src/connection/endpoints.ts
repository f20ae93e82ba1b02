/** The ends of an IKEv2 tunnel, which may move while it stands (MOBIKE). */

import { addressBytes } from '../arguments/addresses.js';
import { checkInteger, checkKeys, invalidValue } from '../arguments/validation.js';

/**
 * What is left out stays as it is. [Microsoft's page "RASUPDATECONN
 * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/dd408110%28v=vs.85%29) tells
 * what each combination does.
 */
export interface EndpointUpdate {
  /** The network interface that the tunnel is to use, from 1. */
  readonly interfaceIndex?: number;
  /** The address of this machine, IPv4 or IPv6. */
  readonly local?: string;
  /** One of the server's addresses: of the same family. */
  readonly remote?: string;
}

export interface TunnelEnds {
  /** 0: as it is. */
  readonly interfaceIndex: number;
  readonly local: Uint8Array | undefined;
  readonly remote: Uint8Array | undefined;
}

/** Checked, and as RAS takes it. */
export function tunnelEnds(update: EndpointUpdate): TunnelEnds {
  checkKeys('update', update, new Set(['interfaceIndex', 'local', 'remote']));
  const { interfaceIndex = 0 } = update;
  if (update.interfaceIndex !== undefined)
    checkInteger('update.interfaceIndex', interfaceIndex, 1, 2 ** 32 - 1);
  const local = bytesOf('update.local', update.local);
  const remote = bytesOf('update.remote', update.remote);
  if (local !== undefined && remote !== undefined && local.length !== remote.length) {
    throw invalidValue(
      'update.remote',
      update.remote,
      'must be of the same family as the local one',
    );
  }
  return { interfaceIndex, local, remote };
}

function bytesOf(name: string, address: unknown): Uint8Array | undefined {
  return address === undefined ? undefined : addressBytes(name, address);
}
