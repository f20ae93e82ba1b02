/** Folders for what tests and their child processes write. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const folders: string[] = [];

afterAll(() => {
  // A child process that has just ended may have a file open for some seconds more, on Windows and a busy machine.
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, maxRetries: 15 });
});

/** Removed when the tests of the file are done; by then nobody may have it open. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'winras-'));
  folders.push(folder);
  return folder;
}

/**
 * In which this process has files open as long as it lives. Windows removes no such file, and so it is left there, to whoever
 * tidies the folder of temporary files up.
 */
export function newFolderInUse(): string {
  return process.platform === 'win32' ? mkdtempSync(join(tmpdir(), 'winras-')) : newFolder();
}
