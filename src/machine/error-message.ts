/** Finds the text of an error. */

import { checkInteger } from '../arguments/validation.js';
import { adviceFor, nameOf } from '../errors/error-table.js';
import type { Provider } from '../provider/provider.js';

/**
 * Returns the text of RAS, else that of Windows, else that of the table here; undefined where none
 * has one.
 */
export function errorMessage(open: () => Provider, errno: number): Promise<string | undefined> {
  checkInteger('errno', errno, -(2 ** 31), 2 ** 32 - 1);
  return wordsFor(open, errno >>> 0); // an HRESULT may be written as a negative number
}

async function wordsFor(open: () => Provider, errno: number): Promise<string | undefined> {
  const systemMessage = await open().native.errorMessage(errno);
  return systemMessage ?? adviceFor(nameOf(errno))?.message;
}
