import { describe, expect, test } from '@jest/globals';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

test('a dial is shown state by state, and its addresses are what it prints', async () => {
  const { code, stdout, stderr } = await winras(['dial', 'Office VPN', '--simulate']);
  expect(code).toBe(0);
  expect(stdout).toBe('Office VPN is connected through WAN Miniport (IKEv2).\n  10.20.0.7\n');
  expect(stderr).toMatch(/: nothing is dialed\.\nOpenPort: [^]*\nConnected: Connected\n$/);
});

test('with --json standard output is JSON lines only, the last one the result', async () => {
  const ended = await winras(['dial', 'Office VPN', '--simulate', '--json']);
  const lines = linesOf(ended);
  expect(lines.map(({ type }) => type).slice(-3)).toEqual(['event', 'connected', 'result']);
  expect(lines.every(({ v, time }) => v === 1 && !Number.isNaN(Date.parse(`${time}`)))).toBe(true);
  expect(lines.at(-1)).toMatchObject({ ok: true, exitCode: 0 });
  // Milliseconds, to the microsecond.
  expect(ended.stdout).toMatch(/"elapsed":\d+\.\d/);
  expect(ended.stdout).not.toMatch(/\d\.\d{4}/);
});

test('a failure exits with 2, and says what to do', async () => {
  const ended = await winras(['dial', 'Nothing', '--simulate', '--json']);
  expect(ended.code).toBe(2);
  expect(linesOf(ended)).toMatchObject([
    { type: 'result', ok: false, exitCode: 2, error: { errno: 623 } },
  ]);
  expect(ended.stderr).toContain('Check the name.');
});

test('a dial that takes too long tells in which state it was', async () => {
  const file = scenarioFile({
    entries: { Office: { type: 'vpn', server: 'host', strategy: ['SSTP'] } },
    servers: { host: {} },
    behavior: { delay: 0, silentAfter: 'Authenticate' },
  });
  const ended = await winras(['dial', 'Office', `--simulate=${file}`, '--timeout', '3', '--json']);
  expect(ended.stderr).toContain('in state Authenticate: The dial took longer');
  const error = { code: 'ERR_RAS_DIAL_TIMEOUT', state: 'Authenticate', entryName: 'Office' };
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', error });
});

test.each([
  ['neither an entry nor a server', ['dial', '--simulate']],
  ['an option that there is not', ['dial', 'Office VPN', '--simulate', '--pasword-stdin']],
  ['a password in the arguments', ['dial', 'Office VPN', '--password', 'secret']],
  ['a time that is none', ['dial', 'Office VPN', '--timeout', 'soon']],
])('%s: exit code 1, and nothing is dialed', async (_, args) => {
  const { code, stdout, stderr } = await winras(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).not.toContain('OpenPort');
});

test('names with blanks, quotes and Chinese characters arrive unharmed', async () => {
  const entryName = `Bob's "office" 事務所 & Söhne`;
  const scenario = {
    entries: { [entryName]: { type: 'vpn', server: 'host' } },
    servers: { host: {} },
  };
  const file = scenarioFile(scenario);
  const ended = await winras(['dial', entryName, `--simulate=${file}`, '--json']);
  expect(linesOf(ended).at(-1)).toMatchObject({ ok: true, connection: { entryName } });
});

describe('an entry that is connected already', () => {
  test.each([
    ['dial', []],
    ['run', ['--', process.execPath, '--version']],
  ])('%s: nobody is asked for the password of --user', async (name, command) => {
    const up = scenarioFile({
      entries: { Up: { type: 'vpn', server: 'host' }, Other: { type: 'vpn', server: 'host' } },
      servers: { host: {} },
      connections: ['Up'],
    });
    const asked = ['--user', 'alice', `--simulate=${up}`, ...command];
    const ended = await winras([name, 'up', ...asked]);
    expect(ended.code).toBe(0);
    expect(ended.stdout + ended.stderr).toContain('Up is already connected');
    const other = await winras([name, 'Other', ...asked]);
    expect(other.stderr).toContain('--user needs --password-stdin');
    const missing = await winras([name, 'Upp', ...asked]);
    expect(missing.stderr).toMatch(/623.*Did you mean "Up"/);
    // What cannot be meant is refused as ever.
    const both = await winras([name, 'Up', '--current-user', ...asked]);
    expect(both.stderr).toContain('cannot be used together');
  });

  const up = { connections: ['Office VPN'] };

  test('is not dialed: it is said, with its addresses, and the exit code is 0', async () => {
    const { file, ledger } = officeVpn(up);
    const { code, stdout } = await winras(['dial', 'office vpn', `--simulate=${file}`]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Office VPN is already connected through WAN Miniport (IKEv2).\n  192.0.2.2\n',
    });
    expect(ledger().calls).not.toHaveProperty('RasDial');
  });

  test('with --json the result tells it', async () => {
    const { file } = officeVpn(up);
    const ended = await winras(['dial', 'Office VPN', `--simulate=${file}`, '--json']);
    expect(linesOf(ended)).toMatchObject([
      { type: 'connected', alreadyConnected: true },
      { type: 'result', ok: true, exitCode: 0, alreadyConnected: true },
    ]);
    expect(linesOf(ended).at(-1)).toHaveProperty('connection.id');
  });

  test('one that is dialed says nothing of it', async () => {
    const { file } = officeVpn();
    const ended = await winras(['dial', 'Office VPN', `--simulate=${file}`, '--json']);
    expect(linesOf(ended).at(-1)).not.toHaveProperty('alreadyConnected');
  });
});

/** The entry, and what was done to it. */
function officeVpn(more: Record<string, unknown> = {}) {
  const ledgerFile = newLedgerFile();
  const file = scenarioFile({
    entries: { 'Office VPN': { type: 'vpn', server: 'host' } },
    servers: { host: { ipv4: { address: '192.0.2.2' } } },
    ledgerFile,
    ...more,
  });
  return { file, ledger: () => readLedger(ledgerFile) };
}

describe('a server without an entry', () => {
  const simulate = `--simulate=${scenarioFile({
    servers: { host: { users: { alice: { password: 'right' } } } },
  })}`;

  test('is dialed as the options for its VPN say', async () => {
    const vpn = ['--strategy', 'L2TP', '--pre-shared-key-env', 'KEY', '--auth', 'MS-CHAPv2'];
    const user = ['--user', 'alice', '--password-env', 'PASSWORD', '--split-tunnel'];
    const args = ['dial', '--server', 'host', ...vpn, ...user, simulate, '--json'];
    const ended = await winras(args, { env: { KEY: 'tr0ub4dor', PASSWORD: 'right' } });
    const device = { name: 'WAN Miniport (L2TP)' };
    expect(linesOf(ended).at(-1)).toMatchObject({ ok: true, connection: { device } });
    expect(ended.stdout + ended.stderr).not.toMatch(/tr0ub4dor/);
  });

  test.each([
    [
      'an option of its VPN with an entry',
      ['Office VPN', '--split-tunnel'],
      /--split-tunnel needs --server/,
    ],
    [
      'two secrets from one input',
      ['--server', 'host', '--user', 'a', '--password-stdin', '--pre-shared-key-stdin'],
      /only one secret/,
    ],
    ['a server that nobody dials', ['--server', 'host'], /--user <name> or --current-user/],
    [
      'a key that is missing',
      ['--server', 'host', '--auth', 'pre-shared-key'],
      /-stdin or --pre-shared-key-env/,
    ],
    ['two users', ['Office VPN', '--user', 'alice', '--current-user'], /--user and --current-user/],
  ])('%s: exit code 1', async (_, args, words) => {
    const { code, stderr } = await winras(['dial', ...args, '--simulate']);
    expect(code).toBe(1);
    expect(stderr).toMatch(words);
  });
});

test('--current-user dials as who is logged on, not with what is stored', async () => {
  const file = scenarioFile({
    entries: { Office: { type: 'vpn', server: 'host' } },
    servers: { host: { users: { alice: { password: 'right' } } } },
    stored: { Office: { userName: 'alice', password: 'right' } },
  });
  const stored = await winras(['dial', 'Office', `--simulate=${file}`, '--json']);
  expect(linesOf(stored).at(-1)).toMatchObject({ ok: true });
  const current = await winras([
    'dial',
    'Office',
    '--current-user',
    `--simulate=${file}`,
    '--json',
  ]);
  expect(linesOf(current).at(-1)).toMatchObject({ ok: false, error: { errno: 691 } });
});

test.each(['status', 'hangup'])(
  '%s tells entries of one name in two books apart',
  async (command) => {
    const file = scenarioFile({
      entries: { Office: { type: 'vpn', server: 'host' } },
      servers: { host: {} },
      connections: ['Office'],
    });
    const [line = {}] = linesOf(await winras(['status', 'Office', `--simulate=${file}`, '--json']));
    const { phoneBook } = line['connection'] as { phoneBook: string };
    const inBook = (book: string) =>
      winras([command, 'Office', '--phone-book', book, `--simulate=${file}`]);
    expect(await inBook(phoneBook.toUpperCase())).toMatchObject({ code: 0 });
    expect(await inBook('C:\\other.pbk')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"Office" is not connected'),
    });
  },
);
