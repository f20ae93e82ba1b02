/** The window that a dialog of Windows belongs to. */

import { types } from 'node:util';
import { invalidType, invalidValue } from '../arguments/validation.js';

/** Its handle, a HWND; or the bytes that hold it, as Electron's `getNativeWindowHandle()` gives them. */
export type OwnerWindow = bigint | Uint8Array;

/** As large as a pointer. */
const largestHandle = 2n ** (/64|s390x/.test(process.arch) ? 64n : 32n) - 1n;

/** The handle. Throws for what is none; whether there is such a window is not asked. */
export function windowHandle(name: string, value: unknown): bigint {
  const handle = types.isUint8Array(value) ? handleIn(name, value) : value;
  if (typeof handle !== 'bigint')
    throw invalidType(name, 'a window handle: a bigint or the buffer of one', value);
  if (handle < 1n || handle > largestHandle)
    throw invalidValue(name, handle, `must be from 1 to ${largestHandle}`);
  return handle;
}

/** As Windows has it in memory: 4 bytes in a 32-bit process, else 8. */
function handleIn(name: string, bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length === 8) return view.getBigUint64(0, true);
  if (bytes.length === 4) return BigInt(view.getUint32(0, true));
  throw invalidValue(name, bytes, `must have 4 or 8 bytes, and has ${bytes.length}`);
}
