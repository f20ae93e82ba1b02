/** How a process ends, and a worker in it. */

import type { Ended } from '../../contract/support/script.js';
import type { Manner } from './stages.js';

export interface Ending {
  readonly ending: string;
  readonly manner: Manner;
  /** Runs in the thread whose end it is. */
  readonly script: string;
  /** As the process ends; of its standard error what it must match. */
  readonly ended: Omit<Ended, 'stderr'> & { readonly stderr: RegExp };
}

export interface WorkersEnding extends Ending {
  /** Where `script` runs, when the worker has come so far. */
  readonly thread: 'main' | 'worker';
}

/** Of a worker alone; its main thread goes on. */
export interface LoneWorkersEnding extends Omit<WorkersEnding, 'ended'> {
  /** What the main thread is told: the message of an error, and the exit code. */
  readonly told: readonly (string | number)[];
}

/** What Node.js writes about an exception, and nothing else. */
const trace = /^\S+:\d+\n.*\n *\^\n\nError: oops\n( {4}at .*\n)+\nNode\.js v.*\n$/;
const throws = "process.nextTick(() => { throw new Error('oops') });";
const windows = process.platform === 'win32';

function endsWith(
  code: number | null,
  { stderr = /^$/, signal = null }: Partial<Ending['ended']> = {},
): Ending['ended'] {
  return { code, signal, stdout: '', stderr };
}

function kill(signal: NodeJS.Signals, manner: Manner): Ending {
  return {
    ending: `is killed with ${signal}`,
    manner,
    // A thread may run on for a moment, and is not to end by itself meanwhile.
    script: `process.kill(process.pid, '${signal}'); setInterval(() => {}, 1e6);`,
    ended: windows ? endsWith(1) : endsWith(null, { signal }),
  };
}

/** On Windows `process.kill()` is TerminateProcess for all signals alike, with exit code 1. */
const killed = kill('SIGKILL', 'killed');
const killedInOrder = windows ? [] : [kill('SIGTERM', 'inOrder')];
/** The main thread of these has not loaded the addon, so that nobody is there to hear a signal. */
const killedUnheard = windows ? [] : [kill('SIGTERM', 'killed')];

// biome-ignore format: a table
export const endingsOfProcess: readonly Ending[] = [
  { ending: 'ends by itself',            manner: 'byItself', script: '',                 ended: endsWith(0) },
  { ending: 'calls process.exit()',      manner: 'inOrder',  script: 'process.exit(7);', ended: endsWith(7) },
  { ending: 'has an uncaught exception', manner: 'inOrder',  script: throws,             ended: endsWith(1, { stderr: trace }) },
  killed,
  ...killedInOrder,
];

// biome-ignore format: a table
export const endingsOfLoneWorker: readonly LoneWorkersEnding[] = [
  { ending: 'ends by itself',            manner: 'byItself', thread: 'worker', script: '',                    told: [0] },
  { ending: 'calls process.exit()',      manner: 'inOrder',  thread: 'worker', script: 'process.exit(7);',    told: [7] },
  { ending: 'has an uncaught exception', manner: 'inOrder',  thread: 'worker', script: throws,                told: ['oops', 1] },
  { ending: 'is terminated',             manner: 'inOrder',  thread: 'main',   script: 'worker.terminate();', told: [1] },
];

/** The process ends with its worker. */
// biome-ignore format: a table
export const endingsOfWorker: readonly WorkersEnding[] = [
  { ending: 'is left by a main thread that ends by itself',            manner: 'inOrder', thread: 'main', script: 'worker.unref();', ended: endsWith(0) },
  { ending: 'is left by a main thread that calls process.exit()',      manner: 'inOrder', thread: 'main', script: 'process.exit(7);', ended: endsWith(7) },
  { ending: 'is left by a main thread that has an uncaught exception', manner: 'inOrder', thread: 'main', script: throws, ended: endsWith(1, { stderr: trace }) },
  ...[killed, ...killedUnheard].map((kill) => ({ ...kill, thread: 'worker' as const })),
];
