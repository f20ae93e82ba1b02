/** The probe measures back how a simulated RAS was told to behave: what it says of Windows can be believed. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { type Scenario, simulate } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { newLedgerFile, readLedger } from '../contract/support/ledger.js';
import { endedWell, runNode, runScript } from '../contract/support/script.js';

const office: Scenario = {
  entries: { 'Secret place': { server: 'host.example' } },
  servers: { 'host.example': { users: { alice: { password: 'much too good' } } } },
  stored: { 'Secret place': { userName: 'alice', password: 'much too good' } },
};

interface Profile {
  readonly scenario: Scenario;
  readonly measured: Readonly<Record<string, unknown>>;
}

async function probe(
  scenario: Scenario,
  { args = [], entry }: { args?: string[]; entry?: string } = {},
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
  expect(code).toBe(0);
  const text = readFileSync(output, 'utf8');
  expect(stdout).toBe(text);
  expect(text).not.toMatch(/Secret place|host\.example|alice|much too good/);
  const { owed, violations } = readLedger(ledgerFile);
  expect(owed).toEqual({});
  // What it asks of a dead handle on purpose, each once.
  const onPurpose = / with a handle that (was never issued|was hung up and is gone)$/;
  expect(violations.filter((what) => !onPurpose.test(what))).toEqual([]);
  expect(new Set(violations).size).toBe(violations.length);
  return JSON.parse(text);
}

/** As far as a busy machine lets it be measured. */
function about(milliseconds: number): unknown {
  return {
    asymmetricMatch: (value: unknown) =>
      typeof value === 'number' && value >= milliseconds / 2 && value < milliseconds + 1_000,
    toString: () => `about ${milliseconds}`,
  };
}

test('of a RAS that was told nothing: what is usual', async () => {
  const { scenario, measured } = await probe(office, { entry: 'Secret place' });
  expect(scenario).toMatchObject({
    behavior: {
      rasDialReturns: 'before',
      notificationThread: 'foreign',
      duplicated: [],
      lost: [],
      afterTerminal: false,
      listDialing: true,
      lingerState: 'Disconnected',
      afterHangUp: 'silent',
      spuriousGone: false,
      redialConnected: 'connected',
    },
    missingBook: 621,
    missingEntryDeleted: 623,
    entrySize: 6724,
    connectionNotifications: { ownLinesSignaled: 'always' },
  });
  expect(scenario.devices).toContainEqual({ type: 'vpn', name: 'WAN Miniport (SSTP)' });
  expect(measured).toMatchObject({
    failure: { ended: 'notified', handle: '0x1', listed: { at: expect.any(Number) } },
    hangUp: { handleReused: true },
    several: [{ handle: '0x1' }, { handle: '0x2' }, { handle: '0x3' }],
    answers: { 'RasDeleteEntry of a missing entry': 623 },
  });
});

test('of one that was told otherwise: that, and a simulator takes it', async () => {
  const told: Scenario = {
    behavior: {
      delay: 100,
      rasDialReturns: 'between',
      rasDialBlocks: 50,
      duplicated: ['PortOpened'],
      lost: ['AllDevicesConnected'],
      afterTerminal: true,
      afterHangUp: 'disconnected',
      hangUpBlocks: 150,
      linger: 200,
      lingerState: 'current',
      portFreeAfter: 400,
      listDialing: false,
      redialConnected: 'silent',
      retryError: 0,
    },
    missingBook: 2,
    missingEntryDeleted: 123,
    entrySize: 6720,
    connectionNotifications: { ownLinesSignaled: 'oncePerKind' },
    devices: [{ type: 'vpn', name: 'WAN Miniport (SSTP)' }],
  };
  const { scenario } = await probe(
    { ...office, ...told },
    { entry: 'Secret place', args: ['--wrong-password'] },
  );
  expect(scenario).toMatchObject({
    ...told,
    behavior: {
      ...told.behavior,
      delay: about(100),
      rasDialBlocks: about(50),
      hangUpBlocks: about(150),
      linger: about(200),
      portFreeAfter: about(400),
    },
  });
  expect(() => simulate({ ...office, ...scenario })).not.toThrow();
});

test.each<[string, Scenario, object]>([
  [
    'notifications on the thread that dials, while it does',
    {
      behavior: {
        // Long enough for a busy machine to hang it up before it is over.
        delay: 200,
        notificationThread: 'captured',
        rasDialReturns: 'after',
        afterHangUp: 'userDisconnection',
      },
    },
    {
      behavior: {
        notificationThread: 'captured',
        rasDialReturns: 'after',
        afterHangUp: 'userDisconnection',
      },
    },
  ],
  [
    'how late they are, and where they end',
    { behavior: { delay: 60, late: 200, silentAfter: 'PortOpened' } },
    { behavior: { late: about(150), silentAfter: 'PortOpened' } },
  ],
  [
    'an older RASENTRY, and a RasDial that refuses',
    { behavior: { rasDialRefuses: 651 }, entrySize: 5680 },
    { behavior: { rasDialRefuses: 651 }, entrySize: 5680 },
  ],
  [
    'a RasDial that fails with a handle',
    { behavior: { rasDialFails: 651 } },
    { behavior: { rasDialFails: 651 } },
  ],
])('%s', async (_, told, expected) => {
  expect((await probe(told)).scenario).toMatchObject(expected);
});

test('an entry that does not connect is told of, and what it shows not taken for a connection', async () => {
  const { scenario, measured } = await probe(
    { entries: { 'Secret place': { server: 'host.example' } } },
    { entry: 'Secret place' },
  );
  expect(measured['connection']).toMatchObject({ ended: 'notified' });
  expect(scenario).not.toHaveProperty('connectionNotifications');
});

/** `looks` are what was seen of a dial that connects after 20 ms: its status, and then a list of the connections. */
async function listDialing(looks: object[]): Promise<unknown> {
  const called = { time: 0, thread: 1 };
  const returned = { time: 1, error: 0 };
  const notified = [
    { time: 2, state: 0, error: 0, thread: 2 },
    { time: 20, state: 0x2000, error: 0, thread: 2 },
  ];
  const dial = { called, returned, notified, end: notified[1], looks };
  const { stdout, ...ended } = await runScript(`
    import { behaviorOfDial } from ${JSON.stringify(pathToFileURL('scripts/probe/behavior.mjs').href)};
    const { listDialing } = behaviorOfDial(${JSON.stringify(dial)}, 'notified');
    console.log(JSON.stringify({ listDialing }));
  `);
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  return JSON.parse(stdout);
}

const look = { callError: 0, error: 0 };

test('a dial that has connected between its status and the list is not taken for a listed dial', async () => {
  const dialed = { ...look, time: 4, state: 0, listed: false };
  const between = { ...look, time: 19, state: 0, listed: true };
  const connected = { ...look, time: 22, state: 0x2000, listed: true };
  expect(await listDialing([dialed, between, connected])).toEqual({ listDialing: false });
  expect(await listDialing([between, connected])).toEqual({});
});

test.each<[string, Scenario, RegExp]>([
  ['that there is not', {}, /^No phone book has/m],
  ['that is up', { ...office, connections: ['Secret place'] }, /^The entry .* is connected/m],
])('an entry %s is refused', async (_, scenario, why) => {
  const file = join(newFolder(), 'scenario.json');
  writeFileSync(file, JSON.stringify(scenario));
  const { code, stdout, stderr } = await runNode(['scripts/probe.mjs'], {
    env: { WINRAS_SIMULATE: file, WINRAS_TEST_ENTRY: 'Secret place' },
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(why);
  expect(stderr).not.toContain('Secret place');
});

const withoutWindows = process.platform === 'win32' ? test.skip : test;

withoutWindows('without Windows there is nothing to measure', async () => {
  const { stderr, ...ended } = await runNode(['scripts/probe.mjs'], {
    env: { WINRAS_SIMULATE: undefined },
  });
  expect({ ...ended, stderr: '' }).toEqual({ ...endedWell(), code: 1 });
  expect(stderr).toMatch(/There is no RAS to measure.*\n.*WINRAS_SIMULATE/);
});
