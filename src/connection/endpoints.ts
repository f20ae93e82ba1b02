/** The ends of an IKEv2 tunnel, which may move while it stands (MOBIKE). */

import { isIPv4, isIPv6 } from 'node:net';
import { checkInteger, checkKeys, invalidType, invalidValue } from '../arguments/validation.js';

/** What is left out stays as it is. Microsoft's page "RASUPDATECONN structure" tells what each combination does. */
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
  if (address === undefined) return undefined;
  if (typeof address !== 'string') throw invalidType(name, 'a string', address);
  if (isIPv4(address)) return Uint8Array.from(address.split('.'), Number);
  // A zone is none of the address' bytes.
  if (isIPv6(address) && !address.includes('%')) return ipv6Bytes(address);
  throw invalidValue(name, address, 'must be an IPv4 or IPv6 address');
}

function ipv6Bytes(address: string): Uint8Array {
  const [head = '', tail] = address.split('::');
  const [first, last] = [groupsOf(head), groupsOf(tail ?? '')];
  const gap = new Array<number>(8 - first.length - last.length).fill(0);
  return Uint8Array.from(
    [...first, ...gap, ...last].flatMap((group) => [group >> 8, group & 0xff]),
  );
}

/** The last two groups may be written as an IPv4 address. */
function groupsOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
