/** Whether lines can be dialed here, and what to do where not. */

import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isElevated, unreadable } from '../../src/cli/commands/doctor-checks.js';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { linesOf, scenarioFile, winras } from './support/winras.js';

const isWindows = process.platform === 'win32';

test('each check is told with what was found', async () => {
  const { code, stdout } = await winras(['doctor', '--simulate']);
  expect(code).toBe(0);
  expect(stdout).toBe(`ok    ras: The Remote Access Service is there.
ok    service: The service answers. It has 1 connection.
ok    devices: RAS has 6 devices, 4 of them for VPNs.
ok    books: This user sees 5 entries, 0 of them for all users.
warn  rights: The rights of this user do not matter to a simulated RAS.
      Run winras doctor without --simulate.
`);
});

test.each([
  ['1', true],
  ['0', false],
])('FORCE_COLOR=%s, where nothing is a terminal', async (forced, isColored) => {
  const { stdout } = await winras(['doctor', '--simulate'], { env: { FORCE_COLOR: forced } });
  expect(stdout.includes('\x1b[32mok\x1b[0m    ras: ')).toBe(isColored);
});

const report = async (scenario: Scenario) => {
  const ended = await winras(['doctor', `--simulate=${scenarioFile(scenario)}`, '--json']);
  const lines = linesOf(ended);
  return { code: ended.code, checks: lines.slice(1, -1), machine: lines[0], result: lines.at(-1) };
};

test('a report tells the versions, and ends with the result', async () => {
  const { machine, result } = await report({});
  expect(machine).toMatchObject({
    type: 'machine',
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
  });
  expect(result).toMatchObject({ type: 'result', ok: true, exitCode: 0, failed: [] });
});

describe('exit code 2, and a remedy, where', () => {
  test.each<[string, Scenario, string, object]>([
    [
      'the service does not run',
      { rasMan: { state: 'stopped' } },
      'service',
      { errno: 711, remedy: expect.stringContaining('Start the service RasMan') },
    ],
    [
      'there is no device',
      { devices: [] },
      'devices',
      { remedy: expect.stringContaining('WAN miniports') },
    ],
    [
      'the books cannot be read',
      { lacks: ['RasEnumEntries'] },
      'books',
      { code: 'ERR_RAS_UNAVAILABLE', remedy: expect.stringContaining('Remote Access') },
    ],
    [
      'RAS is not there',
      { lacks: ['RasEnumConnections'] },
      'ras',
      { code: 'ERR_RAS_UNAVAILABLE', remedy: expect.stringContaining('Remote Access') },
    ],
  ])('%s', async (_, scenario, name, more) => {
    const { code, checks, result } = await report(scenario);
    expect(code).toBe(2);
    const failed = checks.filter(({ status }) => status === 'fail');
    expect(failed).toEqual([expect.objectContaining({ type: 'check', name, ...more })]);
    expect(result).toMatchObject({ ok: false, exitCode: 2, failed: [name] });
  });
});

describe('a warning, and exit code 0, where', () => {
  test.each<[string, Scenario, object]>([
    [
      'a kind of tunnel has no device',
      { devices: [{ type: 'vpn', name: 'WAN Miniport (SSTP)' }] },
      {
        name: 'devices',
        message: 'RAS has 1 device, 1 of them for VPNs. It has none for IKEv2, L2TP, PPTP.',
      },
    ],
    ['there is no entry', { entries: {} }, { name: 'books' }],
  ])('%s', async (_, scenario, check) => {
    const { code, checks } = await report(scenario);
    expect(code).toBe(0);
    const warnings = checks.filter(({ status, name }) => status === 'warn' && name !== 'rights');
    expect(warnings).toEqual([
      expect.objectContaining({ ...check, remedy: expect.stringMatching(/\w/) }),
    ]);
  });
});

// A Windows has a RAS, or something that stands in for it.
(isWindows ? test.skip : test)('where there is no RAS nothing else is looked at', async () => {
  const ended = await winras(['doctor', '--json']);
  expect(ended.code).toBe(2);
  expect(linesOf(ended).map(({ type, name }) => name ?? type)).toEqual([
    'machine',
    'ras',
    'result',
  ]);
});

test.each([
  ['High', 'S-1-16-12288', true],
  ['System', 'S-1-16-16384', true],
  ['Medium', 'S-1-16-8192', false],
])('the mandatory level %s', (level, id, expected) => {
  const groups = `"BUILTIN\\Users","Alias","S-1-5-32-545",""\n"Mandatory Label\\${level} Mandatory Level","Label","${id}",""`;
  expect(isElevated(groups)).toBe(expected);
});

// Windows lets only administrators make links.
(isWindows ? test.skip : test)('of files those are named that are there and cannot be read', () => {
  const folder = newFolder();
  const [there, missing, loop] = ['there', 'missing', 'loop'].map((name) => join(folder, name));
  writeFileSync(String(there), '');
  symlinkSync(String(loop), String(loop));
  expect(unreadable([there, missing, loop].map(String))).toEqual([loop]);
});
