/** RAS writes into a phone book but does not create its file (rule B4, docs/rules.md). */

import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { ERROR_ACCESS_DENIED, ERROR_CANNOT_OPEN_PHONEBOOK } from '../errors/error-numbers.js';
import type { RasError } from '../errors/errors.js';
import { isOfAnotherSystem } from '../provider/book-keys.js';
import type { Provider } from '../provider/provider.js';
import { isWindowsOwn } from './book-path.js';

/**
 * Creates an empty file where there is none, before `operation` writes into it. RAS is not asked
 * whether the book exists, since it may list no entries of a missing book instead of an error (rule
 * E7). The folder has to exist. Windows makes its own books itself.
 */
export async function makeBook(provider: Provider, path: string, operation: string): Promise<void> {
  if (isWindowsOwn(path) || isWindowsOwn(await provider.enumerations.books.keyOf(path))) return;
  if (isOfAnotherSystem(path)) throw await refusal(provider, operation, 'ENOENT');
  try {
    // The file is written synchronously, since a simulated clock that is advanced waits for RAS but
    // not for files.
    if (provider.kind === 'simulator') writeFileSync(path, '', { flag: 'wx' });
    else await writeFile(path, '', { flag: 'wx' });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return; // RAS itself reports a book that it cannot read
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
