/** What runs on the Windows machines of the workflows, as far as it can be looked at elsewhere. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { runNode } from '../contract/support/script.js';

const workflow = readFileSync(join('.github', 'workflows', 'windows-ras.yml'), 'utf8');
/** What its steps run, without comments. */
const commands = [...workflow.matchAll(/^ +(?:- )?run: (.*?)(?: #.*)?$/gm)].map(
  ([, text]) => text ?? '',
);

const powerShell = readdirSync('scripts', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ps1'))
  .map((file) => join('scripts', file));

test('the first lines of the README run in PowerShell and in cmd', () => {
  const readme = readFileSync('README.md', 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
  const lines = blocks.join('').split('\n');
  for (const line of ['npm ci && npm run demo', 'npx winras dial "Office VPN" --simulate']) {
    expect(lines).toContain(line);
    expect(commands).toContain(line);
    expect(commands).toContain(`cmd /d /c '${line}'`);
  }
});

test('no option goes through the npm of PowerShell, which may keep it', () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(commands.filter((command) => /npm (run|test).* -/.test(command))).toEqual([]);
});

test('what is done of a RAS that fails is not done of a build that fails', () => {
  const conditions = [...workflow.matchAll(/if: (.*cancelled.*)$/gm)].map(([, text]) => text);
  expect(conditions.length).toBeGreaterThan(4);
  for (const condition of conditions)
    expect(condition).toMatch(/^\$\{\{ !cancelled\(\) && steps\.build\.outcome == 'success' \}\}$/);
});

/** One that is ended for being late uploads nothing of what it has measured. */
test('a job has time for all that its steps may take', () => {
  const jobs = workflow.split(/^ {2}[\w-]+:$/m).filter((job) => job.includes('runs-on:'));
  expect(jobs).toHaveLength(2);
  for (const job of jobs) {
    const minutes = (indent: number): number[] =>
      [...job.matchAll(new RegExp(`^ {${indent}}timeout-minutes: (\\d+)$`, 'gm'))].map(([, text]) =>
        Number(text),
      );
    const steps = minutes(8);
    expect(steps.length).toBeGreaterThan(2);
    // Besides, what installs and builds.
    expect(steps.reduce((sum, step) => sum + step, 20)).toBeLessThanOrEqual(minutes(4)[0] ?? 0);
  }
});

test('every step that asks RAS, or comes after one that does, ends by itself', () => {
  const steps = workflow.split(/^ {6}- /m).filter((step) => /^(if: .*\n +)?run: /m.test(step));
  const asking = steps.filter((step) => !/npm ci\n|npm run build/.test(step));
  expect(asking.length).toBeGreaterThan(8);
  expect(asking.filter((step) => !/timeout-minutes: \d/.test(step))).toEqual([]);
});

test('Windows PowerShell runs a script also where it runs none by default', () => {
  const unasked = commands.filter((command) => /^powershell .*\.ps1/.test(command));
  expect(unasked).toHaveLength(2);
  for (const command of unasked) expect(command).toContain(' -ExecutionPolicy Bypass -File ');
});

test('every script that a step runs is there', () => {
  const scripts = commands.flatMap((command) => command.match(/\bscripts\/[\w/.-]+/g) ?? []);
  expect(scripts).toContain('scripts/runner/run-as.ps1');
  expect(scripts.filter((file) => !existsSync(file))).toEqual([]);
});

test.each(powerShell)('%s is one that every PowerShell reads alike', (file) => {
  const text = readFileSync(file, 'utf8');
  // Windows PowerShell takes a file without a byte order mark for one in the code page of the machine.
  expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  expect(text).toMatch(/^\$ErrorActionPreference = 'Stop'$/m);
});

/** A program that fails stops no PowerShell script by itself. */
test.each(powerShell)('%s asks each program how it has ended', (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const unasked = lines.filter(
    (line, at) =>
      /^\s*[\w-]+\.exe /.test(line) &&
      !/\/delete /.test(line) &&
      !/\$LASTEXITCODE -ne 0/.test(lines[at + 1] ?? ''),
  );
  expect(unasked).toEqual([]);
});

async function dialOnce(scenario: Scenario): Promise<{ code: number | null; output: string }> {
  const file = join(newFolder(), 'scenario.json');
  writeFileSync(file, JSON.stringify(scenario));
  const { code, stdout, stderr } = await runNode(
    ['--import', 'winras/simulator/register', 'scripts/vpn-server/dial-once.mjs', 'Office VPN'],
    { env: { WINRAS_SIMULATE: file } },
  );
  return { code, output: stdout + stderr };
}

test('a server that takes the call of its own machine is said to', async () => {
  const { code, output } = await dialOnce({});
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/been dialed/) });
});

test('a server that has taken all ports is told by 633, in words', async () => {
  const { code, output } = await dialOnce({ behavior: { rasDialRefuses: 633 } });
  expect(code).toBe(1);
  expect(output).toMatch(/633.*\n.*\(RRAS\) may have taken all ports/);
  expect(output).not.toMatch(/^ +at /m);
});

test('what else keeps it from dialing is told without that', async () => {
  const { code, output } = await dialOnce({ behavior: { rasDialRefuses: 651 } });
  expect(code).toBe(1);
  expect(output).toMatch(/651/);
  expect(output).not.toMatch(/RRAS/);
});
