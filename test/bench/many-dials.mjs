/** Many dials at once, each in a process of its own, so that none is charged with another's memory. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inTurns, row } from './support/samples.mjs';

const program = fileURLToPath(new URL('./support/dial-at-once.mjs', import.meta.url));
const run = promisify(execFile);

export async function measureManyDials({ quick }) {
  const counts = quick ? [1, 100, 1_000] : [1, 100, 1_000, 10_000];
  const told = {};
  const measurements = counts.flatMap((count) =>
    ['simulator', 'fast'].map((kind) => {
      const name = nameOf(kind, count);
      told[name] = [];
      return [name, () => dialAtOnce(kind, count, told[name])];
    }),
  );
  const samples = await inTurns(quick ? 1 : 5, Object.fromEntries(measurements));
  return counts.flatMap((count) => rowsOf(count, samples, told[nameOf('simulator', count)]));
}

function nameOf(kind, count) {
  return `${kind} ${count}`;
}

function rowsOf(count, samples, told) {
  const of = (key) => told.map((one) => one[key]);
  const dials = `${number(count)} ${count === 1 ? 'dial' : 'dials at once'}`;
  const [onSimulator, fast] = ['simulator', 'fast'].map((kind) => samples[nameOf(kind, count)]);
  return [
    row(`${dials} on the simulator`, 'ms', onSimulator, {
      than: { name: 'a RAS that takes no time', samples: fast },
    }),
    row('… on a RAS that takes no time', 'ms', fast, fewer(count, samples)),
    row('… hung up again, on the simulator', 'ms', of('hungUp')),
    row('… threads that call RAS', '', of('rasThreads')),
    // One dial's share of what the process needs anyway says nothing.
    ...(count === 1 ? [] : [row('… memory a dial, at most', 'KiB', of('memory'))]),
  ];
}

/** Nothing that grows faster than the number of dials shows in a hundred. */
function fewer(count, samples) {
  if (count < 1_000) return {};
  const tenth = samples[nameOf('fast', count / 10)];
  const name = `ten times ${number(count / 10)} dials`;
  return { than: { name, samples: tenth.map((milliseconds) => 10 * milliseconds) } };
}

function number(count) {
  return count.toLocaleString('en');
}

/** Milliseconds until all have connected. */
async function dialAtOnce(kind, count, told) {
  const { stdout } = await run(process.execPath, ['--expose-gc', program, kind, String(count)]);
  const result = JSON.parse(stdout);
  told.push(result);
  return result.connected;
}
