/**
 * Numbers of C constants are shown as names. A number that is newer than this package keeps its value:
 * `'RASLCPO_0x800'`.
 */

type Names = Readonly<Record<string, number>>;

export function named(prefix: string, names: Names, value: number): string {
  const known = Object.entries(names).find(([, number]) => number === value);
  return known?.[0] ?? unnamed(prefix, value);
}

/** Names each bit that is set in a mask. */
export function namedBits(prefix: string, names: Names, mask: number): string[] {
  const bits = Array.from({ length: 32 }, (_, bit) => 2 ** bit);
  return bits
    .filter((bit) => Math.floor(mask / bit) % 2 === 1)
    .map((bit) => named(prefix, names, bit));
}

function unnamed(prefix: string, value: number): string {
  return `${prefix}_0x${value.toString(16)}`;
}
