/** Names as `LONGNA~1.TXT`, which Windows gives files beside their own, where their drive has them. */

import { spawnSync } from 'node:child_process';

/** Undefined where there is no such name. */
export function shortNameOf(path: string): string | undefined {
  if (process.platform !== 'win32') return undefined;
  // Asked of cmd.exe, which calls GetShortPathName.
  const { stdout } = spawnSync('cmd.exe', ['/d', '/c', `for %I in ("${path}") do @echo %~sI`], {
    encoding: 'utf8',
    windowsVerbatimArguments: true,
  });
  const short = stdout?.trim() ?? '';
  return /~\d/.test(short) ? short : undefined;
}
