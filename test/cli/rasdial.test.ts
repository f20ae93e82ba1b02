/** Lines of rasdial: docs/migrating.md says what to write instead, and so does the command. */

import { expect, test } from '@jest/globals';
import { migrationsFrom } from '../contract/support/migrations.js';
import { runCommandOf, withCommands } from './support/run-command-of.js';
import { shellWords } from './support/shell-words.js';
import { linesOf, winras } from './support/winras.js';

const rows = withCommands(migrationsFrom('rasdial'));

test.each(rows)('$command', async (migration) => {
  await runCommandOf(migration);
});

const lines = rows.flatMap(({ line, command }) => {
  const [own = ''] = line.split(', ');
  return /^rasdial (?!…).*\S/.test(own) ? [{ line: own, command }] : [];
});

test.each(lines)('winras dial, as in $line, answers with $command', async ({ line, command }) => {
  const [, ...words] = shellWords(line);
  // An entry alone is dialed.
  if (words.length === 1 && !words[0]?.startsWith('/'))
    return expect(command).toContain(line.slice(8));
  const { code, stdout, stderr } = await winras(['dial', ...words]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.split('\n')[1]).toBe(`  ${command}`);
});

const secret = 'tr0ub4dor';

test.each([
  ['dial "Office VPN" alice SECRET', 'dial "Office VPN" --user alice --password-env VPN_PASSWORD'],
  [
    'dial "Office VPN" alice SECRET /domain:SECRET /phonebook:SECRET',
    'dial "Office VPN" --user alice --password-env VPN_PASSWORD --domain <domain> --phone-book <file>',
  ],
  ['keep Office alice SECRET', 'keep Office --user alice --password-env VPN_PASSWORD'],
  ['redial Office alice SECRET', 'redial Office --user alice --password-env VPN_PASSWORD'],
  [
    'dial Office --user alice --password SECRET',
    'dial Office --user alice --password-env VPN_PASSWORD',
  ],
  [
    'dial Office --user alice --password=SECRET',
    'dial Office --user alice --password-env VPN_PASSWORD',
  ],
  ['dial Office --user alice SECRET', 'dial Office --user alice --password-env VPN_PASSWORD'],
  ['dial Office SECRET --user=alice', 'dial Office --user alice --password-env VPN_PASSWORD'],
  [
    'dial --server host alice SECRET',
    'dial --server <host> --user alice --password-env VPN_PASSWORD',
  ],
  [
    'dial --server host --user alice SECRET',
    'dial --server <host> --user alice --password-env VPN_PASSWORD',
  ],
  [
    'dial Office --user alice SECRET /domain:EXAMPLE',
    'dial Office --user alice --password-env VPN_PASSWORD --domain <domain>',
  ],
  [
    'dial Office --user alice --pasword SECRET',
    'dial Office --user alice --password-env VPN_PASSWORD',
  ],
  [
    'dial Office --user alice --passwd SECRET',
    'dial Office --user alice --password-env VPN_PASSWORD',
  ],
  ['dial Office --pass=SECRET', 'dial Office --user <name> --password-env VPN_PASSWORD'],
  ['entries create Office --psk SECRET', 'entries create Office --pre-shared-key-env VPN_KEY'],
  ['"Office VPN" alice SECRET', 'dial "Office VPN" --user alice --password-env VPN_PASSWORD'],
  [
    '"Office VPN" --user alice SECRET',
    'dial "Office VPN" --user alice --password-env VPN_PASSWORD',
  ],
  ['"Office VPN" --password SECRET', 'dial "Office VPN" --user <name> --password-env VPN_PASSWORD'],
  ['dial Office --user alice -p SECRET', 'dial Office --user alice --password-env VPN_PASSWORD'],
  ['dial Office --user alice -pSECRET', 'dial Office --user alice --password-env VPN_PASSWORD'],
  [
    'dial Office --password SECRET --user alice',
    'dial Office --user <name> --password-env VPN_PASSWORD',
  ],
  [
    'run --server host --user alice --password SECRET -- npm test',
    'run --server host --user alice --password-env VPN_PASSWORD -- <command>',
  ],
  [
    'credentials set Office alice SECRET',
    'credentials set Office --user alice --password-env VPN_PASSWORD',
  ],
  [
    'credentials set Office --pre-shared-key SECRET',
    'credentials set Office --pre-shared-key-env VPN_KEY',
  ],
  [
    'entries create Office --server host --pre-shared-key=SECRET',
    'entries create Office --server host --pre-shared-key-env VPN_KEY',
  ],
])(
  '%s: the line to write, that the password stands in the history, and no password',
  async (line, instead) => {
    const args = shellWords(line).map((word) => word.replace('SECRET', secret));
    const exitCode = args[0] === 'run' ? 125 : 1;
    const separator = args.indexOf('--');
    const ended = await winras(
      args.toSpliced(separator < 0 ? args.length : separator, 0, '--json'),
    );
    expect(ended.code).toBe(exitCode);
    expect(ended.stderr.split('\n')[1]).toBe(`  winras ${instead}`);
    expect(ended.stderr).toMatch(/history/);
    expect(linesOf(ended)).toMatchObject([{ type: 'result', ok: false, exitCode }]);
    expect(ended.stdout + ended.stderr).not.toContain(secret);
  },
);

test.each([
  ['disconnect "Office VPN"', 'hangup "Office VPN"'],
  ['disconnect', 'hangup --all'],
  ['dial "Office VPN" /DISCONNECT', 'hangup "Office VPN"'],
  ['"Office VPN" /d', 'hangup "Office VPN"'],
  ['"Office VPN" /phone:5550100', 'dial "Office VPN" --phone 5550100'],
  ['dial Office alice *', 'dial Office --user alice'],
])('%s: winras %s', async (line, instead) => {
  const ended = await winras(shellWords(line));
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
  expect(ended.stderr).toBe(`winras: Use this command instead:\n  winras ${instead}\n`);
});

test('an entry without a subcommand, as with rasdial: the line that dials it', async () => {
  const ended = await winras(['Office VPN']);
  expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code: 1, stdout: '' });
  expect(ended.stderr).toBe(
    'winras: There is no command "Office VPN". To dial an entry of this name, use this command instead:\n' +
      '  winras dial "Office VPN"\n',
  );
});

test.each([
  [['dial', 'Office', '--secret', secret], 'There is no option --secret.'],
  [['dial', 'Office', '--secret', secret, '/domain:EXAMPLE'], 'There is no option --secret.'],
  [['Office', '--secret', secret], 'winras dial Office\n'],
  [['status', 'Office', '--password', secret], 'There is no option --password.'],
  [['entries', 'create', 'Office', '--password', secret], 'There is no option --password.'],
  [['dail', 'Office', secret], 'There is no command "dail". Did you mean dial?'],
])('%j: what stands behind is not repeated', async (args, says) => {
  const { code, stdout, stderr } = await winras(args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr).not.toContain(secret);
});

test('a name without its quotes: quotes may be what it lacks', async () => {
  const { code, stderr } = await winras(['dial', 'Office', 'VPN']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/--user VPN.*\n.*VPN.* is part of the entry's name.*quotes/);
});

test('an option that there is not is named without its value', async () => {
  const { stderr } = await winras(['dial', 'Office', `--secret=${secret}`]);
  expect(stderr).toContain('There is no option --secret.');
  expect(stderr).not.toContain(secret);
});

test('what is only completed is not answered', async () => {
  const ended = await winras(['complete', ':--pass', 'dial', 'Office', '-p', '/disconnect']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
});
