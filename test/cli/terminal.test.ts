/** The command as the person at a terminal sees it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { onTerminal } from './support/terminal.js';
import { scenarioFile } from './support/winras.js';

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

whereThereAreTerminals(
  'the states of a dial take turns on one line, which is gone in the end',
  async () => {
    const { code, screen } = await onTerminal(dial, [['Password of alice: ', `right one${enter}`]]);
    expect(code).toBe(0);
    const [, shown = ''] = screen.split('Password of alice: ');
    const turns = shown.split(clearLine);
    expect(turns.length).toBeGreaterThan(8);
    expect(turns.slice(1, -1).every((turn) => !turn.includes('\n'))).toBe(true);
    expect(turns.at(-1)).toMatch(/^.*Office is connected through WAN Miniport/);
  },
);

whereThereAreTerminals('a password that is typed is not shown', async () => {
  const { code, screen } = await onTerminal(dial, [['Password of alice: ', `right one${enter}`]]);
  expect(code).toBe(0);
  expect(screen).not.toContain('right one');
});

whereThereAreTerminals('RAS asks again after a wrong password, and gets the next one', async () => {
  const { code, screen } = await onTerminal(dial, [
    ['Password of alice: ', `wrong one${enter}`],
    ['User name [alice]: ', enter],
    ['Password of alice: ', `right one${enter}`],
  ]);
  expect(screen).toContain('the server has refused the user name or the password (691)');
  expect(screen).toContain('Office is connected');
  expect(code).toBe(0);
  expect(screen).not.toMatch(/wrong one|right one/);
});

whereThereAreTerminals('the stored name is offered after a refused stored password', async () => {
  const args = ['dial', 'Stored', `--simulate=${file}`];
  const { code } = await onTerminal(args, [
    ['User name [bob]: ', `alice${enter}`],
    ['Password of alice: ', `wrong one${enter}`],
    ['User name [alice]: ', enter],
    ['Password of alice: ', `right one${enter}`],
  ]);
  expect(code).toBe(0);
});

whereThereAreTerminals(
  'who gives up after a refused password is told what RAS said, and no function to call',
  async () => {
    const { code, screen } = await onTerminal(
      [...dial, '--json'],
      [
        ['Password of alice: ', `wrong one${enter}`],
        ['User name [alice]: ', enter],
        ['Password of alice: ', enter],
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
      ['Password of eve: ', `old one${enter}`],
      ['New password: ', `fresh word${enter}`],
      ['New password again: ', `fresh wird${enter}`],
      ['New password: ', `fresh word${enter}`],
      ['New password again: ', `fresh word${enter}`],
    ]);
    expect(code).toBe(0);
    expect(screen).toContain('the password has expired (648)');
    expect(screen).toContain('the two are not the same');
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
  const { code, screen } = await onTerminal(dial, [['Password of alice: ', enter]]);
  expect(code).toBe(1);
  expect(screen).toMatch(/No password was entered.*--allow-empty-password/s);
  expect(screen).not.toContain('Preparing');
});

whereThereAreTerminals('Ctrl+C at a question ends with 130 and without a stack trace', async () => {
  const { code, screen } = await onTerminal(dial, [['Password of alice: ', controlC]]);
  expect(code).toBe(130);
  expect(screen).not.toMatch(/\n\s+at /);
});

whereThereAreTerminals('NO_COLOR is respected', async () => {
  const typed = [['Password of alice: ', `right one${enter}`]] as const;
  const colored = await onTerminal(dial, typed);
  const plain = await onTerminal(dial, typed, { NO_COLOR: '1' });
  for (const color of ['\x1b[2m', '\x1b[32m']) expect(colored.screen).toContain(color);
  for (const color of ['\x1b[2m', '\x1b[32m']) expect(plain.screen).not.toContain(color);
});

whereThereAreTerminals(
  'what goes to a file has no colors, though its user sits at a terminal',
  async () => {
    const output = join(newFolder(), 'output');
    const { code } = await onTerminal(['dial', 'Office VPN', '--simulate'], [], { OUTPUT: output });
    expect(code).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(
      'Office VPN is connected through WAN Miniport (IKEv2)\n  192.0.2.2\n',
    );
  },
);
