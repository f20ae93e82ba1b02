/**
 * A signal that ends the process: what is owed is hung up first, unless the program has handlers of its own. Windows'
 * processes cannot be sent one; there the event is emitted, as Node.js does it for a console's.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { endedWell, runNode, runScript } from '../contract/support/script.js';
import { copyPackage } from './support/copy.js';
import {
  expectNothingOwed,
  inMainThread,
  inWorker,
  offices,
  run,
  runInMainThread,
  type Told,
} from './support/dialing-script.js';
import { endedBySignal, send, signalNames } from './support/signals.js';

const quick = offices(1, { delay: 5, linger: 20 });
const slow = offices(0, { delay: 60_000, linger: 20 });

const connect = "const line = await ras.dial('Office', { hangUpOnExit: true });";
const begin = "ras.dial('Office').catch(() => {}); await called('RasDial');";

function expectHungUpBy(told: Told, name: NodeJS.Signals, stdout = ''): void {
  expect(told.ended).toEqual(endedBySignal(name, stdout));
  expectNothingOwed(told);
}

describe.each(signalNames)('%s hangs up', (name) => {
  test.concurrent.each([
    ['a line with hangUpOnExit', connect, quick],
    ['a dial that is under way', begin, slow],
  ])('%s', async (_, reach, scenario) => {
    const told = await runInMainThread(`${reach} ${send(name)}`, scenario);
    expectHungUpBy(told, name);
  });
});

test('all lines at once', async () => {
  // One after the other they would take longer than there is time.
  const scenario = offices(9, { delay: 5, linger: 1_500 });
  const dials = `await Promise.all(Array.from({ length: 9 }, (_, index) =>
    ras.dial('Line ' + index, { hangUpOnExit: true })));`;
  const told = await runInMainThread(`${dials} ${send('SIGINT')}`, scenario);
  expect(told.ended).toEqual(endedBySignal('SIGINT'));
  expectNothingOwed(told, 9);
});

test('a line that is to stay up stays up', async () => {
  const told = await runInMainThread(`await ras.dial('Office'); ${endsItself}`, quick);
  expect(told.ended).toEqual(endedWell('0\n'));
  expect(told.ledger.owed).toEqual({ Office: 1 });
});

/** Nobody listens, so that the system ends the process: shown without a signal. */
const count = (name: string): string => `process.listenerCount('${name}')`;
const endsItself = `console.log(${count('SIGINT')});`;

test('they are listened to only while something is owed', async () => {
  const all = `[${signalNames.map(count).join(', ')}].join('')`;
  const script = `
    const counts = [${all}];
    const dialing = ras.dial('Office');
    await called('RasDial');
    counts.push(${all});
    const line = await dialing;
    counts.push(${all});
    await line.hangUp();
    ${connect.replace('const line', 'const other')}
    counts.push(${all});
    await other.hangUp();
    counts.push(${all});
    console.log(counts.join());
  `;
  const told = await runInMainThread(script, quick);
  const [none, one] = ['0', '1'].map((digit) => digit.repeat(signalNames.length));
  expect(told.ended).toEqual(endedWell(`${[none, one, none, one, none].join()}\n`));
});

describe('they are not listened to any more when the line', () => {
  const all = 'await line.hangUp({ all: true });';
  const another = `
    const [same] = await ras.connections();
    await same.hangUp({ all: true });
  `;
  const lost = "ras.dropLine('Office');";
  const fails = 'await line.hangUp({ timeout: 20 }).catch(() => {});';
  const unheard = connect.replace('{ hangUpOnExit: true }', '{}');
  const refusing = offices(0, { delay: 5, hangUpError: 753 });
  const lingering = offices(0, { delay: 5, linger: 500 });

  test.concurrent.each([
    ['is hung up with all references', connect + all, quick],
    ['is hung up with all references by another object of it', connect + another, quick],
    ['is lost', connect + lost, quick],
    ['is lost after a hang-up that RAS has refused', unheard + fails + lost, refusing],
    ['goes after a hang-up that has given up', unheard + fails, lingering],
  ])('%s', async (_, script, scenario) => {
    // An hour of its clock is 36 s.
    const world = { ...scenario, clock: 100 };
    const within = `
      for (let look = 0; look < 1_000 && ${count('SIGINT')} > 0; look += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      ${endsItself}
    `;
    const { ended, ledger } = await runInMainThread(`${script} ${within}`, world);
    expect(ended).toEqual(endedWell('0\n'));
    expect(ledger.violations).toEqual([]);
  });

  test('is hung up with all references: at once', async () => {
    const told = await runInMainThread(`${connect} ${all} ${endsItself}`, quick);
    expect(told.ended).toEqual(endedWell('0\n'));
    expectNothingOwed(told);
  });
});

describe("a program's own handler decides", () => {
  const handler = `async () => {
    console.log('cleaning up');
    await new Promise((resolve) => setTimeout(resolve, 20));
    console.log(ras.owed().length);
    await ras.dial('Line 0').then((line) => line.hangUp());
    console.log('done');
    process.exit(5);
  }`;
  const added = (by: string): string => `process.${by}('SIGINT', ${handler});`;

  test.concurrent.each([
    ['on, before the dial', added('on') + connect],
    ['once, before the dial', added('once') + connect],
    ['on, after the dial', connect + added('on')],
    ['once, after the dial', connect + added('once')],
  ])('%s', async (_, reach) => {
    const stays = 'setInterval(() => {}, 1e6);';
    const told = await runInMainThread(`${reach} ${stays} ${send('SIGINT')}`, quick);
    expect(told.ended).toEqual({ ...endedWell('cleaning up\n1\ndone\n'), code: 5 });
    expectNothingOwed(told, 2);
  });

  test('that it has no more does not', async () => {
    const script = `
      const handler = () => console.log('heard');
      process.on('SIGINT', handler);
      ${connect}
      process.off('SIGINT', handler);
    `;
    expectHungUpBy(await runInMainThread(`${script} ${send('SIGINT')}`, quick), 'SIGINT');
  });

  test('of one signal leaves the others to us', async () => {
    const script = `process.on('SIGINT', () => console.log('heard')); ${connect}`;
    expectHungUpBy(await runInMainThread(`${script} ${send('SIGTERM')}`, quick), 'SIGTERM');
  });
});

describe('beside signal-exit', () => {
  const listen = {
    3: `(await import('signal-exit-3')).default((code, signal) => console.log('3', code, signal));`,
    4: `(await import('signal-exit-4')).onExit((code, signal) => console.log('4', code, signal));`,
  };

  test.concurrent.each([
    ['version 3, before the dial', listen[3] + connect, ['3']],
    ['version 3, after the dial', connect + listen[3], ['3']],
    ['version 4, before the dial', listen[4] + connect, ['4']],
    ['version 4, after the dial', connect + listen[4], ['4']],
    ['both', listen[4] + connect + listen[3], ['4', '3']],
  ])('%s', async (_, reach, versions) => {
    const told = await runInMainThread(`${reach} ${send('SIGTERM')}`, quick);
    // On Windows the first of them to end the process ends it at once; the other is not told any more.
    const heard = process.platform === 'win32' ? versions.slice(0, 1) : versions;
    const lines = heard.map((version) => `${version} null SIGTERM\n`);
    expect(told.ended.stdout.split('\n').sort()).toEqual(lines.join('').split('\n').sort());
    // On Windows it ends the process as it does there.
    const { code, signal } = endedBySignal('SIGTERM');
    expect([code, 1]).toContain(told.ended.code);
    expect(told.ended.signal).toBe(signal);
    expectNothingOwed(told);
  });
});

test('two copies of the package hang up their lines, each', async () => {
  const ledgerFile = newLedgerFile();
  const scenario = JSON.stringify(quick);
  const ended = await runScript(
    `
      import { createRequire } from 'node:module';
      const copies = [process.cwd() + '/', process.env.COPY].map((from) =>
        createRequire(from)('winras/simulator'));
      const lines = await Promise.all(copies.map(({ simulate }, index) =>
        simulate({ ...${scenario}, ledgerFile: process.env.LEDGER + index })
          .dial('Office', { hangUpOnExit: true })));
      console.log(${count('SIGINT')});
      ${send('SIGINT')}
    `,
    { env: { LEDGER: ledgerFile, COPY: join(copyPackage(), 'script.js') } },
  );
  expect(ended).toEqual(endedBySignal('SIGINT', '2\n'));
  for (const index of [0, 1]) expectNothingOwed({ ledger: readLedger(`${ledgerFile}${index}`) });
});

describe('a worker, which no signal reaches', () => {
  /** Once its main thread has been told, in the turn of its loop in which the message came, or before. */
  const whenReady = `
    await once(worker, 'message');
    await new Promise((resolve) => setImmediate(resolve));
    ${send('SIGTERM')}
  `;
  const stays = 'say(); setInterval(() => {}, 1e6);';
  const load = `simulate();`;

  test.concurrent.each([
    ['a line with hangUpOnExit', connect, quick],
    ['a dial that is under way', begin, slow],
  ])('%s is hung up by the main thread', async (_, reach, scenario) => {
    const told = await run(
      (file) => inWorker(`${reach} ${stays}`, scenario, file) + load + whenReady,
    );
    expectHungUpBy(told, 'SIGTERM');
  });

  test('its main thread listens only while it owes', async () => {
    const script = `${connect} say(); await line.hangUp(); say();`;
    const told = await run(
      (file) => `${inWorker(script, quick, file)} ${load}
        const counts = [];
        worker.on('message', () => setImmediate(() => counts.push(${count('SIGINT')})));
        await once(worker, 'exit');
        while (counts.length < 2) await new Promise((resolve) => setImmediate(resolve));
        console.log(counts.join(), ${count('SIGINT')});`,
    );
    expect(told.ended).toEqual(endedWell('1,0 0\n'));
    expectNothingOwed(told);
  });
});

// Windows' Node.js gets none here.
const whereThereAreSignals = process.platform === 'win32' ? describe.skip : describe;

whereThereAreSignals('sent to the process', () => {
  test('a second signal ends it at once, in the middle of the hang-up', async () => {
    const ledgerFile = newLedgerFile();
    const lingering = offices(0, { delay: 5, linger: 60_000 });
    // A child sends the second one when the hang-up has begun: this thread waits for it, and hears nothing.
    const sender = `
      const { readFileSync } = require('node:fs');
      const { LEDGER, PARENT } = process.env;
      setInterval(() => {
        if (!readFileSync(LEDGER, 'utf8').includes('"RasHangUp"')) return;
        process.kill(Number(PARENT), 'SIGTERM');
        process.exit();
      }, 5);
    `;
    const script = `
      import { spawn } from 'node:child_process';
      import { once } from 'node:events';
      ${inMainThread(connect, lingering, ledgerFile)}
      const env = { ...process.env, LEDGER: ${JSON.stringify(ledgerFile)}, PARENT: process.pid };
      await once(spawn(process.execPath, ['-e', ${JSON.stringify(sender)}], { env }), 'spawn');
      ${send('SIGINT')}
    `;
    expect(await runScript(script)).toEqual(endedBySignal('SIGTERM'));
    expect(readLedger(ledgerFile)).toMatchObject({ violations: [], calls: { RasHangUp: 1 } });
  });

  // SIGINT is no signal on the terminal of a REPL, and one that is sent it hears only until its next line.
  test('a REPL', async () => {
    const ledgerFile = newLedgerFile();
    const scenario = JSON.stringify({ ...quick, ledgerFile });
    const lines = [
      `const ras = require('winras/simulator').simulate(${scenario});`,
      connect,
      "process.kill(process.pid, 'SIGTERM'); await new Promise(() => {});",
    ];
    // Of an input that goes on: at its end a REPL exits.
    const stdio = ['pipe', 'ignore', 'ignore'] as const;
    const repl = spawn(process.execPath, ['--interactive'], { stdio: [...stdio] });
    repl.stdin?.write(`${lines.join(' ')}\n`);
    expect(await once(repl, 'exit')).toEqual([null, 'SIGTERM']);
    expectNothingOwed({ ledger: readLedger(ledgerFile) });
  });

  test('node --watch, which ends the script to start it anew', async () => {
    const ledgerFile = newLedgerFile();
    // Outside of this folder a script finds no package by its name.
    const simulator = JSON.stringify(pathToFileURL(join(process.cwd(), 'dist', 'simulator.js')));
    const file = join(newFolder(), 'script.mjs');
    const dials = inMainThread(connect, quick, ledgerFile).replace("'winras/simulator'", simulator);
    const again = `
      import { existsSync, readFileSync, utimesSync } from 'node:fs';
      const ledger = ${JSON.stringify(ledgerFile)};
      if (existsSync(ledger) && readFileSync(ledger, 'utf8').includes('"RasDial"'))
        { process.kill(process.ppid, 'SIGKILL'); process.exit(); }
      await import('./dials.mjs');
      // Not more often: it waits until a file is left alone.
      setInterval(() => utimesSync(process.argv[1], new Date(), new Date()), 2_000);
    `;
    writeFileSync(join(file, '..', 'dials.mjs'), dials);
    writeFileSync(file, again);
    const ended = await runNode(['--watch', file]);
    expect(ended).toMatchObject({ code: null, signal: 'SIGKILL' });
    const { calls, violations } = readLedger(ledgerFile);
    expect(calls).toMatchObject({ RasDial: 1, RasHangUp: 1 });
    expect(violations).toEqual([]);
  });
});
