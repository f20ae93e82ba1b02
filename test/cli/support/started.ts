/** The command while it runs, for tests that interrupt it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { newFolder } from '../../contract/support/folder.js';
import { type Ended, patience } from '../../contract/support/script.js';
import { program } from './winras.js';

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** What standard output has so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Its standard streams are files, and no terminal. */
export function startWinras(
  args: readonly string[],
  { preload, env = {} }: { readonly preload?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Started {
  const folder = newFolder();
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const streams = [openSync(stdout, 'w'), openSync(stderr, 'w')] as const;
  const loaded = preload === undefined ? [] : ['--require', preload];
  const child = spawn(process.execPath, [...loaded, program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', ...streams],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  for (const stream of streams) closeSync(stream);
  const ended = once(child, 'close').then(([code, signal]) => ({
    code,
    signal,
    stdout: readFileSync(stdout, 'utf8'),
    stderr: readFileSync(stderr, 'utf8'),
  }));
  return {
    child,
    ended,
    stdout: () => readFileSync(stdout, 'utf8'),
    stderr: () => readFileSync(stderr, 'utf8'),
  };
}

export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!condition()) {
    if (Date.now() > end) throw new Error('what was waited for did not happen');
    await setTimeout(20);
  }
}

/** A file that a command makes when it runs. */
export function newMark(): { readonly file: string; readonly isThere: () => boolean } {
  const file = join(newFolder(), 'mark');
  return { file, isThere: () => existsSync(file) && readFileSync(file, 'utf8') !== '' };
}
