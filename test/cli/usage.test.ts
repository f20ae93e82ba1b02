/** Command lines that cannot be understood: what people and programs are told. */

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { linesOf, scenarioFile, winras } from './support/winras.js';

test.each([
  [['dial', '--bogus'], /There is no option --bogus\./, 1],
  [['explain', '691', '692'], /Too many arguments were given: 2 instead of 1\./, 1],
  [
    ['dial', 'A', '--timeout', 'abc'],
    /"abc" is not valid for --timeout <seconds>\. Give seconds/,
    1,
  ],
  [['dial', 'A', '--timeout'], /"--json" is not valid/, 1],
  [['dial'], /either an entry or/, 1],
  [['dial', 'A', '--simulate=no-such-file.json'], /no-such-file\.json/, 1],
  [['explain'], /The argument <error> is missing\./, 1],
  [['keep'], /The argument <entry> is missing\./, 1],
  [['entries', 'create', 'A', '--auth', 'none'], /Give one of/, 1],
  [['entries', 'craete', 'A'], /There is no command "craete"\. Did you mean create\?/, 1],
  [['bogus'], /There is no command "bogus"\./, 1],
  [['credentials'], /There is no option --json\./, 1],
  [[], /There is no option --json\./, 1],
  [['run', '--bogus', 'X'], /There is no option --bogus\./, 125],
  [['run', 'X', '--timeout', 'abc'], /"abc" is not valid/, 125],
] as const)('%j: with --json one result tells it', async (args, says, exitCode) => {
  const command = args[0] === 'run' ? ['--', 'ls'] : [];
  const ended = await winras([...args, '--json', ...command]);
  const message = expect.stringMatching(says);
  expect(linesOf(ended)).toMatchObject([
    { v: 1, type: 'result', ok: false, exitCode, error: { message } },
  ]);
  expect(ended).toMatchObject({ code: exitCode, signal: null });
  expect(ended.stderr).toMatch(says);
});

test('--json of the command that run is to run is not for winras', async () => {
  const ended = await winras(['run', '--bogus', 'X', '--', 'npm', 'ls', '--json']);
  expect(ended).toMatchObject({ code: 125, stdout: '' });
});

test.each([
  [['dail'], 'There is no command "dail". Did you mean dial? See winras --help.'],
  [
    ['dial', 'A', '--pasword-stdin'],
    'There is no option --pasword-stdin. Did you mean --password-stdin? See winras dial --help.',
  ],
  [['entries', 'create'], 'The argument <name> is missing. See winras entries create --help.'],
])(
  '%j: winras itself says so, with what may have been meant and where to read on',
  async (args, says) => {
    expect(await winras(args)).toMatchObject({ code: 1, stdout: '', stderr: `winras: ${says}\n` });
  },
);

const simulate = `--simulate=${scenarioFile({
  entries: {
    'Office VPN': { type: 'vpn', server: 'host' },
    'Office ISDN': { type: 'modem', server: '1' },
  },
  servers: { host: {}, '1': {} },
  connections: ['Office VPN'],
})}`;

test.each([
  [['dial', 'Ofice VPN']],
  [['dial', 'OFFICE VPM']],
  [['keep', 'Office-VPN']],
  [['redial', 'Office VP']],
  [['run', 'Ofice VPN', '--', 'ls']],
  [['entries', 'show', 'Ofice VPN']],
  [['entries', 'delete', 'Ofice VPN']],
  [['credentials', 'show', 'Ofice VPN']],
  [['hangup', 'Ofice VPN']],
  [['status', 'Ofice VPN']],
])('%j: the entry that may have been meant is named', async (args) => {
  const separator = args.indexOf('--');
  const place = separator < 0 ? args.length : separator;
  const { code, stderr } = await winras(args.toSpliced(place, 0, simulate));
  expect(code).not.toBe(0);
  expect(stderr).toContain('Did you mean "Office VPN"?');
});

test('an entry of two books: the option of the command that says which', async () => {
  const both = scenarioFile({ entries: { Both: { type: 'vpn', server: 'host', book: 'both' } } });
  const { code, stderr } = await winras(['dial', 'Both', `--simulate=${both}`]);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/ERR_RAS_AMBIGUOUS_ENTRY\)\. Say which one with --phone-book <file>\.\n$/);
});

test('--json tells the names that may have been meant, too', async () => {
  const ended = await winras(['dial', 'Ofice VPN', simulate, '--json']);
  const error = { errno: 623, nearest: ['Office VPN'] };
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result', error });
});

test.each(['ikev2', 'IKEV2', 'Ikev2'])('--strategy %s is IKEv2', async (strategy) => {
  const created = ['entries', 'create', 'New', '--server', 'host', '--strategy', strategy];
  expect(await winras([...created, simulate])).toMatchObject({ code: 0 });
  const dialed = ['dial', '--server', 'host', '--current-user', '--strategy', strategy];
  expect(await winras([...dialed, simulate])).toMatchObject({ code: 0 });
});

test('a protocol that there is not: those that there are', async () => {
  const { code, stderr } = await winras(['dial', '--server', 'host', '--strategy', 'WireGuard']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/automatic, IKEv2, SSTP, L2TP, PPTP/);
});

test.each(['de', 'zz', 'not a language'])(
  '--lang %s is refused, with those that there are',
  async (tag) => {
    const { code, stderr } = await winras(['status', simulate, '--lang', tag]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Give one of en, es, fr, it, pt-BR, ru/);
  },
);

test.each(['fr-CA', 'EN', 'pt'])('--lang %s is one of a known language', async (tag) => {
  expect(await winras(['status', simulate, '--lang', tag])).toMatchObject({ code: 0 });
});

test('--simulate takes the next word for its file: that is said where it may be the entry', async () => {
  const { code, stderr } = await winras(['dial', '--simulate', 'Office VPN']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/no file "Office VPN".*name an entry before it/s);
});

test.each(['-v', '-V', '--version'])('%s is the version', async (option) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await winras([option])).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test.each([
  [['help', 'entries', 'create'], 'Usage: winras entries create [options] <name>'],
  [['help', 'dial'], 'Usage: winras dial [options] [entry]'],
])('%j is the help of that subcommand', async (args, usage) => {
  const { code, stdout } = await winras(args);
  expect(code).toBe(0);
  expect(stdout.split('\n')[0]).toBe(usage);
});

test.each([
  [['help', 'dail'], 'There is no command "dail". Did you mean dial? See winras --help.'],
  [['help', 'nosuch'], 'There is no command "nosuch". See winras --help.'],
  [
    ['help', 'entries', 'craete'],
    'There is no command "craete". Did you mean create? See winras entries --help.',
  ],
])(
  '%j: that there is no such command, with the names that may have been meant',
  async (args, says) => {
    expect(await winras(args)).toMatchObject({ code: 1, stdout: '', stderr: `winras: ${says}\n` });
    expect(linesOf(await winras([...args, '--json']))).toMatchObject([
      {
        type: 'result',
        ok: false,
        exitCode: 1,
        error: { message: says.replace(/ See winras .*/, '') },
      },
    ]);
  },
);

test.each([
  [['help'], 'Usage: winras [options] [command]'],
  [['help', 'entries'], 'Usage: winras entries [options] [command]'],
  [['help', 'dial', 'Office VPN'], 'Usage: winras dial [options] [entry]'],
])('%j is the help of what is named', async (args, usage) => {
  const { code, stdout } = await winras(args);
  expect({ code, usage: stdout.split('\n')[0] }).toEqual({ code: 0, usage });
});
