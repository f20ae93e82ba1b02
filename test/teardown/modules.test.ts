/** The package in many threads, several times in one process, and loaded again: every one of them works. */

import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { endedWell, runScript } from '../contract/support/script.js';
import { copyPackage } from './support/copy.js';
import { expectNothingOwed, offices, terminate } from './support/dialing-script.js';

const scenario = { ...offices(10, { delay: 5, linger: 20 }), clock: 10 };
const stuck = offices(0, { delay: 60_000, linger: 20 });

/** Starts a worker and gives its exit code. `script` is of CommonJS, has a simulator `ras`, and may await. */
function startWorker(script: string, world: Scenario): string {
  const source = `
    const { parentPort, workerData: ledgerFile } = require('node:worker_threads');
    const { simulate } = require('winras/simulator');
    (async () => {
      const ras = simulate({ ...${JSON.stringify(world)}, ledgerFile });
      ${script}
    })();
  `;
  return `
    const { once } = await import('node:events');
    const { Worker } = await import('node:worker_threads');
    const start = (workerData) =>
      new Worker(${JSON.stringify(source)}, { eval: true, execArgv: [], workerData });
  `;
}

const dialTen = `
  const names = Array.from({ length: 10 }, (_, index) => 'Line ' + index);
  const lines = await Promise.all(names.map((name) => ras.dial(name)));
  await Promise.all(lines.map((line) => line.hangUp()));
`;

test.concurrent('eight workers dial at once, again and again', async () => {
  const ledgerFile = newLedgerFile();
  const rounds = 3;
  const work = `
    parentPort.postMessage('ready');
    await once(parentPort, 'message');
    for (let round = 0; round < ${rounds}; round++) { ${dialTen} }
    parentPort.unref();
  `;
  const ended = await runScript(`
    ${startWorker(`const { once } = require('node:events'); ${work}`, scenario)}
    const workers = Array.from({ length: 8 }, (_, index) =>
      start(${JSON.stringify(ledgerFile)} + index));
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    const exits = workers.map((worker) => once(worker, 'exit'));
    for (const worker of workers) worker.postMessage('go');
    console.log((await Promise.all(exits)).join());
  `);
  expect(ended).toEqual(endedWell('0,0,0,0,0,0,0,0\n'));
  for (let index = 0; index < 8; index++)
    expectNothingOwed({ ledger: readLedger(`${ledgerFile}${index}`) }, rounds * 10);
});

describe('the package is loaded again after its only worker', () => {
  // Node.js unloads an addon when nobody has it any more; RAS' threads may still be in it.
  test.concurrent.each<[string, string, string, Scenario]>([
    ['has ended by itself', `${dialTen}`, "await once(worker, 'exit');", scenario],
    [
      'has called process.exit() in the middle of a dial',
      "ras.dial('Office'); setTimeout(() => process.exit(5), 50);",
      "await once(worker, 'exit');",
      stuck,
    ],
    [
      'was terminated in the middle of a dial',
      "ras.dial('Office'); setTimeout(() => parentPort.postMessage('ready'), 50);",
      terminate,
      stuck,
    ],
    [
      'was terminated while notifications came as fast as they can',
      `parentPort.postMessage('ready');
       for (let index = 0; index < 10; index++) ras.dial('Line ' + index, { hangUpOnExit: true });`,
      terminate,
      offices(10, { delay: 0, linger: 5 }),
    ],
  ])('%s', async (_, script, end, world) => {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(`
      ${startWorker(script, world)}
      for (let round = 0; round < 5; round++) {
        const worker = start(${JSON.stringify(ledgerFile)} + round);
        ${end}
      }
      const { simulate } = await import('winras/simulator');
      const ras = simulate(${JSON.stringify({ ...scenario, ledgerFile: `${ledgerFile}main` })});
      ${dialTen}
      console.log('done');
    `);
    expect(ended).toEqual(endedWell('done\n'));
    for (let round = 0; round < 5; round++) {
      const { owed, violations } = readLedger(`${ledgerFile}${round}`);
      expect({ owed, violations }).toEqual({ owed: {}, violations: [] });
    }
    expectNothingOwed({ ledger: readLedger(`${ledgerFile}main`) }, 10);
  });
});

describe('two copies of the package', () => {
  /** Those files of the first copy that are loaded anew; `true`: all. */
  const loadAnew = (forget: string): string => `
    for (const file of Object.keys(require.cache)) if (${forget}) delete require.cache[file];
    const second = { ...require('winras'), ...require('winras/simulator') };
  `;
  const elsewhere = `
    const copy = require('node:module').createRequire(process.env.COPY);
    const second = { ...copy('winras'), ...copy('winras/simulator') };
  `;
  const copies: [string, string][] = [
    ['and one addon', loadAnew("!file.endsWith('.node')")],
    ['and one addon that is loaded twice', loadAnew('true')],
    ['in two folders, each with its addon', elsewhere],
  ];

  const load = (second: string): string => `
    const first = { ...require('winras'), ...require('winras/simulator') };
    ${second}
    const assert = require('node:assert/strict');
    assert.notEqual(first.RasError, second.RasError);
    const simulators = (scenario) => [first, second].map(({ simulate }, index) =>
      simulate({ ...scenario, ledgerFile: process.env.LEDGER + index }));
  `;

  async function runCopies(second: string, work: string) {
    const ledgerFile = newLedgerFile();
    const ended = await runScript(`${load(second)} ${work}`, {
      type: 'commonjs',
      env: { LEDGER: ledgerFile, COPY: join(copyPackage(), 'script.js') },
    });
    return { ended, ledgers: [0, 1].map((index) => readLedger(`${ledgerFile}${index}`)) };
  }

  test.concurrent.each(copies)('%s work together in one process', async (_, second) => {
    const { ended, ledgers } = await runCopies(
      second,
      `
        const [one, two] = simulators(${JSON.stringify(scenario)});
        (async () => {
          const failures = await Promise.allSettled([one, two].map((ras) => ras.dial('Nobody')));
          for (const { reason } of failures)
            assert(first.isRasError(reason, 623) && second.isRasError(reason, 623));
          const lines = await Promise.all([
            one.dial('Office'),
            two.dial('Office', { hangUpOnExit: true }),
          ]);
          assert(lines[0] instanceof first.Connection && lines[1] instanceof second.Connection);
          await lines[0].hangUp();
          one.assertNoOpenConnections();
          console.log('done');
        })();
      `,
    );
    expect(ended).toEqual(endedWell('done\n'));
    for (const ledger of ledgers) expectNothingOwed({ ledger });
  });

  test.concurrent.each(copies)('%s both hang up their dials on exit', async (_, second) => {
    const { ended, ledgers } = await runCopies(
      second,
      `
        const isDial = (call) => call.function === 'RasDial';
        const both = simulators(${JSON.stringify(stuck)});
        for (const ras of both) ras.dial('Office');
        setInterval(() => {
          if (both.every((ras) => ras.calls().some(isDial))) process.exit(7);
        }, 5);
      `,
    );
    expect(ended).toEqual({ ...endedWell(), code: 7 });
    for (const ledger of ledgers) expectNothingOwed({ ledger });
  });

  test.concurrent('in two folders have addons that are modules of their own', async () => {
    const { ended } = await runCopies(
      elsewhere,
      `
        simulators({});
        const addons = Object.keys(require.cache).filter((file) => file.endsWith('.node'));
        assert.equal(addons.length, 2);
        assert.notEqual(require(addons[0]), require(addons[1]));
        console.log('done');
      `,
    );
    expect(ended).toEqual(endedWell('done\n'));
  });
});
