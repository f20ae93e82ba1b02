import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const secret = 'tr0ub4dor & "3"';
const scenario = {
  entries: {
    Office: { type: 'vpn', server: 'host' },
    Shared: { type: 'vpn', server: 'host', book: 'allUsers' },
  },
  servers: { host: {} },
  stored: { Office: { userName: 'alice', password: secret, domain: 'LAB' } },
};
const simulate = `--simulate=${scenarioFile(scenario)}`;
const asUser = `--simulate=${scenarioFile({ ...scenario, administrator: false })}`;

test('what is stored is told, without its secrets', async () => {
  const { code, stdout, stderr } = await winras(['credentials', 'show', 'Office', simulate]);
  expect(code).toBe(0);
  expect(stdout).toBe('user            alice\ndomain          LAB\npassword        stored\n');
  expect(stderr).not.toContain(secret);
});

test('nothing that is stored is said, too', async () => {
  const { code, stdout } = await winras(['credentials', 'show', 'Shared', simulate]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing is stored.\n' });
});

test.each([
  ['--password-stdin', ['--password-stdin'], { input: `${secret}\n` }],
  ['--password-env', ['--password-env', 'PASSWORD'], { env: { PASSWORD: secret } }],
])('set stores a user with a password of %s', async (_, options, given) => {
  const args = ['credentials', 'set', 'Shared', '--user', 'bob', '--domain', 'LAB', '--json'];
  const ended = await winras([...args, ...options, simulate], given);
  const credentials = { userName: 'bob', domain: 'LAB', hasPassword: true };
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'credentials', credentials },
    { v: 1, type: 'result', ok: true, exitCode: 0, entryName: 'Shared', credentials },
  ]);
  expect(ended.stdout + ended.stderr).not.toContain(secret);
});

test('a password alone is one for the user who is stored', async () => {
  const args = ['credentials', 'set', 'Office', '--password-env', 'PASSWORD', simulate];
  const { code, stdout } = await winras(args, { env: { PASSWORD: 'other' } });
  expect(code).toBe(0);
  expect(stdout).toBe('user            alice\ndomain          LAB\npassword        stored\n');
});

test('set says that the entry does not use the key, and has it used with --use-pre-shared-key', async () => {
  const book = join(newFolder(), 'my.pbk');
  writeFileSync(book, '');
  const kept = `--simulate=${scenarioFile({ phoneBooks: { user: book } })}`;
  await winras(['entries', 'create', 'Lab', '--server', 'host', '--strategy', 'L2TP', kept]);
  const key = ['credentials', 'set', 'Lab', '--pre-shared-key-env', 'KEY', kept];
  const given = { env: { KEY: secret } };
  const unused = await winras(key, given);
  expect(unused.code).toBe(0);
  expect(unused.stderr).toContain('the entry authenticates by another method');
  const used = await winras([...key, '--use-pre-shared-key'], given);
  expect(used.code).toBe(0);
  expect(used.stderr).not.toContain('authenticates by another method');
  const [shown] = linesOf(await winras(['entries', 'show', 'Lab', kept, '--json']));
  expect(shown).toMatchObject({ entry: { properties: { options: { usePreSharedKey: true } } } });
});

test('--use-pre-shared-key without a key is refused', async () => {
  const args = ['credentials', 'set', 'Office', '--user', 'bob', '--password-env', 'PASSWORD'];
  const { code, stderr } = await winras([...args, '--use-pre-shared-key', simulate], {
    env: { PASSWORD: secret },
  });
  expect(code).toBe(1);
  expect(stderr).toContain(
    '--use-pre-shared-key needs --pre-shared-key-stdin or --pre-shared-key-env',
  );
});

test('set stores a pre-shared key', async () => {
  const args = ['credentials', 'set', 'Shared', '--pre-shared-key-stdin', simulate];
  const { code, stdout, stderr } = await winras(args, { input: secret });
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'pre-shared key  stored\n' });
  expect(stderr).not.toContain(secret);
});

test('clear forgets user, password and domain', async () => {
  const ended = await winras(['credentials', 'clear', 'Office', simulate, '--json']);
  expect(ended.code).toBe(0);
  expect(linesOf(ended).at(-1)).toEqual({
    ...{ v: 1, type: 'result', time: expect.any(String), ok: true, exitCode: 0 },
    entryName: 'Office',
    credentials: {
      hasPassword: false,
      hasPreSharedKey: false,
      hasServerPreSharedKey: false,
      hasDemandDialPreSharedKey: false,
    },
  });
});

test('--all-users is what every user dials with, not what is one’s own', async () => {
  const args = ['--user', 'bob', '--password-env', 'PASSWORD', '--all-users', simulate, '--json'];
  const given = { env: { PASSWORD: secret } };
  const ended = await winras(['credentials', 'set', 'Shared', ...args], given);
  expect(linesOf(ended).at(-1)).toMatchObject({ credentials: { userName: 'bob' } });
});

test('what is for all users needs an administrator, and the exit code is 2', async () => {
  const args = ['credentials', 'clear', 'Shared', '--all-users', asUser, '--json'];
  const ended = await winras(args);
  expect(ended.code).toBe(2);
  expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, error: { errno: 5 } }]);
  expect(ended.stderr).toMatch(/administrator/);
});

test('an entry that there is not is told before a password is wanted', async () => {
  const ended = await winras(['credentials', 'set', 'Nothing', '--user', 'bob', simulate]);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toMatch(/623 .*Check the name/);
});

test.each([
  ['nothing to store', ['set', 'Office'], /--user <name>/],
  ['nobody to ask for the password', ['set', 'Office', '--user', 'bob'], /--password-stdin/],
  [
    'a variable that is not set',
    ['set', 'Office', '--password-env', 'NO_SUCH'],
    /does not exist\. The option takes the name/,
  ],
  ['a key that is not set', ['set', 'Office', '--pre-shared-key-env', 'NO_SUCH'], /--pre-shared/],
  ['a password in the arguments', ['set', 'Office', '--password', secret], /--password-env/],
  ['a misspelt command', ['cler', 'Office'], /clear/],
])('%s: exit code 1, and the next step', async (_, args, step) => {
  const options = args[0] === 'cler' ? [] : [simulate];
  const { code, stdout, stderr } = await winras(['credentials', ...args, ...options]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(step);
  expect(stderr).not.toContain(secret);
});
