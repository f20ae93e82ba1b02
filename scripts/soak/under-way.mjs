/** Which cycles have begun and not ended, and what the threads of their process stand in. */

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Real milliseconds for the debugger, which reads the symbols of Node.js first. */
const debuggerBound = 60_000;

/** Of the messages of run.mjs. */
export class UnderWay {
  /** Whether it runs in a worker, by cycle. */
  #cycles = new Map();

  hear({ begins, inWorker, ends }) {
    if (begins !== undefined) this.#cycles.set(begins, inWorker);
    if (ends !== undefined) this.#cycles.delete(ends);
  }

  toString() {
    const shown = [...this.#cycles].map(
      ([cycle, inWorker]) => `${cycle}${inWorker ? ' (in a worker)' : ''}`,
    );
    return shown.length === 0 ? 'no cycle under way' : `under way: ${shown.join(', ')}`;
  }
}

/** The file with the stacks of all threads of a process that still runs, or why there is none. */
export function writeStacks(pid) {
  const { error, status, stdout, stderr } = spawnSync(
    'gdb',
    ['-p', String(pid), '-batch', '-ex', 'thread apply all backtrace'],
    { encoding: 'utf8', timeout: debuggerBound, maxBuffer: 64 * 1024 * 1024 },
  );
  if (error !== undefined) return `no stacks: gdb: ${error.code ?? error.message}`;
  // It ends well also where it was not let in.
  if (!/^Thread \d+ /m.test(stdout))
    return `no stacks: gdb ended with ${status}: ${stderr.trim().split('\n').at(-1)}`;
  const file = join(tmpdir(), `winras-soak-${pid}.stacks`);
  writeFileSync(file, stdout);
  return `stacks: ${file}`;
}
