/** RAS may block for long. Whoever does not wait for the same call goes on meanwhile, and so does Node.js. */

import { describe, expect, test } from '@jest/globals';
import type { Connection, Dialing } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import { endedWell, runScript } from './support/script.js';
import { inTime, simulated } from './support/simulated.js';

const entry = { server: 'vpn.example.com', strategy: ['SSTP'] } as const;
const others = names('Line', 20);
const anHour = 3_600_000;
/** Nothing here is to end for want of the simulator's time. */
const never = { timeout: 2 ** 31 - 1 };

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix} ${index}`);
}

/** As many entries that behave so, and twenty that do not. */
function blocking(count: number, behavior: SimulatedBehavior): Scenario {
  const blocked = names('Blocked', count).map((name) => [name, { ...entry, behavior }]);
  const free = others.map((name) => [name, entry]);
  return { entries: Object.fromEntries([...blocked, ...free]), servers: { [entry.server]: {} } };
}

function dialAll(ras: Simulator, entries: readonly string[]): Promise<Connection[]> {
  return Promise.all(entries.map((name) => ras.dial(name, never)));
}

function hangUpAll(lines: readonly Connection[]): Promise<unknown[]> {
  return Promise.all(lines.map((line) => line.hangUp(never)));
}

describe.each([1, 8, 64])('while %i calls block', (count) => {
  test('in RasDial, the other dials connect and hang up', async () => {
    const ras = simulated(blocking(count, { rasDialBlocks: anHour }));
    const blocked = dialAll(ras, names('Blocked', count));
    const lines = await inTime(ras, dialAll(ras, others));
    await inTime(ras, hangUpAll(lines));
    expect(ras.clock.now()).toBeLessThan(anHour);
    await inTime(ras, hangUpAll(await inTime(ras, blocked, anHour)));
  });

  test('in RasHangUp, the other dials connect and hang up', async () => {
    const ras = simulated(blocking(count, { hangUpBlocks: anHour }));
    const hungUp = hangUpAll(await inTime(ras, dialAll(ras, names('Blocked', count))));
    const lines = await inTime(ras, dialAll(ras, others));
    await inTime(ras, hangUpAll(lines));
    expect(ras.clock.now()).toBeLessThan(anHour);
    await inTime(ras, hungUp, anHour);
  });
});

test('while 64 dials block on a clock that runs, the other dials connect first', async () => {
  const ras = simulated({ ...blocking(64, { rasDialBlocks: 5_000 }), clock: 'real' });
  const order: string[] = [];
  const all = [...names('Blocked', 64), ...others];
  const lines = await Promise.all(
    all.map(async (name) => {
      const line = await ras.dial(name);
      order.push(name);
      return line;
    }),
  );
  expect(order.slice(0, others.length).sort()).toEqual([...others].sort());
  await hangUpAll(lines);
});

test('more calls than there are threads for wait for one another', async () => {
  const count = 200;
  const ras = simulated(blocking(count, { rasDialBlocks: 10_000 }));
  const lines = await inTime(ras, dialAll(ras, names('Blocked', count)));
  await inTime(ras, hangUpAll(lines));
});

describe('with one thread in its pool Node.js reads files while 64', () => {
  const dialing = 'const lines = Promise.all(entries.map((name) => ras.dial(name)));';
  const hangingUp = `
    const lines = await Promise.all(entries.map((name) => ras.dial(name)));
    const gone = Promise.all(lines.map((line) => line.hangUp()));
  `;

  test.concurrent.each<[string, SimulatedBehavior, string, string]>([
    ['lines linger after their hang-up', { linger: 4_000 }, hangingUp, 'gone'],
    ['hang-ups block', { hangUpBlocks: 4_000 }, hangingUp, 'gone'],
    ['dials block', { rasDialBlocks: 4_000 }, dialing, 'lines'],
  ])('%s', async (_, behavior, script, pending) => {
    const source = `
      import { readFile } from 'node:fs/promises';
      import { simulate } from 'winras/simulator';
      const entries = ${JSON.stringify(names('Blocked', 64))};
      const ras = simulate(${JSON.stringify({ ...blocking(64, behavior), clock: 'real' })});
      ${script}
      const order = [];
      ${pending}.then(() => order.push('RAS'));
      // Until all of them are under way.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      for (const _ of entries) await readFile('package.json');
      order.push('file');
      await ${pending};
      console.log(order.join());
    `;
    const ended = await runScript(source, { env: { UV_THREADPOOL_SIZE: '1' } });
    expect(ended).toEqual(endedWell('file,RAS\n'));
  });
});

// Last, since threads that are held up would be missing in the other tests.
test('simulators whose calls together take all threads do not hold up one another', async () => {
  const both = [1, 2].map(() => simulated(blocking(60, { rasDialBlocks: 10_000 })));
  // By turns, so that neither has all of its calls under way.
  const dials = names('Blocked', 60).map((name) => both.map((ras) => ras.dial(name, never)));
  const work = async (ras: Simulator, index: number): Promise<void> => {
    const own = dials.map((pair) => pair[index] as Dialing);
    await inTime(ras, hangUpAll(await inTime(ras, Promise.all(own))));
  };
  await Promise.all(both.map(work));
});
