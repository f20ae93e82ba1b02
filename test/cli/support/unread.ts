/** The command, whose reader goes: `winras … | head -1`. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { patience } from '../../contract/support/script.js';
import { program } from './winras.js';

interface Unread {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Nobody reads its standard output when it has said `awaited`; undefined: from the beginning. */
export async function unread(
  args: readonly string[],
  awaited?: string,
  closed: 'stdout' | 'stderr' = 'stdout',
): Promise<Unread> {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  const ended = once(child, 'exit');
  let said = '';
  while (awaited !== undefined && !said.includes(awaited))
    said += String((await once(child.stdout, 'data'))[0]);
  child[closed].destroy();
  const [code, signal] = await ended;
  return { code, signal, stderr };
}
