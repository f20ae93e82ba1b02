/**
 * Phone books that are there for one dial each, among the temporary files of the user. Files are handled at once: a
 * simulated clock that is moved on waits for RAS, not for them.
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
 * Removes a book and, first, its entries: only so RAS forgets what it has stored for them. Where that cannot be done it
 * is not an error, for the dial has an outcome of its own to tell. False: the file is still there.
 */
export async function removeBook(provider: Provider, path: string): Promise<boolean> {
  const book = new PhoneBook(() => provider, path);
  try {
    for (const { name } of await book.entries()) await book.delete(name);
  } catch {
    // Its file is removed all the same.
  }
  provider.listings.forget(path);
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Removes the books of processes that were killed, and could not do it themselves. */
export async function removeStaleBooks(provider: Provider): Promise<void> {
  for (const file of temporaryFiles()) {
    const [, pid] = fileName.exec(file) ?? [];
    if (pid !== undefined && hasEnded(Number(pid))) {
      await removeBook(provider, resolve(tmpdir(), file));
    }
  }
}

/** None where this user may not list them. */
function temporaryFiles(): readonly string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return [];
  }
}

/** False also where it cannot be known. */
function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
