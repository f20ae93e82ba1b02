/** The guard of a line, from the side of the process that is guarded. */

import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Output } from './output.js';
import type { CommonOptions } from './session.js';

/** What the guard is told when there is nothing left to do. */
export const hungUp = 'hung up';

export type Simulation = CommonOptions['simulate'];

/** As an argument; there is no file without a name. */
const withoutFile = '';

export function simulationOf(argument: string | undefined): Simulation {
  return argument === withoutFile ? true : argument;
}

export interface LineGuard {
  /** The line is hung up: the guard ends, and does nothing. */
  dismiss(): Promise<void>;
}

/**
 * Starts it. A simulated RAS is each process' own: there the guard sees the line only if its scenario has it up from
 * the start (`connections`).
 */
export function guardLine(id: string, simulate: Simulation, output: Output): LineGuard {
  const simulation = simulate === undefined ? [] : [simulate === true ? withoutFile : simulate];
  const guard = spawn(process.execPath, [join(__dirname, 'guard.js'), id, ...simulation], {
    // Out of reach of Ctrl+C; on Windows also of the job that ends a process' children with it.
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', (error) => {
    output.note(`no guard hangs the line up if this process is killed: ${error.message}`);
  });
  guard.unref();
  // It may be missing, or ended by somebody; what it would have done is done here.
  const input = guard.stdin as Socket | undefined;
  input?.on('error', () => undefined);
  input?.unref();
  return {
    async dismiss() {
      await new Promise<void>((resolve) =>
        input === undefined ? resolve() : input.end(hungUp, () => resolve()),
      );
    },
  };
}
