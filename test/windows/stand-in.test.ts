/** `ras` itself, over the stand-in rasapi32.dll: it knows nothing of a simulator. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseTranscript } from '../../src/index.js';
import { writeConfig } from '../../src/simulator/config.js';
import type { Scenario } from '../../src/simulator.js';
import * as examples from '../contract/support/examples.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { runNode } from '../contract/support/script.js';

/** What the stand-in is configured with, by an environment variable. */
function standIn(scenario: Scenario): { WINRAS_STAND_IN: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'winras-')), 'stand-in.txt');
  writeFileSync(file, writeConfig(scenario, process.cwd()));
  return { WINRAS_STAND_IN: file };
}

const { scenario } = examples;

test.each(Object.entries(examples.outputs))('the example %s', async (file, output) => {
  const ledgerFile = newLedgerFile();
  const env = { ...examples.passwords, ...standIn({ ...scenario, ledgerFile }) };
  const { stdout, ...ended } = await runNode([join(examples.folder, file)], { env });
  expect(stdout).toMatch(output);
  expect(ended).toEqual({ code: 0, signal: null, stderr: '' });
  const { owed, violations } = readLedger(ledgerFile);
  expect(violations).toEqual([]);
  expect(owed).toEqual(examples.staysUp(file));
});

test('the demo dials an entry for real, and hangs it up', async () => {
  const ledgerFile = newLedgerFile();
  const env = standIn({ ...scenario, ledgerFile });
  const ended = await runNode([join('scripts', 'demo.mjs'), 'Office VPN'], { env });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(ended.stdout).toContain('Dialing "Office VPN" for real');
  const { owed, calls } = readLedger(ledgerFile);
  expect(owed).toEqual({});
  expect(calls).toMatchObject({ RasDial: 1, RasHangUp: 1 });
});

test('the hardware kit dials it, and writes what happened', async () => {
  const ledgerFile = newLedgerFile();
  const output = join(mkdtempSync(join(tmpdir(), 'winras-')), 'transcript.json');
  const env = { ...standIn({ ...scenario, ledgerFile }), WINRAS_TEST_ENTRY: 'Office VPN' };
  const kit = join('test', 'hardware', 'run.mjs');
  const ended = await runNode([kit, '--output', output], { env });
  expect(ended.stdout).toMatch(/\n13 passed, 0 failed, 0 skipped\n$/);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  expect(parseTranscript(readFileSync(output, 'utf8'))).toMatchObject({
    platform: 'win32-x64',
    windows: { release: expect.stringMatching(/^10\./) },
    ras: 'system',
    structureSizes: { RASDIALPARAMSW: 2120, RASENTRYW: 6724 },
    result: { connected: true },
  });
  const { owed, violations } = readLedger(ledgerFile);
  expect({ owed, violations }).toEqual({ owed: {}, violations: [] });
});

test.each([false, true])(
  'notifications arrive as procedures queued to RasDial’s thread: %p',
  async (captured) => {
    const ledgerFile = newLedgerFile();
    const notificationThread = captured ? 'captured' : 'foreign';
    const env = standIn({ ...scenario, behavior: { notificationThread }, ledgerFile });
    const ended = await runNode([join(examples.folder, 'dial.mjs')], { env });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(readLedger(ledgerFile).violations).toEqual([]);
  },
);

test('what the RAS of any Windows has to do', async () => {
  const ledgerFile = newLedgerFile();
  const env = standIn({ ledgerFile });
  const { code, stdout, stderr } = await runNode(['scripts/test-rasman.mjs'], { env });
  expect(stdout).toMatch(/pass [1-9]\d*\n.*fail 0\n/);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { owed, violations } = readLedger(ledgerFile);
  expect(violations).toEqual([]);
  expect(owed).toEqual({});
});

test('the probe measures how the DLL was told to behave', async () => {
  const told: Scenario = {
    behavior: { notificationThread: 'captured', afterHangUp: 'disconnected', listDialing: false },
    entrySize: 6720,
  };
  const { code, stdout } = await runNode(['scripts/probe.mjs'], {
    env: standIn({ ...scenario, ...told }),
  });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ machine: { simulated: false }, scenario: told });
});

test('a program of 8-bit characters, compiled for Windows 2000, dials over the A functions', async () => {
  const ledgerFile = newLedgerFile();
  const world: Scenario = {
    entries: {
      Office: { server: 'host', strategy: ['SSTP'] },
      Common: { type: 'modem', server: '1', book: 'allUsers' },
    },
    servers: { host: { users: { alice: { password: 'right' } } } },
    devices: [{ type: 'vpn', name: 'WAN Miniport (SSTP)' }],
    ledgerFile,
  };
  // Built beside the folder of this package: see scripts/windows/cross-build.mjs.
  const execPath = resolve('..', 'ansi-program.exe');
  const { stdout, ...ended } = await runNode([], { execPath, env: standIn(world) });
  expect(stdout.split(/\r?\n/)).toEqual([
    ...['devices: 0, 1 of them', '  vpn WAN Miniport (SSTP)'],
    ...['entries: 603, 2 wanted', '  Office, in a book', '  Common, in a book'],
    'stored: alice, a password',
    'notified: state 8192, error 0',
    'connections: 0, 1 of them',
    '  Office, WAN Miniport (SSTP): 0, state 8192, error 0, WAN Miniport (SSTP)',
    'old connections: 0, 1 of them, Office',
    'hung up: 0, then 6',
    'window: each state, state 8192, error 0',
    'hung up: 0, then 6',
    expect.stringMatching(/^691: 0, .*(credentials|user name|password)/i),
    ...['too short: 122', 'not there: 120', 'no version: 632', ''],
  ]);
  expect(ended).toEqual({ code: 0, signal: null, stderr: '' });
  expect(readLedger(ledgerFile)).toMatchObject({ owed: {}, violations: [] });
});
