/** IP addresses that callers give are checked here, and turned into the bytes that RAS takes. */

import { isIPv4, isIPv6 } from 'node:net';
import { invalidType, invalidValue } from './validation.js';

/**
 * Windows' phone books and the simulator's configuration spell an IPv6 address in hexadecimal groups alone, so an
 * embedded IPv4 address is refused; so is a zone, which is not part of the address' bytes.
 */
export function checkAddress(
  name: string,
  value: unknown,
  version: 4 | 6,
): asserts value is string {
  if (typeof value !== 'string') throw invalidType(name, 'a string', value);
  const isOne = version === 4 ? isIPv4(value) : isIPv6(value) && !/[.%]/.test(value);
  if (isOne) return;
  const spelling = version === 6 ? ' of hexadecimal groups, without a zone' : '';
  throw invalidValue(name, value, `must be an IPv${version} address${spelling}`);
}

/** Gives the four bytes of an IPv4 address, or the sixteen of an IPv6 address, in network order. */
export function addressBytes(name: string, value: unknown): Uint8Array {
  if (typeof value !== 'string') throw invalidType(name, 'a string', value);
  if (isIPv4(value)) return Uint8Array.from(value.split('.'), Number);
  if (isIPv6(value) && !value.includes('%')) return ipv6Bytes(value);
  throw invalidValue(name, value, 'must be an IPv4 or IPv6 address');
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
