/** The tests of the RAS of a Windows machine, on a simulated one. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { runNode } from '../contract/support/script.js';

function runTests(scenario: Scenario | undefined): ReturnType<typeof runNode> {
  let file: string | undefined;
  if (scenario !== undefined) {
    file = join(newFolder(), 'scenario.json');
    writeFileSync(file, JSON.stringify(scenario));
  }
  return runNode(['scripts/test-rasman.mjs'], { env: { WINRAS_SIMULATE: file } });
}

test('they pass, and leave nothing', async () => {
  const ledgerFile = newLedgerFile();
  const { code, stdout, stderr } = await runTests({
    // Where these tests dial, and rightly nobody answers.
    servers: { '127.0.0.1': { noAnswer: true } },
    clock: 10,
    ledgerFile,
  });
  expect(stdout).toMatch(/pass [1-9]\d*\n.*fail 0\n/);
  expect(stderr).toMatch(/^winras: simulated RAS of .*; no line is dialed\n$/);
  expect(code).toBe(0);
  const { owed, calls, violations } = readLedger(ledgerFile);
  expect(owed).toEqual({});
  expect(violations).toEqual([]);
  expect(calls).toMatchObject({ RasDial: 3, RasHangUp: 3, RasRenameEntry: 1 });
});

test.each<[string, Scenario, RegExp]>([
  [
    'a server answers where none should be',
    { servers: { '127.0.0.1': {} } },
    /Missing expected rejection/,
  ],
  ['there are no devices', { devices: [] }, /devices are listed/],
  ['RAS does not run', { rasMan: { state: 'stopped' } }, /711/],
])('they fail when %s', async (_, scenario, why) => {
  const { code, stdout } = await runTests({ clock: 10, ...scenario });
  expect(stdout).toMatch(why);
  expect(stdout).not.toMatch(/fail 0\n/);
  expect(code).toBe(1);
});

const withoutWindows = process.platform === 'win32' ? test.skip : test;

withoutWindows('without Windows they say that there is no RAS', async () => {
  const { code, stdout, stderr } = await runTests(undefined);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/There is no RAS here.*WINRAS_SIMULATE/);
});
