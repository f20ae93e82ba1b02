/** The probe, run over simulated RASs, and pieces of it by themselves. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@jest/globals';
import type { Scenario } from '../../../src/simulator.js';
import { newFolder } from '../../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../../contract/support/ledger.js';
import { endedWell, runNode, runScript } from '../../contract/support/script.js';

/** A row of the probe: see scripts/probe/row.mjs. */
export interface Row {
  readonly asks: string;
  readonly assumes: string;
  readonly asAssumed?: boolean;
  readonly measured?: unknown;
  readonly notMeasured?: string;
  readonly failed?: object;
}

export interface Profile {
  readonly scenario: Scenario;
  readonly rows: Readonly<Record<string, Row>>;
}

interface ProbeOptions {
  readonly args?: readonly string[];
  /** WINRAS_TEST_ENTRY. */
  readonly entry?: string;
  /** Misuse of RAS that rows commit on purpose. */
  readonly violates?: RegExp;
}

export const office: Scenario = {
  entries: { 'Secret place': { server: 'host.example' } },
  servers: { 'host.example': { users: { alice: { password: 'much too good' } } } },
  stored: { 'Secret place': { userName: 'alice', password: 'much too good' } },
};

/** Nothing in what it prints and writes names what is in `office`, nor a folder; no row's time is real. */
export async function probe(
  scenario: Scenario,
  { args = [], entry, violates }: ProbeOptions = {},
): Promise<Profile> {
  const folder = newFolder();
  const ledgerFile = newLedgerFile();
  const file = join(folder, 'scenario.json');
  writeFileSync(file, JSON.stringify({ ...scenario, ledgerFile }));
  const output = join(folder, 'probe.json');
  const { code, stdout, stderr } = await runNode(
    ['scripts/probe.mjs', '--output', output, ...args],
    { env: { WINRAS_SIMULATE: file, WINRAS_TEST_ENTRY: entry } },
  );
  expect(stderr).toContain(`winras: simulated RAS of ${file}; no line is dialed\n`);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(code).toBe(0);
  const text = readFileSync(output, 'utf8');
  expect(stdout).toBe(text);
  expect(text).not.toMatch(/Secret place|host\.example|alice|much too good/);
  // Neither folders nor addresses, of which the probe uses some itself.
  expect(text).not.toMatch(/[\\/](tmp|temp)[\\/]|winras-probe-|\.pbk|\d+\.\d+\.\d+\.\d+/i);
  const { owed, violations } = readLedger(ledgerFile);
  expect(owed).toEqual({});
  // What it asks of a dead handle on purpose, each once.
  const onPurpose = / with a handle that (was never issued|was hung up and is gone)$/;
  const others = violations.filter((what) => !violates?.test(what));
  expect(others.filter((what) => !onPurpose.test(what))).toEqual([]);
  expect(new Set(others).size).toBe(others.length);
  return JSON.parse(text);
}

/** The value of an expression in which the exports of these modules of scripts/probe are names. */
export async function evaluate(
  modules: Readonly<Record<string, string>>,
  expression: string,
  env: NodeJS.ProcessEnv = {},
): Promise<unknown> {
  const imports = Object.entries(modules).map(([path, names]) => {
    const url = pathToFileURL(join('scripts', 'probe', path)).href;
    return `import { ${names} } from ${JSON.stringify(url)};`;
  });
  const script = `${imports.join('\n')}\nconsole.log(JSON.stringify(await (${expression})));`;
  const { stdout, ...ended } = await runScript(script, { env });
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  return JSON.parse(stdout);
}
