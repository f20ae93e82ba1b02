/** The command as the person at a terminal sees it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { onTerminal } from './support/terminal.js';
import { scenarioFile, winras } from './support/winras.js';

// Windows' own terminals are others, and Python has none of them.
const whereThereAreTerminals = process.platform === 'win32' ? test.skip : test;

const clearLine = '\r\x1b[2K';
const enter = '\r';
const controlC = '\x03';
const file = scenarioFile({
  servers: {
    'vpn.example.com': {
      users: { alice: { password: 'right one' }, eve: { password: 'old one', expired: true } },
    },
  },
  entries: {
    Office: { type: 'vpn', server: 'vpn.example.com' },
    Stored: { type: 'vpn', server: 'vpn.example.com' },
  },
  stored: { Stored: { userName: 'bob', password: 'none of theirs' } },
});
const dial = ['dial', 'Office', '--user', 'alice', '--lang', 'en', `--simulate=${file}`];

/** What is seen of it, without colors. */
function rowsOf(screen: string): string[] {
  return stripVTControlCharacters(screen).split('\r\n');
}

whereThereAreTerminals('a dial leaves a row for each of its states, with its time', async () => {
  const { code, screen } = await onTerminal(dial, [['Password for alice: ', `right one${enter}`]]);
  expect(code).toBe(0);
  const rows = rowsOf(screen).filter((row) => /^ *\d+ ms {2}/.test(row));
  expect(rows.length).toBeGreaterThan(8);
  expect(rows[0]).toMatch(/ ms {2}Preparing$/);
  expect(rows[2]).toMatch(/ ms {2}Calling the server {8}WAN Miniport \(\w+\)$/);
  expect(rows.at(-1)).toMatch(/ ms {2}Connected$/);
  expect(screen).not.toContain(clearLine);
});

whereThereAreTerminals('of an entry that is connected already no password is asked', async () => {
  const scenario = { ...JSON.parse(readFileSync(file, 'utf8')), connections: ['Office'] };
  const args = ['dial', 'Office', '--user', 'alice', `--simulate=${scenarioFile(scenario)}`];
  const { code, screen } = await onTerminal(args);
  expect(code).toBe(0);
  expect(screen).toContain('Office is already connected');
  expect(screen).not.toContain('Password');
});

whereThereAreTerminals('who dials a server is asked: nothing is stored with it', async () => {
  const args = ['dial', '--server', 'vpn.example.com', `--simulate=${file}`];
  const answers: [string, string][] = [
    ['User name for vpn.example.com: ', `alice${enter}`],
    ['Password for alice: ', `right one${enter}`],
  ];
  const { code, screen } = await onTerminal(args, answers);
  expect({ code, screen }).toMatchObject({ code: 0 });
  const nobody = await onTerminal(args, [['User name for vpn.example.com: ', enter]]);
  expect(nobody.code).toBe(1);
  expect(nobody.screen).toContain('--server needs --user <name>');
});

/** Runs a command that prints `done`. */
const run = ['run', 'Office VPN', '--simulate', '--lang', 'en', '--', 'echo', 'done'];

whereThereAreTerminals.each(['80', '30'])(
  'in %s columns the states before a command take turns on one row, which is gone in the end',
  async (columns) => {
    const { code, screen } = await onTerminal(run, [], { WIDTH: columns });
    expect(code).toBe(0);
    const turns = screen.split(clearLine);
    expect(turns.length).toBeGreaterThan(8);
    const passing = turns.slice(1, -1).map((turn) => stripVTControlCharacters(turn));
    expect(passing.filter((turn) => turn.includes('\n'))).toEqual([]);
    expect(Math.max(...passing.map((turn) => turn.length))).toBeLessThan(Number(columns));
    const text = rowsOf(turns.at(-1) as string)
      .join(' ')
      .replaceAll(/ +/g, ' ');
    expect(text).toBe(
      'winras: Office VPN is connected through WAN Miniport (IKEv2). done winras: Office VPN was hung up. ',
    );
  },
);

const commandLine = /^ +(?:winras|npx) /;

const wordy = [
  ['explain', '691'],
  ['doctor', '--simulate'],
  ['dial', 'Offce', '--simulate'],
  ['dial', '--bogus'],
  ...[[], ['run'], ['keep'], ['watch'], ['entries', 'create']].map((name) => [...name, '--help']),
];

whereThereAreTerminals.each([60, 80])('at %i columns no word is broken', async (columns) => {
  const screens = await Promise.all(
    wordy.map((args) => onTerminal(args, [], { WIDTH: String(columns) })),
  );
  const rows = screens.flatMap(({ screen }) => rowsOf(screen));
  expect(rows.length).toBeGreaterThan(150);
  // The terminal breaks what is wider than itself; command lines and addresses are copied better as a whole.
  const isWhole = (row: string): boolean => commandLine.test(row) || /^ *https:\S+$/.test(row);
  const broken = rows.filter((row) => row.length > columns && !isWhole(row));
  expect(broken).toEqual([]);
});

whereThereAreTerminals('JSON lines are whole lines, whatever the width', async () => {
  const { screen } = await onTerminal(['doctor', '--json', '--simulate'], [], { WIDTH: '40' });
  const lines = rowsOf(screen).filter((row) => row.startsWith('{'));
  expect(lines.map((line) => JSON.parse(line).type).at(-1)).toBe('result');
});

// A shell, or the next command, reads it where it was copied from the screen.
whereThereAreTerminals.each([
  [['completion', 'bash']],
  [['completion', 'powershell']],
  [['entries', 'export', 'Office VPN']],
])('what %j prints for other programs has its own lines, whatever the width', async (args) => {
  const all = [...args, '--simulate'];
  const { stdout } = await winras(all);
  expect(stdout.trim()).not.toBe('');
  const { screen } = await onTerminal(all, [], { WIDTH: '40' });
  expect(rowsOf(screen).join('\n')).toContain(stdout.trim());
});

test('a line of a help ends where the next word does not fit', async () => {
  const names = ['dial', 'run', 'redial', 'keep', 'status', 'hangup', 'watch', 'devices', 'doctor'];
  const entries = ['list', 'show', 'create', 'set', 'rename', 'delete', 'export', 'import'];
  const helps = await Promise.all(
    [
      ...[...names, 'explain', 'completion'].map((name) => [name]),
      ...entries.map((name) => ['entries', name]),
      ...['get', 'set', 'clear'].map((name) => ['credentials', name]),
    ].map((args) => winras([...args, '--help'])),
  );
  const lines = helps.flatMap(({ stdout }) => stdout.split('\n'));
  const short = lines.filter((line, at) => {
    const [next = ''] = (lines[at + 1] ?? '').split(' ');
    return /^\S.*[^\s:]$/.test(line) && next !== '' && line.length + next.length < 80;
  });
  expect(short).toEqual([]);
});

test('an example fits into 80 columns, and can be copied whole', async () => {
  const helps = await Promise.all(
    [
      ['dial'],
      ['run'],
      ['keep'],
      ['watch'],
      ['entries', 'set'],
      ['entries', 'create'],
      ['completion'],
    ].map((name) => winras([...name, '--help'])),
  );
  const examples = helps.flatMap(({ stdout }) =>
    stdout.split('\n').filter((line) => commandLine.test(line)),
  );
  expect(examples.length).toBeGreaterThan(10);
  expect(examples.filter((line) => line.length > 80)).toEqual([]);
});

whereThereAreTerminals('a password that is typed is not shown', async () => {
  const { code, screen } = await onTerminal(dial, [['Password for alice: ', `right one${enter}`]]);
  expect(code).toBe(0);
  expect(screen).not.toContain('right one');
});

whereThereAreTerminals('RAS asks again after a wrong password, and gets the next one', async () => {
  const { code, screen } = await onTerminal(dial, [
    ['Password for alice: ', `wrong one${enter}`],
    ['User name [alice]: ', enter],
    ['Password for alice: ', `right one${enter}`],
  ]);
  expect(screen).toContain('The server refused the user name or the password (691)');
  expect(screen).toContain('Office is connected');
  expect(code).toBe(0);
  expect(screen).not.toMatch(/wrong one|right one/);
});

whereThereAreTerminals('the stored name is offered after a refused stored password', async () => {
  const args = ['dial', 'Stored', `--simulate=${file}`];
  const { code } = await onTerminal(args, [
    ['User name [bob]: ', `alice${enter}`],
    ['Password for alice: ', `wrong one${enter}`],
    ['User name [alice]: ', enter],
    ['Password for alice: ', `right one${enter}`],
  ]);
  expect(code).toBe(0);
});

whereThereAreTerminals(
  'who gives up after a refused password is told what RAS said, and no function to call',
  async () => {
    const { code, screen } = await onTerminal(
      [...dial, '--json'],
      [
        ['Password for alice: ', `wrong one${enter}`],
        ['User name [alice]: ', enter],
        ['Password for alice: ', enter],
      ],
    );
    expect(code).toBe(2);
    expect(screen).toContain('691 ERROR_AUTHENTICATION_FAILURE');
    expect(screen).toMatch(/"type":"result".*"errno":691/);
    expect(screen).not.toMatch(/resume\(|onPaused/);
  },
);

whereThereAreTerminals(
  'an expired password is replaced by one that was entered twice alike',
  async () => {
    const args = ['dial', 'Office', '--user', 'eve', `--simulate=${file}`];
    const { code, screen } = await onTerminal(args, [
      ['Password for eve: ', `old one${enter}`],
      ['New password: ', `fresh word${enter}`],
      ['Confirm new password: ', `fresh wird${enter}`],
      ['New password: ', `fresh word${enter}`],
      ['Confirm new password: ', `fresh word${enter}`],
    ]);
    expect(code).toBe(0);
    expect(screen).toContain('The password has expired (648)');
    expect(screen).toContain('The two passwords differ');
    expect(screen).not.toMatch(/fresh/);
  },
);

whereThereAreTerminals.each([
  ['refused', 'alice', 'wrong one', 691],
  ['expired', 'eve', 'old one', 648],
])(
  'a %s password from a variable ends the command: a script that is started by hand does not wait',
  async (_, user, secret, errno) => {
    const args = ['dial', 'Office', '--user', user, '--password-env', 'SECRET', '--json'];
    const { code, screen } = await onTerminal([...args, `--simulate=${file}`], [], {
      SECRET: secret,
    });
    expect(code).toBe(2);
    expect(screen).toContain(`"errno":${errno}`);
    expect(screen).not.toMatch(/User name|New password/);
  },
);

whereThereAreTerminals('no password is entered: nothing is dialed', async () => {
  const { code, screen } = await onTerminal(dial, [['Password for alice: ', enter]]);
  expect(code).toBe(1);
  expect(screen).toMatch(/No password was entered.*--allow-empty-password/s);
  expect(screen).not.toContain('Preparing');
});

whereThereAreTerminals('Ctrl+C at a question ends with 130 and without a stack trace', async () => {
  const { code, screen } = await onTerminal(dial, [['Password for alice: ', controlC]]);
  expect(code).toBe(130);
  expect(screen).not.toMatch(/\n\s+at /);
});

whereThereAreTerminals('NO_COLOR is respected, unless FORCE_COLOR wants colors', async () => {
  const doctor = ['doctor', '--simulate'];
  const colored = await onTerminal(doctor);
  const plain = await onTerminal(doctor, [], { NO_COLOR: '1' });
  const forced = await onTerminal(doctor, [], { NO_COLOR: '1', FORCE_COLOR: '1' });
  for (const color of ['\x1b[32mok\x1b[0m', '\x1b[33mwarn\x1b[0m']) {
    expect(colored.screen).toContain(color);
    expect(plain.screen).not.toContain(color);
    expect(forced.screen).toContain(color);
  }
});

whereThereAreTerminals(
  'what goes to a file has no colors, though its user sits at a terminal',
  async () => {
    const output = join(newFolder(), 'output');
    const { code } = await onTerminal(['dial', 'Office VPN', '--simulate'], [], { OUTPUT: output });
    expect(code).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(
      'Office VPN is connected through WAN Miniport (IKEv2).\n  10.20.0.7\n',
    );
  },
);
