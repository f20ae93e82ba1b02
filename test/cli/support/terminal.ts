/** The command on a terminal: a pseudo-terminal of this system, for which Python has a module. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { program } from './winras.js';

/** Runs its arguments on a terminal, on which it writes and types what its own standard streams have. */
const python =
  'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])) % 256)';
/** With its standard output in the file of OUTPUT, where there is one. */
const shell =
  'stty cols "$WIDTH" rows 24; if [ "$OUTPUT" ]; then exec "$@" >"$OUTPUT"; else exec "$@"; fi';

export interface OnTerminal {
  readonly code: number | null;
  /** All that was written on it, with what moves the cursor. */
  readonly screen: string;
}

/** `typed`: what its user waits to read, and what is typed then. `env` has its width, too: 80 columns unless WIDTH says another. */
export async function onTerminal(
  args: readonly string[],
  typed: readonly (readonly [awaited: string, keys: string])[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<OnTerminal> {
  const command = ['-c', python, 'sh', '-c', shell, 'sh', process.execPath, program, ...args];
  const size = { WIDTH: '80', TERM: 'xterm' };
  const child = spawn('python3', command, {
    // In CI nobody is asked anything.
    env: { ...process.env, CI: undefined, NO_COLOR: undefined, OUTPUT: undefined, ...size, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout.on('data', (data) => {
    screen += data;
  });
  const closed = once(child, 'close');
  let read = 0;
  for (const [awaited, keys] of typed) {
    while (!screen.slice(read).includes(awaited)) {
      const isOver = await Promise.race([
        once(child.stdout, 'data').then(() => false),
        closed.then(() => true),
      ]);
      if (isOver) throw new Error(`it has ended without showing ${awaited}: ${screen}`);
    }
    read = screen.length;
    child.stdin.write(keys);
  }
  const [code] = await closed;
  return { code, screen };
}
