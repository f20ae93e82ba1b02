/** Phone books as files: RAS writes into one, but makes none (rule B4). */

import { writeFileSync } from 'node:fs';
import type { RasError } from '../errors.js';
import type { Provider } from '../provider.js';

/** What RAS answers where the file is not there (rule E7). */
const missing: ReadonlySet<number> = new Set([2, 621]);
const accessDenied = 5;

/** Makes an empty file where RAS finds none. The folder has to be there. */
export async function makeBook(provider: Provider, path: string): Promise<void> {
  const answer = await provider.native.entries(path);
  if ('value' in answer || !missing.has(answer.error)) return;
  try {
    // At once: a simulated clock that is moved on waits for RAS, not for files.
    writeFileSync(path, '', { flag: 'wx' });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') return; // and RAS cannot read it: it will say so
    throw await refusal(provider, code, answer.error, cause);
  }
}

function refusal(
  provider: Provider,
  code: string | undefined,
  errno: number,
  cause: unknown,
): Promise<RasError> {
  const isDenied = code === 'EACCES' || code === 'EPERM';
  const detail = code === 'ENOENT' ? 'its folder does not exist' : 'it cannot be created';
  return provider.error(isDenied ? accessDenied : errno, 'RasSetEntryProperties', {
    detail,
    cause,
  });
}
