/**
 * `npm run test:soak`: dials of every kind and fate, several at once, on simulators with random faults, for many
 * cycles. `-- --cycles 20000 --seed 7`; what fails names the cycle, which `-- --seed 7 --first 1234 --cycles 1` runs alone.
 */

import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { buildAll } from './lib/build.mjs';
import { finish, tally } from './lib/tally.mjs';
import { judgeRun, printReport } from './soak/report.mjs';

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
  const run = { complaints: [], summary: undefined, last: undefined, stuck: false, end: undefined };
  const args = [seed, first, cycles].map(String);
  const child = fork(new URL('soak/run.mjs', import.meta.url), args, { execArgv: ['--expose-gc'] });
  let watchdog;
  const heard = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      run.stuck = true;
      child.kill('SIGKILL');
    }, silence);
  };
  heard();
  return new Promise((resolve) => {
    child.on('message', ({ begins, complaint, summary }) => {
      heard();
      if (complaint !== undefined) run.complaints.push(complaint);
      run.last = begins ?? run.last;
      run.summary ??= summary;
    });
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      resolve({ ...run, end: signal ?? code });
    });
  });
}
