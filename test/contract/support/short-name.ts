/** Names as `LONGNA~1`, which Windows gives files and folders beside their own, where their drive has them. */

import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of a folder by short names; undefined where it has none. */
export function shortNameOf(folder: string): string | undefined {
  if (process.platform !== 'win32') return undefined;
  // A file in it: Wine gives the last part of a path as it is.
  const file = join(folder, 'x');
  writeFileSync(file, '');
  // cmd.exe calls GetShortPathName.
  const { stdout } = spawnSync('cmd.exe', ['/d', '/c', `for %I in ("${file}") do @echo %~sI`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsVerbatimArguments: true,
  });
  rmSync(file);
  const short = dirname((stdout ?? '').trim());
  return short.includes('~') && short !== folder ? short : undefined;
}
