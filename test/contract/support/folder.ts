/** Folders for what tests and their child processes write. */

import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) removeFolder(folder);
});

/** Removed when the tests of the file are done. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'winras-'));
  folders.push(folder);
  return folder;
}

/**
 * Windows removes no file that is open: a simulator has its ledger and its state file open as long as it lives, and a child
 * process may end some seconds after it was told to. There the folder is left to whoever tidies up temporary files.
 */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, maxRetries: 5 });
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}

/** A way to the folder by a link, as everybody may make one on Windows. Undefined where there is none, as under Wine. */
export function linkTo(folder: string): string | undefined {
  const link = join(newFolder(), 'link');
  try {
    symlinkSync(folder, link, 'junction');
    return link;
  } catch (error) {
    if (process.platform !== 'win32') throw error;
    return undefined;
  }
}
