/**
 * `npm run test:soak`: dials of every kind and fate, several at once, on simulators with random faults, for many
 * cycles. `-- --cycles 20000 --seed 7`; what fails names the cycle, which `-- --seed 7 --first 1234 --cycles 1` runs alone.
 */

import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildAll } from './lib/build.mjs';
import { finish, tally } from './lib/tally.mjs';
import { judgeRun, printReport } from './soak/report.mjs';
import { UnderWay, writeStacks } from './soak/under-way.mjs';

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '700' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
  },
});
const [seed, first, cycles] = [values.seed, values.first, values.cycles].map(Number);
/** Real milliseconds without a word from a process that is not stuck. */
const silence = 150_000;

if (await buildAll()) {
  const began = performance.now();
  const run = await soak();
  const checks = judgeRun(run);
  printReport({ seed, first, cycles, seconds: (performance.now() - began) / 1000, ...run }, checks);
  const failed = checks.filter(({ failure }) => failure !== undefined).length;
  const skipped = checks.filter(({ skipped }) => skipped !== undefined).length;
  finish(tally(checks.length - failed - skipped, failed, skipped));
} else {
  finish(tally(0, 1));
}

/** In a process of its own, so that a crash is a failure like others. */
function soak() {
  const run = { complaints: [], summary: undefined, stuck: undefined, end: undefined };
  const underWay = new UnderWay();
  const args = [seed, first, cycles].map(String);
  const child = fork(new URL('soak/run.mjs', import.meta.url), args, { execArgv: ['--expose-gc'] });
  let watchdog;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      run.stuck = writeStacks(child.pid);
      child.kill('SIGKILL');
    }, silence);
  };
  heard();
  return new Promise((resolve) => {
    child.on('message', (message) => {
      heard();
      underWay.hear(message);
      if (message.complaint !== undefined) run.complaints.push(message.complaint);
      run.summary ??= message.summary;
    });
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      resolve({ ...run, underWay: String(underWay), end: signal ?? code });
    });
  });
}
