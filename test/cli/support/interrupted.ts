/** The command, sent a signal as soon as it has said something. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Ended } from '../../contract/support/script.js';
import { program } from './winras.js';

/** Rejects when the command ends before it has said `awaited`. `isReady`: what it does not say has happened, too. */
export async function interrupted(
  args: readonly string[],
  awaited: string,
  signal: NodeJS.Signals,
  env: NodeJS.ProcessEnv = {},
  isReady: () => boolean = () => true,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const closed = once(child, 'close');
  while (!`${stdout()}${stderr()}`.includes(awaited)) {
    const isOver = await Promise.race([
      once(child.stdout, 'data').then(() => false),
      once(child.stderr, 'data').then(() => false),
      closed.then(() => true),
    ]);
    if (isOver) throw new Error(`it has ended without saying ${awaited}: ${stdout()}${stderr()}`);
  }
  while (!isReady()) await setTimeout(5);
  child.kill(signal);
  const [code, by] = await closed;
  return { code, signal: by, stdout: stdout(), stderr: stderr() };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.on('data', (data) => {
    text += data;
  });
  return () => text;
}
