/** The command, started by a shell: for what Node.js cannot hand over. */

import { execFile } from 'node:child_process';
import { program } from './winras.js';

interface ShellEnded {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `script` is of sh, and ends with `"$@"`, which is the command. */
export function runShell(script: string, args: readonly string[]): Promise<ShellEnded> {
  return new Promise((resolve) => {
    const command = ['-c', script, 'sh', process.execPath, program, ...args];
    execFile('sh', command, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}
