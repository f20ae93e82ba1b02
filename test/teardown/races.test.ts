/** Fifty dials whose notifications come as fast as they can, and an end at any moment. */

import { expect, test } from '@jest/globals';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { chooser } from '../contract/support/randomly.js';
import { endedWell, runScript } from '../contract/support/script.js';
import { inMainThread, offices } from './support/dialing-script.js';

const lines = 50;
const scenario = offices(lines, { delay: 0, linger: 5 });

/** Milliseconds, with fractions: from before the first RasDial until after the last line has connected. */
function moments(seed: number, count: number): number[] {
  const tenths = Array.from({ length: 500 }, (_, index) => index / 10);
  const choose = chooser(seed);
  return Array.from({ length: count }, () => choose(tenths));
}

/** What a script has had of a line: nothing yet, or its connection, which it may have hung up at once. */
const [hadConnection, hungUp] = [1, 2];

/** Every other line is to be hung up on exit; one in five is hung up as soon as it is there. */
const dial = `
  const had = new Uint8Array(shared);
  for (let index = 0; index < ${lines}; index++) {
    const dialing = ras.dial('Line ' + index, { hangUpOnExit: index % 2 === 0 });
    dialing.then((line) => {
      if (index % 5 === 0) line.hangUp().catch(() => {});
      had[index] = index % 5 === 0 ? ${hungUp} : ${hadConnection};
    }, () => {});
    if (index % 3 === 0) (async () => { for await (const event of dialing) event.toJSON(); })();
  }
`;
/** A timer is too coarse. */
const until = 'const until = (time) => { while (performance.now() < time); };';

/** `had`: for each line. */
function expectOnlyConnectedLinesOwed(ledgerFile: string, had: readonly number[]): void {
  const { owed, violations } = readLedger(ledgerFile);
  expect(violations).toEqual([]);
  for (const [index, what] of had.entries()) {
    const hangUpOnExit = index % 2 === 0;
    const name = `Line ${index}`;
    const references = owed[name] ?? 0;
    // Where it had nothing yet, the end may have come while it was given its connection.
    const allowed = hangUpOnExit || what === hungUp ? [0] : what === hadConnection ? [1] : [0, 1];
    expect(allowed.map((count) => ({ name, count }))).toContainEqual({ name, count: references });
  }
}

test.concurrent.each([1, 2, 3])(
  'a worker is terminated at twenty moments (seed %i)',
  async (seed) => {
    const ledgerFile = newLedgerFile();
    const times = moments(seed, 20);
    const source = `
    const { parentPort, workerData: { shared, ledgerFile } } = require('node:worker_threads');
    const { simulate } = require('winras/simulator');
    const ras = simulate({ ...${JSON.stringify(scenario)}, ledgerFile });
    parentPort.postMessage('ready');
    ${dial}
  `;
    const { stdout, ...ended } = await runScript(`
    import { Worker } from 'node:worker_threads';
    import { once } from 'node:events';
    ${until}
    const rounds = [];
    for (const [round, time] of ${JSON.stringify(times)}.entries()) {
      const shared = new SharedArrayBuffer(${lines});
      const workerData = { shared, ledgerFile: ${JSON.stringify(ledgerFile)} + round };
      const worker = new Worker(${JSON.stringify(source)}, { eval: true, execArgv: [], workerData });
      await once(worker, 'message');
      until(performance.now() + time);
      await worker.terminate();
      rounds.push([...new Uint8Array(shared)]);
    }
    console.log(JSON.stringify(rounds));
  `);
    expect({ ...ended, stdout: '' }).toEqual(endedWell());
    const rounds: number[][] = JSON.parse(stdout);
    expect(rounds).toHaveLength(times.length);
    for (const [round, had] of rounds.entries())
      expectOnlyConnectedLinesOwed(`${ledgerFile}${round}`, had);
  },
);

test.concurrent.each(moments(4, 12))('a process exits after %d ms', async (time) => {
  const ledgerFile = newLedgerFile();
  // From outside the event loop's order: whatever JavaScript has just been told, and whatever not.
  const script = `
    const shared = new ArrayBuffer(${lines});
    const end = performance.now() + ${time};
    const wait = () => {
      if (performance.now() < end) return setImmediate(wait);
      console.log(JSON.stringify([...had]));
      process.exit(7);
    };
    ${dial}
    wait();
  `;
  const { stdout, ...ended } = await runScript(inMainThread(script, scenario, ledgerFile));
  expect({ ...ended, stdout: '' }).toEqual({ ...endedWell(), code: 7 });
  expectOnlyConnectedLinesOwed(ledgerFile, JSON.parse(stdout));
});
