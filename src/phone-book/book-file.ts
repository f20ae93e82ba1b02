/** Phone books as files: RAS writes into one, but makes none (rule B4 of test/conformance/rules.json). */

import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { ERROR_ACCESS_DENIED, ERROR_CANNOT_OPEN_PHONEBOOK } from '../errors/error-numbers.js';
import type { RasError } from '../errors/errors.js';
import { isOfAnotherSystem } from '../provider/book-keys.js';
import type { Provider } from '../provider/provider.js';
import { isWindowsOwn } from './book-path.js';

/**
 * Makes an empty file where there is none, before `operation` writes into it. RAS is not asked whether it is there: it may
 * list no entries of a book that is not (rule E7). The folder has to be there. Windows makes its own books itself.
 */
export async function makeBook(provider: Provider, path: string, operation: string): Promise<void> {
  if (isWindowsOwn(path) || isWindowsOwn(await provider.listings.books.keyOf(path))) return;
  if (isOfAnotherSystem(path)) throw await refusal(provider, operation, 'ENOENT');
  try {
    // At once: a simulated clock that is moved on waits for RAS, not for files.
    if (provider.kind === 'simulator') writeFileSync(path, '', { flag: 'wx' });
    else await writeFile(path, '', { flag: 'wx' });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return; // if RAS cannot read it, it will say so
    throw await refusal(provider, operation, code, cause);
  }
}

function refusal(
  provider: Provider,
  operation: string,
  code: string | undefined,
  cause?: unknown,
): Promise<RasError> {
  const isDenied = code === 'EACCES' || code === 'EPERM';
  const detail = code === 'ENOENT' ? 'its folder does not exist' : 'it cannot be created';
  const errno = isDenied ? ERROR_ACCESS_DENIED : ERROR_CANNOT_OPEN_PHONEBOOK;
  return provider.error(errno, operation, { detail, cause });
}
