import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);
// Where Jest was started: the folder of package.json.
const root = process.cwd();
const environment = {
  ...process.env,
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
  const { stdout, stderr } = await run(
    process.execPath,
    ['--import', 'winras/simulator/register', join('scripts', 'examples', file)],
    { cwd: root, env: environment, timeout: 30_000 },
  );
  expect(stdout).toMatch(output);
  expect(stderr).toBe(
    `winras: simulated RAS of ${environment.WINRAS_SIMULATE}; no line is dialed\n`,
  );
});

test('simulate-in-tests.mjs', async () => {
  const { stdout } = await run(
    process.execPath,
    ['--test', join('scripts', 'examples', 'simulate-in-tests.mjs')],
    {
      cwd: root,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
      timeout: 30_000,
    },
  );
  expect(stdout).toMatch(/pass 1\n/);
});

test('there are no examples but these', () => {
  const files = readdirSync(join(root, 'scripts', 'examples')).filter((file) =>
    file.endsWith('.mjs'),
  );
  expect(files.sort()).toEqual([...Object.keys(outputs), 'simulate-in-tests.mjs'].sort());
});

test('the README has the examples and the table of states as they are', async () => {
  await expect(
    run(process.execPath, [join('scripts', 'readme.mjs'), '--check'], { cwd: root }),
  ).resolves.toMatchObject({
    stdout: 'README.md is up to date\n',
  });
});
