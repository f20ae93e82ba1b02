import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { endedWell, runNode } from './support/script.js';

const root = process.cwd();
const environment = {
  WINRAS_SIMULATE: join('scripts', 'examples', 'scenario.json'),
  VPN_PASSWORD: 'secret',
  VPN_NEW_PASSWORD: 'new secret',
};

const outputs: Record<string, RegExp> = {
  'dial.mjs': /^Office VPN is connected through WAN Miniport \(IKEv2\)\n$/,
  'iterate.mjs':
    /^running OpenPort \n[^]*running ConnectDevice WAN Miniport \(IKEv2\)\n[^]*address 10\.20\.0\.7\n[^]*terminal Connected \n$/,
  'answer-a-pause.mjs':
    /^RAS waits at RetryAuthentication\nRAS waits at PasswordExpired\nHome office is connected\n$/,
  'abort.mjs': /^Given up after 300 ms; the line is free again\.\n$/,
  'list-and-hang-up.mjs': /^Forgotten line: Connected \(WAN Miniport \(PPPOE\)\)\ndisconnected\n$/,
};

test.each(Object.entries(outputs))('%s', async (file, output) => {
  const { stdout, ...ended } = await runNode(
    ['--import', 'winras/simulator/register', join('scripts', 'examples', file)],
    { env: environment },
  );
  expect(stdout).toMatch(output);
  expect(ended).toEqual({
    code: 0,
    signal: null,
    stderr: `winras: simulated RAS of ${environment.WINRAS_SIMULATE}; no line is dialed\n`,
  });
});

test('simulate-in-tests.mjs', async () => {
  // As it is, since `node --test` runs it in a process of its own again, with pipes.
  const { stdout, ...ended } = await runNode([
    join('scripts', 'examples', 'simulate-in-tests.mjs'),
  ]);
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  expect(stdout).toMatch(/pass 1\n/);
});

test('there are no examples but these', () => {
  const files = readdirSync(join(root, 'scripts', 'examples')).filter((file) =>
    file.endsWith('.mjs'),
  );
  expect(files.sort()).toEqual([...Object.keys(outputs), 'simulate-in-tests.mjs'].sort());
});

test('the README has the examples and the table of states as they are', async () => {
  const ended = await runNode([join('scripts', 'readme.mjs'), '--check']);
  expect(ended).toEqual(endedWell('README.md is up to date\n'));
});
