/** Ctrl+C and its like, in the middle of a dial. */

import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { interrupted } from './support/interrupted.js';
import { linesOf, scenarioFile } from './support/winras.js';

// A Windows process cannot be sent these: they end it at once.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

whereThereAreSignals.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s hangs up what is being dialed, and exits with %i', async (signal, code) => {
  const ledgerFile = join(newFolder(), 'ledger');
  const file = scenarioFile({ behavior: { delay: 300 }, ledgerFile });
  const args = ['dial', 'Office VPN', '--json', `--simulate=${file}`];
  const ended = await interrupted(args, 'ConnectDevice', signal);
  expect(ended).toMatchObject({ code, signal: null });
  expect(ended.stderr).toMatch(/\nwinras: ended by [^\n]+\n$/);
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
  expect(stderr).toMatch(/\nwinras: the dial is given up, and its line hung up\nwinras: [^\n]+\n$/);
  expect(stderr).toContain(`\nwinras: ended by ${by}\n`);
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
  expect(ended.stderr).not.toContain('its line hung up');
});

whereThereAreSignals('SIGINT of run where RAS refuses to hang up: that is told', async () => {
  const script = 'console.log("it runs"); setInterval(() => undefined, 1000)';
  const simulate = `--simulate=${scenarioFile(stuck)}`;
  const args = ['run', 'Stuck', simulate, '--', process.execPath, '-e', script];
  const ended = await interrupted(args, 'it runs', 'SIGINT');
  expect(ended.code).toBe(130);
  expect(ended.stderr).toMatch(/\nwinras: [^\n]*\(753\b/);
});
