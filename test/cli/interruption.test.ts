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
  expect(ended.stderr).toMatch(new RegExp(`\\nwinras: ended by ${signal}\\n$`));
  const result = { type: 'result', ok: false, exitCode: code, signal };
  expect(linesOf(ended).at(-1)).toMatchObject(result);
  expect(readLedger(ledgerFile)).toMatchObject({ owed: {}, violations: [] });
});
