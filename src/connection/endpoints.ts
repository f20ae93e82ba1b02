/** The ends of an IKEv2 tunnel may move while it stands (MOBIKE). */

import { addressBytes } from '../arguments/addresses.js';
import { checkInteger, checkKeys, invalidValue } from '../arguments/validation.js';

/**
 * The new ends of a tunnel; an omitted member keeps its value. Microsoft's page tells what each
 * combination does.
 * See [RASUPDATECONN](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/dd408110%28v=vs.85%29).
 */
export interface EndpointUpdate {
  /** The index of the network interface that the tunnel is to use, from 1. */
  readonly interfaceIndex?: number;
  /** The IPv4 or IPv6 address of this machine. */
  readonly local?: string;
  /** One of the addresses of the server, of the same family as the local one. */
  readonly remote?: string;
}

export interface TunnelEnds {
  /** RAS keeps the interface when the index is 0. */
  readonly interfaceIndex: number;
  readonly local: Uint8Array | undefined;
  readonly remote: Uint8Array | undefined;
}

/** Checks the new ends and converts them to the bytes that RAS takes. */
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
