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
  servers: { 'vpn.example.com': { users: { alice: { password: 'right one' } } } },
  entries: { Office: { type: 'vpn', server: 'vpn.example.com' } },
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
    ['User name: ', `alice${enter}`],
    ['Password: ', `right one${enter}`],
  ]);
  expect(screen).toContain('Office is connected');
  expect(code).toBe(0);
  expect(screen).not.toMatch(/wrong one|right one/);
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
