/** The moments that are seldom: whenever a process or a worker ends, it leaves no dial half done. */

import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { endedWell, runScript } from '../contract/support/script.js';
import {
  expectNothingOwed,
  inWorker,
  offices,
  run,
  runInMainThread,
  terminate,
  wrong,
} from './support/dialing-script.js';

const blocked: Scenario['entries'] = {
  Blocked: {
    server: 'vpn.example.com',
    strategy: ['SSTP'],
    behavior: { rasDialBlocks: 1_000 },
  },
};
const scenario = offices(50, { delay: 20, linger: 50 }, blocked);
/** The last of its dials comes so far before the first connects, also on a busy machine. */
const slow = offices(50, { delay: 300, linger: 50 });
/** Its dials stay where they are. */
const stuck = offices(50, { delay: 60_000, linger: 50 }, blocked);

const exited = { ...endedWell(), code: 7 };

describe('process.exit() keeps its code, and a dial is hung up', () => {
  test.concurrent.each<[string, string, Scenario?]>([
    [
      'that a loop goes on to watch',
      "for await (const { state } of ras.dial('Office')) if (state === 'ConnectDevice') process.exit(7)",
    ],
    ['whose RasDial has not returned yet', "ras.dial('Blocked'); await begun(); process.exit(7)"],
    [
      'at whose pause a loop stands',
      `const dialing = ras.dial('Office', { ${wrong}, pausedStates: true });
       for await (const { phase } of dialing) if (phase === 'paused') process.exit(7)`,
    ],
    [
      'whose pause is being answered',
      `await ras.dial('Office', { ${wrong}, onPaused: () => process.exit(7) })`,
    ],
    [
      'that has been aborted just now',
      `const controller = new AbortController();
       const dialing = ras.dial('Office', { signal: controller.signal });
       await called('RasDial');
       controller.abort();
       process.exit(7)`,
      stuck,
    ],
    [
      'that has been given up just now',
      `const dialing = ras.dial('Office');
       await called('RasDial');
       dialing.hangUp();
       process.exit(7)`,
      stuck,
    ],
    [
      'that has been given up before its RasDial has returned',
      "const dialing = ras.dial('Blocked'); await begun(); dialing.hangUp(); process.exit(7)",
    ],
    [
      'that has timed out just now',
      `ras.dial('Office', { timeout: 1_500 }).catch(() => {});
       await begun();
       setTimeout(() => process.exit(7), 1_600)`,
      { ...stuck, behavior: { rasDialBlocks: 3_000 } },
    ],
    [
      'whose line stays long after its hang-up',
      `const dialing = ras.dial('Office');
       await called('RasDial');
       dialing.hangUp();
       setTimeout(() => process.exit(7), 100)`,
      { ...stuck, behavior: { delay: 60_000, linger: 60_000 } },
    ],
    [
      'on a virtual clock that nobody moves any more',
      `ras.clock.advance(50);
       await at(ras.dial('Office'), 'OpenPort');
       process.exit(7)`,
      { ...scenario, clock: 'virtual' },
    ],
  ])('%s', async (_, script, world = scenario) => {
    const told = await runInMainThread(script, world);
    expect(told.ended).toEqual(exited);
    expectNothingOwed(told);
  });

  test.concurrent.each([
    ['with all the others', 'AllDevicesConnected', ''],
    [
      'with all the others that have been given up just now',
      'ConnectDevice',
      'for (const dialing of dials) dialing.hangUp();',
    ],
  ])('%s', async (_, state, before) => {
    const script = `
      const dials = Array.from({ length: 50 }, (_, index) => ras.dial('Line ' + index));
      await Promise.all(dials.map((dialing) => at(dialing, '${state}')));
      ${before}
      process.exit(7);
    `;
    const told = await runInMainThread(script, slow);
    expect(told.ended).toEqual(exited);
    expectNothingOwed(told, 50);
  });

  test.concurrent('that RAS has not heard of yet, in that it never hears of it', async () => {
    const told = await runInMainThread("ras.dial('Office'); process.exit(7)", scenario);
    expect(told.ended).toEqual(exited);
    expect(told.ledger.owed).toEqual({});
    expect(told.ledger.calls).not.toHaveProperty('RasDial');
  });
});

test.concurrent('a process does not wait for ever for a line that will not go', async () => {
  const told = await runInMainThread(
    "ras.dial('Office'); await called('RasDial'); process.exit(7)",
    {
      ...stuck,
      behavior: { delay: 60_000, hangUpBlocks: 60_000 },
    },
  );
  expect(told.ended).toEqual(exited);
});

// Windows' process.kill() ends a process whatever it handles.
const handles = process.platform === 'win32' ? test.concurrent.skip : test.concurrent;

handles('where there are signals, one that calls process.exit() ends it in order', async () => {
  const script = `
    process.once('SIGTERM', () => process.exit(7));
    ras.dial('Office');
    await called('RasDial');
    process.kill(process.pid, 'SIGTERM');
  `;
  const told = await runInMainThread(script, stuck);
  expect(told.ended).toEqual(exited);
  expectNothingOwed(told);
});

describe('an error that nobody catches ends the process with code 1, and a dial is hung up', () => {
  test.concurrent.each<[string, string, Scenario?]>([
    [
      'in a loop',
      "for await (const { state } of ras.dial('Office')) throw new Error('oops ' + state)",
      scenario,
    ],
    ['in a promise', "ras.dial('Office'); await called('RasDial'); Promise.reject(Error('oops'))"],
    ['on another dial', "ras.dial('Office'); await called('RasDial'); ras.dial('oops')"],
  ])('%s', async (_, script, world = stuck) => {
    const told = await runInMainThread(script, world);
    expect(told.ended).toMatchObject({ code: 1, signal: null, stdout: '' });
    expect(told.ended.stderr).toMatch(/Error: .*oops/);
    expectNothingOwed(told);
  });
});

describe('a worker', () => {
  const dialing = "ras.dial('Office').catch(() => {}); await called('RasDial'); say();";
  const terminated = `${terminate} console.log('done');`;

  test.concurrent.each<[string, string, Scenario]>([
    ['while RasDial blocks', "ras.dial('Blocked'); await begun(); say()", stuck],
    ['on a virtual clock', dialing, { ...stuck, clock: 'virtual' }],
  ])('that is terminated %s owes nothing', async (_, script, world) => {
    const told = await run((ledgerFile) => inWorker(script, world, ledgerFile) + terminated);
    expect(told.ended).toEqual(endedWell('done\n'));
    expectNothingOwed(told);
  });

  test.concurrent('that is terminated does not disturb the dials of the others', async () => {
    const [ledgerFile, ours] = [newLedgerFile(), newLedgerFile()];
    const ended = await runScript(`
      ${inWorker(dialing, stuck, ledgerFile)}
      const ras = simulate(${JSON.stringify({ ...scenario, ledgerFile: ours })});
      const dials = Array.from({ length: 50 }, (_, index) => ras.dial('Line ' + index));
      ${terminated}
      await Promise.all(dials.map(async (dialing) => (await dialing).hangUp()));
    `);
    expect(ended).toEqual(endedWell('done\n'));
    expectNothingOwed({ ledger: readLedger(ledgerFile) });
    expectNothingOwed({ ledger: readLedger(ours) }, 50);
  });
});
