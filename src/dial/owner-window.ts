/** The window that a dialog of Windows belongs to. */

import { invalidType, invalidValue } from '../validation.js';

/** Its handle, a HWND: `win.getNativeWindowHandle().readBigUInt64LE()` of an Electron window. */
export type OwnerWindow = bigint;

const largestHandle = 2n ** 64n - 1n;

export function checkOwnerWindow(name: string, value: unknown): asserts value is OwnerWindow {
  if (typeof value !== 'bigint') throw invalidType(name, 'a window handle, a bigint', value);
  if (value < 1n || value > largestHandle)
    throw invalidValue(name, value, `must be from 1 to ${largestHandle}`);
}
