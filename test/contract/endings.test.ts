/** However a process or a worker ends, it leaves no dial half done; a connected line stays up unless told otherwise. */

import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newLedgerFile, readLedger } from './support/ledger.js';
import { type Ended, endedWell, runScript } from './support/script.js';
import { alice, office } from './support/simulated.js';

const names = ['Office', 'Blocked', ...Array.from({ length: 50 }, (_, index) => `Line ${index}`)];
const entry = { server: 'vpn.example.com', strategy: ['SSTP'] } as const;
const scenario: Scenario = {
  ...office,
  entries: {
    ...Object.fromEntries(names.map((name) => [name, entry])),
    Blocked: { ...entry, behavior: { rasDialBlocks: 1_000 } },
  },
  stored: Object.fromEntries(names.map((name) => [name, alice])),
  clock: 'real',
  behavior: { delay: 20, linger: 50 },
};
/** Its dials stay where they are. */
const stuck: Scenario = { ...scenario, behavior: { delay: 60_000, linger: 50 } };

const wrong = "credentials: { userName: 'alice', password: 'wrong' }";

interface Told {
  readonly ended: Ended;
  readonly ledger: ReturnType<typeof readLedger>;
}

/** What scripts are written with: the simulator `ras`, and when a dial has come so far. */
function prelude(world: Scenario, ledgerFile: string): string {
  return `
    const ras = simulate(${JSON.stringify({ ...world, ledgerFile })});
    const at = async (dialing, wanted) => {
      dialing.catch(() => {});
      for await (const { state } of dialing) if (state === wanted) return;
    };
    const begun = async () => {
      const isDial = (call) => call.function === 'RasDial';
      while (!ras.calls().some(isDial)) await new Promise((resolve) => setTimeout(resolve, 5));
    };
  `;
}

/** Runs a script, and reads what it left behind. */
async function run(script: string, world = scenario): Promise<Told> {
  const ledgerFile = newLedgerFile();
  const ended = await runScript(
    `import { simulate } from 'winras/simulator'; ${prelude(world, ledgerFile)} ${script}`,
  );
  return { ended, ledger: readLedger(ledgerFile) };
}

/** The dials have begun, and have been paid for. */
function expectNothingOwed({ ledger }: Told, dials = 1): void {
  expect({ ...ledger, calls: {} }).toEqual({ owed: {}, calls: {}, violations: [] });
  expect(ledger.calls).toMatchObject({ RasDial: dials, RasHangUp: dials });
}

describe('process.exit() keeps its code, and a dial is hung up', () => {
  test.concurrent.each<[string, string, Scenario?]>([
    ['at its first state', "await at(ras.dial('Office'), 'OpenPort'); process.exit(7)"],
    ['at a later state', "await at(ras.dial('Office'), 'Authenticate'); process.exit(7)"],
    [
      'that a loop goes on to watch',
      "for await (const { state } of ras.dial('Office')) if (state === 'ConnectDevice') process.exit(7)",
    ],
    [
      'whose RasDial has not returned yet',
      "ras.dial('Blocked'); setTimeout(() => process.exit(7), 300)",
    ],
    [
      'that pauses',
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
       await begun();
       controller.abort();
       process.exit(7)`,
      stuck,
    ],
    [
      'that has been given up just now',
      "const dialing = ras.dial('Office'); await begun(); dialing.hangUp(); process.exit(7)",
      stuck,
    ],
    [
      'that has been given up before its RasDial has returned',
      "const dialing = ras.dial('Blocked'); setTimeout(() => { dialing.hangUp(); process.exit(7) }, 300)",
    ],
    [
      'that has timed out just now',
      `ras.dial('Blocked', { timeout: 300 }).catch(() => {});
       setTimeout(() => process.exit(7), 400)`,
    ],
    [
      'whose hang-up is under way',
      `const dialing = ras.dial('Office');
       await begun();
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
    const told = await run(script, world);
    expect(told.ended).toEqual({ ...endedWell(), code: 7 });
    expectNothingOwed(told);
  });

  test.concurrent('with all the others that have been given up just now', async () => {
    const told = await run(`
      const dials = Array.from({ length: 50 }, (_, index) => ras.dial('Line ' + index));
      await Promise.all(dials.map((dialing) => at(dialing, 'ConnectDevice')));
      for (const dialing of dials) dialing.hangUp();
      process.exit(7);
    `);
    expect(told.ended).toEqual({ ...endedWell(), code: 7 });
    expectNothingOwed(told, 50);
  });

  test.concurrent('with all the others', async () => {
    const told = await run(`
      const dials = Array.from({ length: 50 }, (_, index) => ras.dial('Line ' + index));
      await Promise.all(dials.map((dialing) => at(dialing, 'AllDevicesConnected')));
      process.exit(7);
    `);
    expect(told.ended).toEqual({ ...endedWell(), code: 7 });
    expectNothingOwed(told, 50);
  });

  test.concurrent('that RAS has not heard of yet, in that it never hears of it', async () => {
    const told = await run("ras.dial('Office'); process.exit(7)");
    expect(told.ended).toEqual({ ...endedWell(), code: 7 });
    expect(told.ledger.owed).toEqual({});
    expect(told.ledger.calls).not.toHaveProperty('RasDial');
  });

  test.concurrent('once, when the line was hung up before', async () => {
    const told = await run(`
      const line = await ras.dial('Office', { hangUpOnExit: true });
      await line.hangUp();
      process.exit(7);
    `);
    expect(told.ended).toEqual({ ...endedWell(), code: 7 });
    expectNothingOwed(told);
  });
});

test.concurrent('a process does not wait for ever for a line that will not go', async () => {
  const told = await run("ras.dial('Office'); await begun(); process.exit(7)", {
    ...stuck,
    behavior: { delay: 60_000, hangUpBlocks: 60_000 },
  });
  expect(told.ended).toEqual({ ...endedWell(), code: 7 });
});

describe('an error that nobody catches ends the process with code 1, and a dial is hung up', () => {
  test.concurrent.each<[string, string, Scenario?]>([
    [
      'in a loop',
      "for await (const { state } of ras.dial('Office')) throw new Error('oops ' + state)",
      scenario,
    ],
    ['in a callback', "ras.dial('Office'); setTimeout(() => { throw new Error('oops') }, 100)"],
    ['in a promise', "ras.dial('Office'); await begun(); Promise.reject(new Error('oops'))"],
    ['on another dial', "ras.dial('Office'); ras.dial('oops')"],
  ])('%s', async (_, script, world = stuck) => {
    const told = await run(script, world);
    expect(told.ended).toMatchObject({ code: 1, signal: null, stdout: '' });
    expect(told.ended.stderr).toMatch(/Error: .*oops/);
    expectNothingOwed(told);
  });
});

describe('a connected line, when the process', () => {
  const dial = (hangUpOnExit: boolean): string =>
    `const line = await ras.dial('Office', { hangUpOnExit: ${hangUpOnExit} });`;

  test.concurrent.each<[string, string, number]>([
    ['ends by itself', '', 0],
    ['calls process.exit()', 'process.exit(3)', 3],
    ['has an uncaught exception', "throw new Error('oops')", 1],
  ])('%s, stays up unless hangUpOnExit was set', async (_, end, code) => {
    const stays = await run(`${dial(false)}${end}`);
    expect(stays.ended).toMatchObject({ code, signal: null });
    expect(stays.ledger).toMatchObject({ owed: { Office: 1 }, violations: [] });
    expect(stays.ledger.calls).not.toHaveProperty('RasHangUp');

    const goes = await run(`${dial(true)}${end}`);
    expect(goes.ended).toMatchObject({ code, signal: null });
    expectNothingOwed(goes);
  });
});

describe('a worker', () => {
  /** Starts a worker that posts a message with say(). */
  const working = (script: string, world: Scenario, ledgerFile: string): string => {
    const source = `
      const { parentPort } = require('node:worker_threads');
      const { simulate } = require('winras/simulator');
      const say = () => parentPort.postMessage('ready');
      ${prelude(world, ledgerFile)}
      ${script}
    `;
    return `
      import { once } from 'node:events';
      import { Worker } from 'node:worker_threads';
      import { simulate } from 'winras/simulator';
      const worker = new Worker(${JSON.stringify(source)}, { eval: true, execArgv: [] });
    `;
  };

  const dialing = "ras.dial('Office').catch(() => {}); begun().then(say);";
  const terminate = "await once(worker, 'message'); await worker.terminate(); console.log('done');";
  const exited = "worker.on('error', () => {}).on('exit', (code) => console.log('code', code));";

  test.concurrent.each<[string, string, string, string, Scenario?]>([
    ['is terminated in the middle of a dial', dialing, terminate, 'done'],
    [
      'is terminated while RasDial blocks',
      "ras.dial('Blocked'); setTimeout(say, 300)",
      terminate,
      'done',
    ],
    [
      'is terminated while a dial pauses',
      `ras.dial('Office', { ${wrong}, onPaused: () => (say(), new Promise(() => {})) }).catch(() => {})`,
      terminate,
      'done',
      scenario,
    ],
    [
      'is terminated on a virtual clock',
      dialing,
      terminate,
      'done',
      { ...stuck, clock: 'virtual' },
    ],
    ['exits', "ras.dial('Office'); begun().then(() => process.exit(5))", exited, 'code 5'],
    [
      'has an uncaught exception',
      "ras.dial('Office'); setTimeout(() => { throw new Error('oops') }, 100)",
      exited,
      'code 1',
    ],
    [
      'ends by itself with hangUpOnExit',
      "ras.dial('Office', { hangUpOnExit: true })",
      exited,
      'code 0',
      scenario,
    ],
  ])('that %s owes nothing', async (_, script, end, output, world = stuck) => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(`${working(script, world, ledgerFile)}${end}`);
    expect(ended).toEqual(endedWell(`${output}\n`));
    expectNothingOwed({ ended, ledger: readLedger(ledgerFile) });
  });

  test.concurrent('that ends leaves its connected line up', async () => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(
      `${working("ras.dial('Office').then(say)", scenario, ledgerFile)}${terminate}`,
    );
    expect(ended).toEqual(endedWell('done\n'));
    expect(readLedger(ledgerFile)).toMatchObject({ owed: { Office: 1 }, violations: [] });
  });

  test.concurrent('that is terminated does not disturb the dials of the others', async () => {
    const [ledgerFile, ours] = [newLedgerFile(), newLedgerFile()];
    const ended = await runScript(`
      ${working(dialing, stuck, ledgerFile)}
      const ras = simulate(${JSON.stringify({ ...scenario, ledgerFile: ours })});
      const dials = Array.from({ length: 50 }, (_, index) => ras.dial('Line ' + index));
      ${terminate}
      await Promise.all(dials.map(async (dialing) => (await dialing).hangUp()));
    `);
    expect(ended).toEqual(endedWell('done\n'));
    expectNothingOwed({ ended, ledger: readLedger(ledgerFile) });
    expectNothingOwed({ ended, ledger: readLedger(ours) }, 50);
  });

  test.concurrent('is one of many that come and go', async () => {
    const ledgerFile = newLedgerFile();
    const script = `
      import { Worker } from 'node:worker_threads';
      import { once } from 'node:events';
      const source = ${JSON.stringify(`
        const { simulate } = require('winras/simulator');
        const ras = simulate(${JSON.stringify({ ...scenario, ledgerFile, clock: 20 })});
        for (let index = 0; index < 10; index++) ras.dial('Line ' + index).catch(() => {});
        require('node:worker_threads').parentPort.postMessage('ready');
      `)};
      for (let round = 0; round < 10; round++) {
        const worker = new Worker(source, { eval: true, execArgv: [] });
        await once(worker, 'message');
        await new Promise((resolve) => setTimeout(resolve, round * 3));
        await worker.terminate();
      }
      console.log('done');
    `;
    expect(await runScript(script)).toEqual(endedWell('done\n'));
    expect(readLedger(ledgerFile).violations).toEqual([]);
  });
});
