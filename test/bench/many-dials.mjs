/** Many dials at once, each in a process of its own, so that none is charged with another's memory. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inTurns, row } from './support/samples.mjs';

const program = fileURLToPath(new URL('./support/dial-at-once.mjs', import.meta.url));
const run = promisify(execFile);

export async function measureManyDials({ quick }) {
  const rows = [];
  for (const count of quick ? [1, 100, 1_000] : [1, 100, 1_000, 10_000])
    rows.push(...(await measure(count, quick ? 1 : 5)));
  return rows;
}

async function measure(count, rounds) {
  const told = { simulator: [], fast: [] };
  const { simulator, fast } = await inTurns(rounds, {
    simulator: () => dialAtOnce('simulator', count, told),
    fast: () => dialAtOnce('fast', count, told),
  });
  const of = (key) => told.simulator.map((one) => one[key]);
  const dials = `${count.toLocaleString('en')} ${count === 1 ? 'dial' : 'dials at once'}`;
  return [
    row(`${dials} on the simulator`, 'ms', simulator, {
      than: { name: 'a RAS that takes no time', samples: fast },
    }),
    row('… on a RAS that takes no time', 'ms', fast),
    row('… hung up again, on the simulator', 'ms', of('hungUp')),
    row('… threads that call RAS', '', of('rasThreads')),
    // One dial's share of what the process needs anyway says nothing.
    ...(count === 1 ? [] : [row('… memory a dial, at most', 'KiB', of('memory'))]),
  ];
}

async function dialAtOnce(kind, count, told) {
  const { stdout } = await run(process.execPath, ['--expose-gc', program, kind, String(count)]);
  const result = JSON.parse(stdout);
  told[kind].push(result);
  return result.connected;
}
