/** Ctrl+C and its like, in the middle of a dial. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { interrupted } from './support/interrupted.js';
import { startWinras, until } from './support/started.js';
import { linesOf, scenarioFile } from './support/winras.js';

// A Windows process cannot be sent these: they end it at once.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

whereThereAreSignals.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGQUIT', 131],
] as const)('%s hangs up what is being dialed, and exits with %i', async (signal, code) => {
  const ledgerFile = join(newFolder(), 'ledger');
  const file = scenarioFile({ behavior: { delay: 300 }, ledgerFile });
  const args = ['dial', 'Office VPN', '--json', `--simulate=${file}`];
  const ended = await interrupted(args, 'ConnectDevice', signal);
  expect(ended).toMatchObject({ code, signal: null });
  expect(ended.stderr).toMatch(/\nwinras: Ended by [^\n]+\n$/);
  const result = { type: 'result', ok: false, exitCode: code, signal };
  expect(linesOf(ended).at(-1)).toMatchObject(result);
  expect(readLedger(ledgerFile)).toMatchObject({ owed: {}, violations: [] });
});

whereThereAreSignals.each([
  ['SIGINT', 'Ctrl+C (SIGINT)'],
  ['SIGTERM', 'SIGTERM'],
] as const)('%s in mid-dial: people are told what has become of the line', async (signal, by) => {
  const args = ['dial', 'Office VPN', `--simulate=${scenarioFile({ behavior: { delay: 300 } })}`];
  const { stderr } = await interrupted(args, 'ConnectDevice', signal);
  expect(stderr).toMatch(/\nwinras: The dial was canceled and hung up\.\nwinras: [^\n]+\n$/);
  expect(stderr).toContain(`\nwinras: Ended by ${by}.\n`);
});

const stuck = {
  entries: {
    Stuck: { type: 'vpn', server: 'host', behavior: { hangUpError: 753, delay: 100 } },
  },
  servers: { host: {} },
};

whereThereAreSignals('SIGINT in mid-dial where RAS refuses to hang up: that is told', async () => {
  const args = ['dial', 'Stuck', `--simulate=${scenarioFile(stuck)}`];
  const ended = await interrupted(args, 'OpenPort', 'SIGINT');
  expect(ended.code).toBe(130);
  expect(ended.stderr).toMatch(/\nwinras: [^\n]*\(753\b/);
  expect(ended.stderr).not.toContain('canceled and hung up');
});

whereThereAreSignals('SIGINT of run where RAS refuses to hang up: that is told', async () => {
  const script = 'console.log("it runs"); setInterval(() => undefined, 1000)';
  const simulate = `--simulate=${scenarioFile(stuck)}`;
  const args = ['run', 'Stuck', simulate, '--', process.execPath, '-e', script];
  const ended = await interrupted(args, 'it runs', 'SIGINT');
  expect(ended.code).toBe(130);
  expect(ended.stderr).toMatch(/\nwinras: [^\n]*\(753\b/);
});

describe('Ctrl+C again', () => {
  const slow = scenarioFile({
    entries: {
      Slow: { type: 'vpn', server: 'host', behavior: { linger: 3_600_000, delay: 200 } },
    },
    servers: { host: {} },
    connections: ['Slow'],
  });
  const dialed = scenarioFile({ ...JSON.parse(readFileSync(slow, 'utf8')), connections: [] });
  const forLong = ['--', process.execPath, '-e', 'setInterval(() => undefined, 1000)'];

  whereThereAreSignals.each([
    ['dial', ['dial', 'Slow'], '"ConnectDevice"', dialed],
    ['keep', ['keep', 'Slow'], '"connected"', dialed],
    ['redial', ['redial', 'Slow'], '', slow],
    ['hangup', ['hangup', 'Slow'], '', slow],
    ['run', ['run', 'Slow', ...forLong], '"connected"', dialed],
  ])('%s: ends at once, and tells what may still be up', async (_, args, awaited, file) => {
    const place = args.indexOf('--');
    const more = [`--simulate=${file}`, '--json'];
    const words = args.toSpliced(place < 0 ? args.length : place, 0, ...more);
    const { child, ended, stdout, stderr } = startWinras(words);
    await until(() => stdout().includes(awaited) && stderr().includes('Simulated RAS'));
    await setTimeout(300);
    child.kill('SIGINT');
    await until(() => stderr().includes('Press Ctrl+C again to exit at once'));
    child.kill('SIGINT');
    const { code, signal, ...said } = await ended;
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expect(said.stderr).toMatch(
      /\nwinras: Ended at once by Ctrl\+C \(SIGINT\)\. Slow may still be connected: check with winras status, and hang up with winras hangup\.\n$/,
    );
    const result = {
      type: 'result',
      ok: false,
      exitCode: 130,
      signal: 'SIGINT',
      mayBeUp: ['Slow'],
    };
    expect(linesOf({ code, signal, ...said }).at(-1)).toMatchObject(result);
  });

  whereThereAreSignals('what has been pressed once may arrive twice, as below npx', async () => {
    const args = ['dial', 'Office VPN', `--simulate=${scenarioFile({ behavior: { delay: 300 } })}`];
    const { child, ended, stderr } = startWinras(args);
    await until(() => stderr().includes('ConnectDevice'));
    child.kill('SIGINT');
    await setTimeout(5);
    child.kill('SIGINT');
    const { code, stderr: said } = await ended;
    expect(code).toBe(130);
    expect(said).toContain('canceled and hung up');
  });

  whereThereAreSignals('is for the command of run while that runs', async () => {
    const script = `
      let pressed = 0;
      process.on('SIGINT', () => { console.log(pressed += 1); if (pressed === 2) process.exit(7); });
      console.log('it runs'); setInterval(() => undefined, 1000);`;
    const ledgerFile = join(newFolder(), 'ledger');
    const simulate = `--simulate=${scenarioFile({ ledgerFile })}`;
    const args = ['run', 'Office VPN', simulate, '--', process.execPath, '-e', script];
    const { child, ended, stdout } = startWinras(args);
    await until(() => stdout().includes('it runs'));
    child.kill('SIGINT');
    await until(() => stdout().includes('1'));
    await setTimeout(700);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: 'it runs\n1\n2\n' });
    expect(readLedger(ledgerFile)).toMatchObject({ owed: {}, violations: [] });
  });
});
