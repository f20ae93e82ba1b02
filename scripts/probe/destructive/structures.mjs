/** RAS' structures as bytes, as Windows 7 and later have them on 64-bit processors (facts of ras.h, four-byte packing). */

/** Sizes in bytes, by the structure and the Windows that has brought them. */
export const sizes = {
  RASCONN: [820, 1372, 1388],
  RASDEVINFO: [296],
  RASENTRY: [5680, 6720, 6724],
  RASDIALPARAMS: [2108, 2112, 2120],
};

/** Far more than any of them, so that what is written past an end is written into memory of our own. */
export const roomy = 1 << 20;

/** A buffer for so many structures as there is room for, the first one with this size. */
export function structures(size) {
  const buffer = Buffer.alloc(roomy);
  buffer.writeUInt32LE(size, 0);
  return buffer;
}

/** A DWORD that a function reads and writes. */
export function dword(value = 0) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

/** RASDIALPARAMSW. */
export function dialParameters(size, entryName) {
  const buffer = structures(size);
  buffer.write(`${entryName}\0`, 4, 'utf16le');
  // After the name (257 characters), two numbers of 129: the user and the password, 257 each.
  const userName = 4 + 2 * (257 + 129 + 129);
  buffer.write('nobody\0', userName, 'utf16le');
  buffer.write('none\0', userName + 2 * 257, 'utf16le');
  return buffer;
}

/** Sizes around those that are known, and some that nothing has. */
export function oddOf(known) {
  const near = known.flatMap((size) => [size - 4, size - 1, size + 1, size + 4]);
  const all = [0, 4, ...near, 0xffff_ffff];
  return [...new Set(all)].filter((size) => !known.includes(size));
}
