/** Secrets on their way into the command: from a pipe, from a variable, and what a refused one leads to. */

import { expect, test } from '@jest/globals';
import { runShell } from './support/shell.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const password = 'sécret 事';
const file = scenarioFile({
  servers: {
    host: {
      users: {
        alice: { password },
        eve: { password: 'old', expired: true },
        ann: { password: '' },
      },
    },
  },
  entries: { Office: { type: 'vpn', server: 'host' } },
});
const simulate = `--simulate=${file}`;

function dialAs(user: string, ...options: string[]): string[] {
  return ['dial', 'Office', '--user', user, simulate, '--json', ...options];
}

const utf16 = Buffer.from(`\ufeff${password}\r\n`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(`${password}\n`)],
  ['UTF-8 without the end of a line', Buffer.from(password)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${password}\r\n`)],
  ['UTF-16 with a byte order mark', utf16],
  ['UTF-16 of the other byte order', Buffer.from(utf16).swap16()],
])('a password piped in as %s is the one that the server knows', async (_, input) => {
  const ended = await winras(dialAs('alice', '--password-stdin'), { input });
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: true });
});

test('a byte order mark that a shell has read into a variable is no part of the password', async () => {
  const env = { SECRET: `\ufeff${password}` };
  const ended = await winras(dialAs('alice', '--password-env', 'SECRET'), { env });
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: true });
});

test.each([
  ['Latin-1', Buffer.from('s\xe9cret\n', 'latin1')],
  ['UTF-16 without a mark', Buffer.from('secret\r\n', 'utf16le')],
  ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x41])],
])('%s is refused, and not dialed with', async (_, input) => {
  const ended = await winras(dialAs('alice', '--password-stdin'), { input });
  expect(ended.code).toBe(1);
  expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, exitCode: 1 }]);
  expect(ended.stderr).toMatch(/--password-stdin is neither UTF-8 nor UTF-16.*--password-env/);
});

// Windows' variables are UTF-16.
const whereVariablesAreBytes = process.platform === 'win32' ? test.skip : test;

whereVariablesAreBytes('a variable that is no UTF-8 is refused', async () => {
  const script = `SECRET=$(printf 's\\351cret') exec "$@"`;
  const ended = await runShell(script, dialAs('alice', '--password-env', 'SECRET'));
  expect(ended.code).toBe(1);
  expect(ended.stderr).toMatch(/The variable SECRET of --password-env is not valid UTF-8/);
});

const ways = [
  [
    'a pipe that ends at once',
    ['--password-stdin'],
    { input: '' },
    /--password-stdin reads, is empty/,
  ],
  [
    'an empty line',
    ['--password-stdin'],
    { input: '\r\nsecond\n' },
    /--password-stdin reads, is empty/,
  ],
  [
    'a byte order mark alone',
    ['--password-stdin'],
    { input: '\ufeff' },
    /--password-stdin reads, is empty/,
  ],
  [
    'an empty variable',
    ['--password-env', 'SECRET'],
    { env: { SECRET: '' } },
    /The variable SECRET of --password-env is empty/,
  ],
] as const;
// Windows has no empty variables.
const waysHere = ways.filter(([, , given]) => process.platform !== 'win32' || 'input' in given);

test.each(waysHere)('%s is no password: nothing is dialed', async (_, options, given, says) => {
  const ended = await winras(dialAs('alice', ...options), given);
  expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, exitCode: 1 }]);
  expect(ended.stderr).toMatch(says);
  expect(ended.stderr).toMatch(/--allow-empty-password/);
});

test.each(waysHere)('%s is no password: nothing is stored', async (_, options, given, says) => {
  const args = ['credentials', 'set', 'Office', '--user', 'alice', simulate, '--json'];
  const ended = await winras([...args, ...options], given);
  expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, exitCode: 1 }]);
  expect(ended.stderr).toMatch(says);
  const allowed = await winras([...args, ...options, '--allow-empty-password'], given);
  expect(linesOf(allowed).at(-1)).toMatchObject({ ok: true, credentials: { userName: 'alice' } });
});

test('an account without a password is dialed with where its user says so', async () => {
  const options = ['--password-stdin', '--allow-empty-password'];
  const ended = await winras(dialAs('ann', ...options), { input: '\n' });
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', ok: true });
});

test('an empty pre-shared key is refused', async () => {
  const args = ['credentials', 'set', 'Office', simulate, '--pre-shared-key-stdin'];
  const { code, stderr } = await winras(args, { input: '\n' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/--pre-shared-key-stdin reads, is empty/);
  expect(stderr).not.toMatch(/--allow-empty-password/);
});

test('the help of each secret that can be piped in warns of Windows PowerShell', async () => {
  const { stdout } = await winras(['dial', '--help']);
  const piped = stdout.replace(/\s+/g, ' ').match(/--\S+-stdin .*? from standard input[^:]*/g);
  expect(piped).toEqual([
    expect.stringMatching(/^--pre-shared-key-stdin .*PowerShell 5\.1/),
    expect.stringMatching(/^--password-stdin .*PowerShell 5\.1/),
  ]);
});

test.each([
  ['piped', ['--password-stdin'], { input: 'tr?ub4dor\n' }, true],
  ['from a variable', ['--password-env', 'SECRET'], { env: { SECRET: 'tr?ub4dor' } }, false],
] as const)(
  'a refused password with a "?", %s: what Windows PowerShell pipes is told where it may be that',
  async (_, options, given, isTold) => {
    const ended = await winras(dialAs('alice', ...options), given);
    expect(linesOf(ended).at(-1)).toMatchObject({ ok: false, error: { errno: 691 } });
    expect(/contains a "\?".*PowerShell 5\.1.*--password-env/.test(ended.stderr)).toBe(isTold);
    expect(ended.stdout + ended.stderr).not.toContain('ub4dor');
  },
);

test('a piped "?" that the server accepts is not spoken of', async () => {
  const questioning = scenarioFile({
    servers: { host: { users: { alice: { password: 'why?' } } } },
    entries: { Office: { type: 'vpn', server: 'host' } },
  });
  const args = ['dial', 'Office', '--user', 'alice', '--password-stdin'];
  const ended = await winras([...args, `--simulate=${questioning}`], { input: 'why?\n' });
  expect(ended.code).toBe(0);
  expect(ended.stderr).not.toContain('PowerShell');
});

test('a piped "?" is spoken of before it is stored for dials to come', async () => {
  const args = ['credentials', 'set', 'Office', '--user', 'alice', '--password-stdin', simulate];
  const { code, stderr } = await winras(args, { input: 'tr?ub4dor\n' });
  expect(code).toBe(0);
  expect(stderr).toMatch(/contains a "\?".*PowerShell 5\.1/);
  expect(stderr).not.toContain('ub4dor');
});

test('an expired password where nobody is asked: what to do stands at the end', async () => {
  const ended = await winras(dialAs('eve', '--password-env', 'SECRET'), { env: { SECRET: 'old' } });
  expect(linesOf(ended).at(-1)).toMatchObject({ ok: false, error: { errno: 648 } });
  expect(ended.stderr).toMatch(
    /At a terminal, winras dial asks for a new one[^]*only if neither --password-env[^\n]*\n$/,
  );
});

const key = ['--strategy', 'L2TP', '--pre-shared-key-env', 's3cret'];

test.each([
  ['dial', ['dial', 'Office', '--user', 'alice', '--password-env', 's3cret']],
  ['dial --server', ['dial', '--server', 'host', ...key]],
  ['run', ['run', 'Office', '--user', 'alice', '--password-env=s3cret', '--', 'ls']],
  ['keep', ['keep', 'Office', '--user', 'alice', '--password-env', 's3cret']],
  ['redial', ['redial', 'Office', '--user', 'alice', '--password-env', 's3cret']],
  ['credentials set', ['credentials', 'set', 'Office', '--password-env', 's3cret']],
  ['credentials set, a key', ['credentials', 'set', 'Office', '--pre-shared-key-env', 's3cret']],
  ['entries create', ['entries', 'create', 'New', '--server', 'host', ...key]],
  ['entries set', ['entries', 'set', 'Office', ...key]],
  ['dial, with another slip', ['dial', 'Office', '--password-env', 's3cret', '--psk', 's3cret']],
])('%s: a secret in the place of the name of its variable is not repeated', async (_, args) => {
  const place = args.indexOf('--');
  const ended = await winras(
    args.toSpliced(place < 0 ? args.length : place, 0, simulate, '--json'),
  );
  expect(ended.code).toBe(args[0] === 'run' ? 125 : 1);
  expect(ended.stdout + ended.stderr).not.toContain('s3cret');
  expect(ended.stderr).toMatch(
    /The variable of --[\w-]+-env does not exist|use this command instead/i,
  );
});
