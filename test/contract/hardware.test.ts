/** What `npm run test:hardware` does once all is built, with a simulated RAS for the machine's. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseTranscript } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import { newLedgerFile, readLedger } from './support/ledger.js';
import { type Ended, runNode } from './support/script.js';
import { alice, office } from './support/simulated.js';

const kit = join('test', 'hardware', 'run.mjs');
const simulated = ['--import', 'winras/simulator/register', kit];

interface Run {
  readonly ended: Ended;
  readonly output: string;
  readonly ledgerFile: string;
}

/** The environment and the arguments of a run on this scenario. */
function planned(scenario: Scenario): Omit<Run, 'ended'> & {
  readonly args: string[];
  readonly env: Record<string, string>;
} {
  const folder = newFolder();
  const [file, output] = [join(folder, 'scenario.json'), join(folder, 'transcript.json')];
  const ledgerFile = newLedgerFile();
  writeFileSync(file, JSON.stringify({ behavior: { delay: 5 }, ...scenario, ledgerFile }));
  const env = { WINRAS_SIMULATE: file, WINRAS_TEST_ENTRY: 'Office' };
  return { args: [...simulated, '--output', output], env, output, ledgerFile };
}

async function run(scenario: Scenario): Promise<Run> {
  const { args, env, output, ledgerFile } = planned(scenario);
  return { ended: await runNode(args, { env }), output, ledgerFile };
}

function nothingIsLeft(ledgerFile: string): void {
  const { owed, violations } = readLedger(ledgerFile);
  expect({ owed, violations }).toEqual({ owed: {}, violations: [] });
}

test('an entry that connects passes all checks, and its transcript is written', async () => {
  const { ended, output, ledgerFile } = await run({
    ...office,
    connections: ['Other'],
    entries: { ...office.entries, Other: { server: 'x' } },
  });
  expect(ended.stdout).toMatch(/\n13 passed, 0 failed, 0 skipped\n$/);
  expect(ended.stdout).toContain(output.split(/[\\/]/).at(-1));
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/; no line is dialed\n$/) });
  const transcript = parseTranscript(readFileSync(output, 'utf8'));
  expect(transcript).toMatchObject({
    ras: 'simulator',
    structureSizes: { RASDIALPARAMSW: expect.any(Number) },
    entry: { type: 'vpn', deviceType: 'vpn', vpnStrategy: 'sstpOnly' },
    result: { connected: true },
    hangUp: { outcome: 'disconnected' },
  });
  expect(transcript.events.at(-1)).toMatchObject({ state: 'Connected' });
  nothingIsLeft(ledgerFile);
  // Three dials, and nothing written.
  expect(readLedger(ledgerFile).calls).toMatchObject({ RasDial: 3, RasHangUp: 3 });
  const written = Object.keys(readLedger(ledgerFile).calls).filter((name) =>
    /Set|Delete|Rename|Clear/.test(name),
  );
  expect(written).toEqual([]);
});

test('an entry that does not connect fails, and tells how far it came', async () => {
  const stored = { Office: { ...alice, password: 'wrong' } };
  const { ended, output, ledgerFile } = await run({ ...office, stored });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toMatch(/\n3 passed, 1 failed, 9 skipped\n$/);
  expect(parseTranscript(readFileSync(output, 'utf8')).result).toMatchObject({
    connected: false,
    by: 'notification',
    errno: 691,
  });
  nothingIsLeft(ledgerFile);
});

test.each<[string, Scenario, RegExp]>([
  ['is connected', { ...office, connections: ['Office'] }, /is connected already/],
  ['does not exist', { entries: {} }, /\(623 ERROR_CANNOT_FIND_PHONEBOOK_ENTRY\)/],
])('an entry that %s is not dialed', async (_, scenario, why) => {
  const { ended, output, ledgerFile } = await run(scenario);
  expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(why) });
  expect(existsSync(output)).toBe(false);
  expect(readLedger(ledgerFile).calls).not.toHaveProperty('RasDial');
});

test('without an entry it says how to name one, and that it has done nothing', async () => {
  const { code, stdout, stderr } = await runNode([join('scripts', 'test-hardware.mjs')], {
    env: { WINRAS_TEST_ENTRY: undefined },
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^Nothing is dialed, .*WINRAS_TEST_ENTRY/);
});

// Windows has no signals that another process could send.
const testOfSignals = process.platform === 'win32' ? test.skip : test;

testOfSignals.each([
  ['is dialed', 200, 'OpenPort'],
  ['is up', 0, 'Connected'],
])('a line that %s is hung up when the run is interrupted', async (_, delay, state) => {
  const { args, env, ledgerFile } = planned({ ...office, behavior: { delay } });
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  child.stdout.on('data', (text) => {
    if (String(text).includes(state)) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
  nothingIsLeft(ledgerFile);
  const { RasDial, RasHangUp } = readLedger(ledgerFile).calls;
  expect(RasHangUp).toBe(RasDial);
});
