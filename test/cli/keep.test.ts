import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { readLedger } from '../contract/support/ledger.js';
import { interrupted } from './support/interrupted.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

// A Windows process cannot be sent these: they end it at once.
const whereThereAreSignals = process.platform === 'win32' ? test.skip : test;

const vpn = { entries: { 'Office VPN': { type: 'vpn', server: 'host' } } };
const refusing = {
  ...vpn,
  servers: { host: {} },
  behavior: { rasDialRefuses: 718 },
};

function newLedger(): string {
  return join(newFolder(), 'ledger');
}

const time = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/gm;

test('a line for each change, with its time, and the last error ends it, told once', async () => {
  const file = scenarioFile(refusing);
  const waits = ['--first-wait', '0.01', '--longest-wait', '0.01'];
  const args = ['keep', 'Office VPN', '--attempts', '2', ...waits, `--simulate=${file}`];
  const { code, stdout, stderr } = await winras(args);
  expect(code).toBe(2);
  expect(stdout.match(time)).toHaveLength(5);
  expect(stdout.replaceAll(time, '').split('\n')).toEqual([
    'Dialing Office VPN (attempt 1)',
    expect.stringMatching(/^Office VPN could not be connected: [^.]*\(718 ERROR_PPP_TIMEOUT\)\.$/),
    'Redialing Office VPN in 1 s (attempt 2)',
    'Dialing Office VPN (attempt 2)',
    'Office VPN could not be connected; it is not dialed again',
    '',
  ]);
  expect(stderr).toMatch(/\nwinras: .*718 ERROR_PPP_TIMEOUT[^\n]*\n$/);
});

test('with --json each change is a line, the last one the result', async () => {
  const file = scenarioFile(refusing);
  const args = ['keep', 'Office VPN', '--end-on', '676,718', `--simulate=${file}`, '--json'];
  const ended = await winras(args);
  expect(ended.code).toBe(2);
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'dialing', attempt: 1 },
    { type: 'failed', attempt: 1, isFinal: true, error: { errno: 718 } },
    { type: 'result', ok: false, exitCode: 2, error: { errno: 718 } },
  ]);
});

test('an entry that there is not is not dialed over and over', async () => {
  const ended = await winras(['keep', 'Nothing', '--simulate', '--json']);
  expect(ended.code).toBe(2);
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', error: { errno: 623 } });
});

test.each([
  ['no entry', ['keep', '--simulate']],
  ['no attempt', ['keep', 'Office VPN', '--attempts', '0', '--simulate']],
  ['an error that there is not', ['keep', 'Office VPN', '--end-on', 'BUSY', '--simulate']],
])('%s: exit code 1, and nothing is dialed', async (_, args) => {
  const { code, stdout } = await winras(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

whereThereAreSignals.each([
  ['hangs up', [], {}],
  ['leaves the line up with --leave-up', ['--leave-up'], { 'Office VPN': 1 }],
])('Ctrl+C ends it, and %s', async (_, options, owed) => {
  const ledgerFile = newLedger();
  const file = scenarioFile({ ledgerFile });
  const args = ['keep', 'Office VPN', ...options, `--simulate=${file}`, '--json'];
  const ended = await interrupted(args, '"connected"', 'SIGINT');
  expect(ended).toMatchObject({ code: 130, signal: null });
  expect(linesOf(ended)).toMatchObject([
    { type: 'dialing' },
    { type: 'connected', connection: { entryName: 'Office VPN' } },
    { type: 'result', ok: false, signal: 'SIGINT' },
  ]);
  expect(readLedger(ledgerFile)).toMatchObject({ owed, violations: [] });
});

whereThereAreSignals.each([
  [[], 'is hung up'],
  [['--leave-up'], 'stays connected'],
])('keep %j, interrupted: people are told that the line %s', async (options, end) => {
  const args = ['keep', 'Office VPN', ...options, '--simulate'];
  const { stderr } = await interrupted(args, 'is connected', 'SIGINT');
  expect(stderr).toMatch(
    new RegExp(`\\nwinras: Office VPN ${end}\\nwinras: ended by Ctrl\\+C \\(SIGINT\\)\\n$`),
  );
});

whereThereAreSignals('a line that is up already is adopted, and stays up', async () => {
  const ledgerFile = newLedger();
  const file = scenarioFile({
    ...vpn,
    servers: { host: {} },
    connections: ['Office VPN'],
    ledgerFile,
  });
  const ended = await interrupted(
    ['keep', 'Office VPN', `--simulate=${file}`],
    'adopted',
    'SIGTERM',
  );
  expect(ended.code).toBe(143);
  expect(ended.stdout.replace(time, '')).toBe(
    'Office VPN is connected already: it is adopted, and stays up in the end\n',
  );
  expect(ended.stderr).toContain('\nwinras: Office VPN stays connected\n');
  const { calls } = readLedger(ledgerFile);
  expect([calls['RasDial'], calls['RasHangUp']]).toEqual([undefined, undefined]);
});
