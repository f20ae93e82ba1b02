import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
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
    'Office VPN could not be connected and is not redialed.',
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
  [[], 'is hung up', 'was hung up'],
  [['--leave-up'], 'stays connected', 'stays connected'],
])('keep %j, interrupted: people are told that the line %s', async (options, _, end) => {
  const args = ['keep', 'Office VPN', ...options, '--simulate'];
  const { stderr } = await interrupted(args, 'is connected', 'SIGINT');
  expect(stderr).toMatch(
    new RegExp(`\\nwinras: Office VPN ${end}\\.\\nwinras: Ended by Ctrl\\+C \\(SIGINT\\)\\.\\n$`),
  );
});

whereThereAreSignals(
  'keep, interrupted where RAS refuses to hang up: people are not told that the line is hung up',
  async () => {
    const file = scenarioFile({
      entries: { 'Office VPN': { type: 'vpn', server: 'host', behavior: { hangUpError: 5 } } },
      servers: { host: {} },
    });
    const args = ['keep', 'Office VPN', `--simulate=${file}`];
    const { stderr } = await interrupted(args, 'is connected', 'SIGINT');
    expect(stderr).toContain('\nwinras: Office VPN could not be hung up and is still connected.\n');
    expect(stderr).not.toContain('was hung up');
  },
);

whereThereAreSignals(
  'keep, interrupted in mid-dial where RAS refuses to hang up: people are told why',
  async () => {
    const behavior = { hangUpError: 753, delay: 60_000 };
    const ledgerFile = newLedger();
    const file = scenarioFile({
      entries: { 'Office VPN': { type: 'vpn', server: 'host', behavior } },
      servers: { host: {} },
      ledgerFile,
    });
    const args = ['keep', 'Office VPN', `--simulate=${file}`];
    const isDialing = (): boolean => readLedger(ledgerFile).calls['RasDial'] === 1;
    const { stderr } = await interrupted(args, 'Dialing', 'SIGINT', {}, isDialing);
    expect(stderr).toMatch(
      /\nwinras: [^\n]*was canceled, but it may still be connected: [^\n]*\(753\b/,
    );
    expect(stderr).not.toContain('and hung up');
  },
);

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
    'Office VPN is already connected. It is adopted, and stays connected in the end.\n',
  );
  expect(ended.stderr).toContain('\nwinras: Office VPN stays connected.\n');
  const { calls } = readLedger(ledgerFile);
  expect([calls['RasDial'], calls['RasHangUp']]).toEqual([undefined, undefined]);
});

describe('the check and the hooks', () => {
  /** Its address is no machine's, so that no check begins; and its hours are short. */
  const silent = {
    ...vpn,
    servers: {
      host: { users: { alice: { password: 's3cret' } }, ipv4: { address: '192.0.2.77' } },
    },
    clock: 100,
  };
  const user = ['--user', 'alice', '--password-env', 'VPN_PASSWORD'];

  /** A hook that writes what it is told into a file, a line each time. */
  function hookInto(file: string): (option: string) => string[] {
    const told = ['EVENT', 'ENTRY', 'ADDRESS', 'REASON'].map(
      (name) => `process.env.WINRAS_${name}`,
    );
    const text = `[${told.join()}, process.argv[1], process.env.VPN_PASSWORD].join() + '\\n'`;
    const source = `require('node:fs').appendFileSync(${JSON.stringify(file)}, ${text})`;
    const words = [process.execPath, '-e', source, 'with "blanks"'];
    return (option) => words.map((word) => `${option}=${word}`);
  }

  whereThereAreSignals(
    'a line that is silent is hung up and dialed again, and both are told',
    async () => {
      const file = join(newFolder(), 'told');
      const hook = hookInto(file);
      const check = ['--check', '127.0.0.1:9', '--check-every', '10', '--first-wait', '1'];
      const hooks = [...hook('--on-connected'), ...hook('--on-lost')];
      const args = ['keep', 'Office VPN', ...user, ...check, ...hooks];
      const ended = await interrupted(
        [...args, `--simulate=${scenarioFile(silent)}`, '--json'],
        '"hook":"lost"',
        'SIGINT',
        { VPN_PASSWORD: 's3cret' },
      );
      expect(ended.code).toBe(130);
      const lines = linesOf(ended);
      const types = lines
        .map(({ type }) => type)
        .filter((type) => !/^(event|hookEnded)$/.test(`${type}`));
      expect(types.slice(0, 6)).toEqual([
        'dialing',
        'connected',
        'missed',
        'missed',
        'missed',
        'lost',
      ]);
      expect(lines.find(({ type }) => type === 'lost')).toMatchObject({ by: 'check' });
      expect(lines.filter(({ type }) => type === 'hookEnded').slice(0, 2)).toMatchObject([
        { hook: 'connected', exitCode: 0, signal: null, isLate: false },
        { hook: 'lost', exitCode: 0, signal: null, isLate: false },
      ]);
      expect(readFileSync(file, 'utf8').split('\n').slice(0, 2)).toEqual([
        'connected,Office VPN,192.0.2.77,dialed,with "blanks",',
        'lost,Office VPN,192.0.2.77,check,with "blanks",',
      ]);
    },
  );

  whereThereAreSignals(
    'a hook that fails, or is not found, is told, and the line is kept',
    async () => {
      const file = scenarioFile({ ...vpn, servers: { host: {} } });
      const failing = [process.execPath, '-e', 'process.exit(7)'].map(
        (word) => `--on-connected=${word}`,
      );
      const exited = await interrupted(
        ['keep', 'Office VPN', ...failing, `--simulate=${file}`, '--json'],
        '"type":"hookEnded"',
        'SIGINT',
      );
      expect(exited.stderr).toContain('The program of --on-connected ended with exit code 7.');
      const missing = await interrupted(
        ['keep', 'Office VPN', '--on-connected', 'no-such-program', `--simulate=${file}`, '--json'],
        '"type":"hookEnded"',
        'SIGINT',
      );
      expect(missing.stderr).toContain(
        'The program of --on-connected could not be run. The command "no-such-program" was not found.',
      );
      expect([exited.code, missing.code]).toEqual([130, 130]);
    },
  );

  test.each([
    ['a host without a port', ['--check', 'host'], /Give a host and its port/],
    ['a port that there is not', ['--check', 'host:70000'], /Give a host and its port/],
    ['how often without what', ['--check-every', '5'], /--check <host:port>, which says what/],
  ])('%s: exit code 1', async (_, args, words) => {
    const { code, stderr } = await winras(['keep', 'Office VPN', ...args, '--simulate']);
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
  });
});
