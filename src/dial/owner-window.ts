/** The window that a dialog of Windows belongs to. */

import { types } from 'node:util';
import { invalidType, invalidValue } from '../arguments/validation.js';

/** The handle of a window (a HWND), or the bytes that hold it, as Electron's `getNativeWindowHandle()` gives them. */
export type OwnerWindow = bigint | Uint8Array;

/** A handle is as large as a pointer. */
const largestHandle = 2n ** (/64|s390x/.test(process.arch) ? 64n : 32n) - 1n;

/** Gives the handle. Throws when `value` is none, but does not look whether there is such a window. */
export function windowHandle(name: string, value: unknown): bigint {
  const handle = types.isUint8Array(value) ? handleIn(name, value) : value;
  if (typeof handle !== 'bigint')
    throw invalidType(name, 'a window handle: a bigint or the buffer of one', value);
  if (handle < 1n || handle > largestHandle)
    throw invalidValue(name, handle, `must be from 1 to ${largestHandle}`);
  return handle;
}

/** Reads the handle as Windows has it in memory: 4 bytes in a 32-bit process, else 8. */
function handleIn(name: string, bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 8) return view.getBigUint64(0, true);
  if (bytes.length === 4) return BigInt(view.getUint32(0, true));
  throw invalidValue(name, bytes, `must have 4 or 8 bytes, and has ${bytes.length}`);
}
