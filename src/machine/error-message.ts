/** What an error means, in words. */

import { adviceFor, nameOf } from '../error-table.js';
import type { Provider } from '../provider.js';
import { checkInteger } from '../validation.js';

/** Those of RAS, else of Windows, else of our own table. */
export function errorMessage(open: () => Provider, errno: number): Promise<string | undefined> {
  checkInteger('errno', errno, -(2 ** 31), 2 ** 32 - 1);
  return wordsFor(open, errno >>> 0); // an HRESULT may be written as a negative number
}

async function wordsFor(open: () => Provider, errno: number): Promise<string | undefined> {
  const systemMessage = await open().native.errorMessage(errno);
  return systemMessage ?? adviceFor(nameOf(errno))?.message;
}
