/** The probe measures back how a simulated RAS was told to behave: what it says of Windows can be believed. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Scenario, simulate } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import { endedWell, runNode } from '../contract/support/script.js';
import { evaluate, office, probe } from './support/probe.js';

/** As exactly as looks every 2 ms can tell. */
function about(milliseconds: number): unknown {
  return {
    asymmetricMatch: (value: unknown) =>
      typeof value === 'number' && Math.abs(value - milliseconds) <= 6,
    toString: () => `about ${milliseconds}`,
  };
}

test('of a RAS that was told nothing: what is usual', async () => {
  const { scenario, rows } = await probe(office, { entry: 'Secret place' });
  expect(scenario).toMatchObject({
    behavior: {
      rasDialReturns: 'before',
      notificationThread: 'foreign',
      duplicated: [],
      lost: [],
      afterTerminal: false,
      listDialing: true,
      correlationId: 'always',
      dialingError: 'none',
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
  expect(rows).toMatchObject({
    entries: { asAssumed: true },
    failure: {
      asAssumed: true,
      measured: { ended: 'notified', handle: '0x1', listed: { at: expect.any(Number) } },
    },
    hangUp: { asAssumed: true, measured: { handleReused: true } },
    connection: { asAssumed: true },
    several: {
      asAssumed: true,
      measured: [{ handle: '0x1' }, { handle: '0x2' }, { handle: '0x3' }],
    },
    answers: { measured: { 'RasDeleteEntry of a missing entry': 623 } },
    threads: { asAssumed: true, measured: { rasDial: 1, someOnDialingThread: false } },
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
  const { scenario, rows } = await probe(
    { ...office, ...told },
    { entry: 'Secret place', args: ['--wrong-password'] },
  );
  expect(rows).toMatchObject({
    failure: { asAssumed: false },
    connection: { asAssumed: false },
    wrongPassword: { asAssumed: true },
  });
  expect(scenario).toMatchObject({
    ...told,
    behavior: {
      ...told.behavior,
      delay: about(100),
      // The simulator looks each 100 ms whether the first state has been notified.
      rasDialBlocks: about(100),
      hangUpBlocks: about(150),
      linger: about(200),
      portFreeAfter: expect.any(Number),
    },
  });
  expect(() => simulate({ ...office, ...scenario })).not.toThrow();
});

test.each<[string, Scenario, object]>([
  [
    'notifications on the thread that dials, while it does',
    {
      behavior: {
        delay: 20,
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
    { behavior: { late: about(200), silentAfter: 'PortOpened' } },
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
  [
    'a status that tells 600 while it dials',
    { behavior: { dialingError: 'pending' } },
    { behavior: { dialingError: 'pending' } },
  ],
  [
    'a status that keeps the error of an earlier tunnel',
    { behavior: { dialingError: 'earlierAttempt' } },
    { behavior: { dialingError: 'earlierAttempt' } },
  ],
])('%s', async (_, told, expected) => {
  expect((await probe(told)).scenario).toMatchObject(expected);
});

test.each([
  ['always', {}],
  ['connected', {}],
  ['late', { correlationIdAfter: about(400) }],
  ['never', {}],
] as const)('a line whose GUID is listed: %s', async (correlationId, more) => {
  const behavior = { correlationId, correlationIdAfter: 400 };
  const { scenario, rows } = await probe({ ...office, behavior }, { entry: 'Secret place' });
  expect(scenario.behavior).toMatchObject({ correlationId, ...more });
  expect(rows['correlation']).toMatchObject({ asAssumed: correlationId === 'always' });
});

test('an entry that does not connect is told of, and what it shows not taken for a connection', async () => {
  const { scenario, rows } = await probe(
    { entries: { 'Secret place': { server: 'host.example' } } },
    { entry: 'Secret place' },
  );
  expect(rows['connection']).toMatchObject({ measured: { ended: 'notified' } });
  expect(scenario).not.toHaveProperty('connectionNotifications');
});

/** `looks` are what was seen of a dial that connects after 20 ms: its status, and then a list of the connections. */
function listDialing(looks: object[]): Promise<unknown> {
  const called = { time: 0, thread: 1 };
  const returned = { time: 1, error: 0 };
  const notified = [
    { time: 2, state: 0, error: 0, thread: 2 },
    { time: 20, state: 0x2000, error: 0, thread: 2 },
  ];
  const dial = { called, returned, notified, end: notified[1], looks };
  return evaluate(
    { 'behavior.mjs': 'behaviorOfDial' },
    `(({ listDialing }) => ({ listDialing }))(behaviorOfDial(${JSON.stringify(dial)}, 'notified'))`,
  );
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

test('a scenario that is none is named', async () => {
  const file = join(newFolder(), 'scenario.json');
  writeFileSync(file, JSON.stringify({ entrys: {} }));
  const env = { WINRAS_SIMULATE: file };
  const { code, stdout, stderr } = await runNode(['scripts/probe.mjs'], { env });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^winras: the simulator cannot start: .*entrys.*\n$/);
});

const withoutWindows = process.platform === 'win32' ? test.skip : test;

withoutWindows('without Windows there is nothing to measure', async () => {
  const { stderr, ...ended } = await runNode(['scripts/probe.mjs'], {
    env: { WINRAS_SIMULATE: undefined },
  });
  expect({ ...ended, stderr: '' }).toEqual({ ...endedWell(), code: 1 });
  expect(stderr).toMatch(/There is no RAS to measure.*\n.*WINRAS_SIMULATE/);
});
