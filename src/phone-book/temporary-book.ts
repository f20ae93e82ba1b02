/**
 * Temporary phone books serve one dial each and lie among the temporary files of the user. Files
 * are handled synchronously, since a simulated clock that is advanced waits for RAS but not for
 * files.
 */

import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { Provider } from '../provider/provider.js';
import { PhoneBook } from './phone-book.js';

const fileName = /^winras-([1-9]\d*)-[0-9a-f]{16}\.pbk$/;

export function newBookPath(): string {
  return resolve(tmpdir(), `winras-${process.pid}-${randomBytes(8).toString('hex')}.pbk`);
}

/**
 * Removes the entries of a book and then its file, since RAS forgets what it has stored for an
 * entry only when the entry is deleted. A failure is no error, since the dial has an outcome of its
 * own. Returns false when the file is still there.
 */
export async function removeBook(provider: Provider, path: string): Promise<boolean> {
  const book = new PhoneBook(() => provider, path);
  try {
    for (const { name } of await book.entries()) await book.delete(name);
  } catch {
    // The file is removed all the same.
  }
  provider.enumerations.forget(path);
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Removes the books of processes that were killed and could not remove them. */
export async function removeStaleBooks(provider: Provider): Promise<void> {
  for (const file of temporaryFiles()) {
    const [, pid] = fileName.exec(file) ?? [];
    if (pid !== undefined && hasEnded(Number(pid))) {
      await removeBook(provider, resolve(tmpdir(), file));
    }
  }
}

/** Returns an empty list where this user may not list the folder. */
function temporaryFiles(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

/** Returns false also where it cannot be known. */
function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
