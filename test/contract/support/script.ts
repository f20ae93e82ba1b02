/** Scripts of their own processes: how they end is what is looked at. */

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { removeFolder } from './folder.js';

export interface Ended {
  readonly code: number | null;
  /** Also when it did not end by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface NodeOptions {
  /** Added to this process' own; undefined leaves one out. */
  readonly env?: NodeJS.ProcessEnv;
  /** What there is to read from standard input. */
  readonly input?: string | Uint8Array;
  /** Default: where Jest was started, in the folder of package.json. */
  readonly cwd?: string;
  /** Default: the Node.js that runs the tests. */
  readonly execPath?: string;
}

export interface ScriptOptions {
  /** Default `'module'`. */
  readonly type?: 'module' | 'commonjs';
  readonly env?: NodeJS.ProcessEnv;
  /** Modules that are loaded before it. */
  readonly imports?: readonly string[];
}

/**
 * Milliseconds for what does not end. Far longer than anything takes on the busiest machine, under a sanitizer or Wine: a
 * test fails of what it sees, never of the time that it took. Jest's own time-out is a little longer.
 */
export const patience = 300_000;

/**
 * Runs Node.js. One that does not end is killed. Its standard streams are files: not every system on which
 * Windows' Node.js runs has pipes that it can write to.
 */
export async function runNode(
  args: readonly string[],
  { env = {}, input = '', cwd, execPath = process.execPath }: NodeOptions = {},
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'winras-'));
  const file = (name: string): string => join(folder, name);
  try {
    writeFileSync(file('stdin'), input);
    const streams = [
      openSync(file('stdin'), 'r'),
      openSync(file('stdout'), 'w'),
      openSync(file('stderr'), 'w'),
    ];
    const child = await spawned(execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: streams,
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    for (const stream of streams) closeSync(stream);
    const [code, signal] = await once(child, 'close');
    return { code, signal, stdout: textOf(file('stdout')), stderr: textOf(file('stderr')) };
  } finally {
    removeFolder(folder);
  }
}

/** Wine refuses to start a process now and then where many start at once, with an error that Windows does not have. */
async function spawned(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    try {
      return spawn(program, args, options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'UNKNOWN' || tries === 20) throw error;
    }
    await setTimeout(100);
  }
}

/** Runs a script that may import the package by its name. */
export function runScript(
  source: string,
  { type = 'module', env = {}, imports = [] }: ScriptOptions = {},
): Promise<Ended> {
  const loaded = imports.flatMap((name) => ['--import', name]);
  // By its standard input: Windows' command lines are short.
  return runNode([...loaded, `--input-type=${type}`, '-'], { env, input: source });
}

/** As a script ends that has nothing to complain about. */
export function endedWell(stdout = ''): Ended {
  return { code: 0, signal: null, stdout, stderr: '' };
}

/** Node.js ends the lines of an uncaught exception as its platform does. */
function textOf(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
