/** N: RasConnectionNotification, and what a watch makes of it. */

import { expect, test } from '@jest/globals';
import type { Scenario, SimulatedConnectionNotifications } from '../../src/simulator.js';
import { callsOf, hangUp, inTime, office, simulated } from '../contract/support/simulated.js';
import { watched } from '../contract/support/watched.js';

/** `office`, and `Branch` for others to dial. */
function offices(
  connectionNotifications: SimulatedConnectionNotifications = {},
  more: Partial<Scenario> = {},
): Scenario {
  return {
    ...office,
    entries: { ...office.entries, Branch: { server: 'branch.example.com' } },
    servers: { ...office.servers, 'branch.example.com': {} },
    connectionNotifications,
    ...more,
  };
}

test.each<[number, Scenario]>([
  [711, offices({}, { rasMan: { state: 'starting', startsAfter: 100_000 } })],
  [5, offices({ registrationsDeniedUntil: 100_000 })],
])('N1: a RAS that answers %d at boot is waited for, and then heard', async (errno, scenario) => {
  const ras = simulated(scenario);
  const loop = watched(ras);
  await ras.clock.advance(140_000);
  const results = ras
    .calls()
    .filter((call) => call.function === 'RasConnectionNotification')
    .map(({ result }) => result);
  expect(results[0]).toBe(errno);
  expect(results.at(-1)).toBe(0);
  // Ever more seldom: 1 s, 2 s, 4 s … 30 s.
  expect(results.length).toBeLessThan(15);
  expect(loop.told()).toEqual(['snapshot']);
  ras.connectElsewhere('Branch');
  await ras.clock.advance(100);
  expect(loop.told()).toEqual(['connected Branch']);
  await loop.watch.return();
});

test('N1: a RAS that knows the documented flags only is watched with these', async () => {
  const ras = simulated(offices({ notificationFlags: 'documented' }));
  const loop = watched(ras);
  await ras.clock.advance(100);
  ras.connectElsewhere('Branch');
  await ras.clock.advance(100);
  expect(loop.told()).toEqual(['snapshot', 'connected Branch']);
  await loop.watch.return();
});

test.each(['persistent', 'oneShot'] as const)(
  'N2: a %s registration brings every change, also of lines that change places',
  async (registrations) => {
    const ras = simulated(offices({ registrations }, { connections: ['Branch'] }));
    const loop = watched(ras);
    await ras.clock.advance(100);
    for (let round = 0; round < 5; round += 1) {
      ras.dropLine('Branch');
      ras.connectElsewhere('Branch');
      await ras.clock.advance(1_000);
    }
    expect(loop.told()).toEqual([
      'snapshot Branch',
      ...Array.from({ length: 5 }, () => [
        'disconnected Branch by lost',
        'connected Branch',
      ]).flat(),
    ]);
    const ids = loop.changes.flatMap((change) =>
      change.type === 'connected' ? [change.connection.id] : [],
    );
    expect(new Set(ids).size).toBe(5);
    // One registration, and one after each signal.
    expect(callsOf(ras, 'RasConnectionNotification')).toBeLessThanOrEqual(11);
    await loop.watch.return();
  },
);

test.each(['persistent', 'oneShot'] as const)(
  'N2: a %s registration that signals at once misses nothing, and keeps nobody busy',
  async (registrations) => {
    const ras = simulated(offices({ registrations, signalsAtOnce: true }));
    const loop = watched(ras);
    await ras.clock.advance(60_000);
    expect(loop.told()).toEqual(['snapshot']);
    // More than one a second is nothing but the first few.
    expect(callsOf(ras, 'RasConnectionNotification')).toBeLessThanOrEqual(65);
    expect(callsOf(ras, 'RasEnumConnections')).toBeLessThanOrEqual(130);
    ras.connectElsewhere('Branch');
    await ras.clock.advance(1_000);
    expect(loop.told()).toEqual(['connected Branch']);
    ras.dropLine('Branch');
    await ras.clock.advance(2_000);
    expect(loop.told()).toEqual(['disconnected Branch by lost']);
    await loop.watch.return();
  },
);

test.each<SimulatedConnectionNotifications>([
  { registrations: 'persistent' },
  { registrations: 'oneShot' },
  { registrations: 'persistent', signalsAtOnce: true },
  { registrations: 'oneShot', signalsAtOnce: true },
])('N2: with %j registrations are 100 ms apart, and are listed after', async (manner) => {
  const ras = simulated(offices(manner));
  const loop = watched(ras);
  for (let round = 0; round < 100; round += 1) {
    if (round % 2 === 0) ras.connectElsewhere('Branch');
    else ras.dropLine('Branch');
    await ras.clock.advance(30);
  }
  const calls = ras.calls();
  const at = (name: string) => calls.filter((call) => call.function === name).map((c) => c.time);
  const registered = at('RasConnectionNotification');
  for (const [index, time] of registered.slice(1).entries())
    expect(time - (registered[index] as number)).toBeGreaterThanOrEqual(100);
  const last = calls.findLastIndex((call) => call.function === 'RasConnectionNotification');
  expect(calls.slice(last).map((call) => call.function)).toContain('RasEnumConnections');
  ras.connectElsewhere('Branch');
  await ras.clock.advance(2_000);
  expect(loop.told().at(-1)).toBe('connected Branch');
  await loop.watch.return();
});

test('N3: our own lines are told each time, others too, though ours are signaled only once', async () => {
  const ras = simulated(offices({ ownLinesSignaled: 'oncePerKind' }));
  const loop = watched(ras);
  for (let round = 0; round < 3; round += 1) {
    const connection = await inTime(ras, ras.dial('Office'));
    ras.connectElsewhere('Branch');
    await ras.clock.advance(100);
    await hangUp(ras, connection);
    ras.dropLine('Branch');
    await ras.clock.advance(1_000);
  }
  const told = loop.told();
  expect(told[0]).toBe('snapshot');
  for (const change of [
    'connected Office',
    'disconnected Office by hangUp',
    'connected Branch',
    'disconnected Branch by lost',
  ]) {
    expect(told.filter((one) => one === change)).toHaveLength(3);
  }
  expect(told).toHaveLength(13);
  await loop.watch.return();
});

test('N3: what is not signaled is found by asking now and then, and registered for anew', async () => {
  const ras = simulated(offices({ signalsLost: true }));
  const loop = watched(ras, { enumerateEvery: 10_000 });
  await ras.clock.advance(100);
  const registrations = callsOf(ras, 'RasConnectionNotification');
  ras.connectElsewhere('Branch');
  await ras.clock.advance(10_000);
  expect(loop.told()).toEqual(['snapshot', 'connected Branch']);
  expect(callsOf(ras, 'RasConnectionNotification')).toBe(registrations + 1);
  ras.dropLine('Branch');
  await ras.clock.advance(11_000);
  expect(loop.told()).toEqual(['disconnected Branch by lost']);
  await loop.watch.return();
});

test('H10: one status that says gone is no disconnection, and hides no connection', async () => {
  const ras = simulated(offices({}, { behavior: { spuriousGone: true }, connections: ['Branch'] }));
  const loop = watched(ras);
  const connection = await inTime(ras, ras.dial('Office'));
  // RAS lists the line of Branch, and denied it once.
  expect(loop.told()).toEqual(['snapshot', 'connected Branch', 'connected Office']);
  await ras.clock.advance(120_000);
  expect(loop.told()).toEqual([]);
  await hangUp(ras, connection);
  await ras.clock.advance(1_000);
  expect(loop.told()).toEqual(['disconnected Office by hangUp']);
  await loop.watch.return();
});

test.each(['lineWatchers', 'all'] as const)(
  'N1, N4: links come and go, of which RAS tells %s, and the line is disconnected with the last',
  async (bandwidthSignaled) => {
    const ras = simulated(
      {
        entries: { Branch: { type: 'isdn', server: '555 0100', links: 3, dialMode: 'asNeeded' } },
        servers: { '555 0100': {} },
        connections: ['Branch'],
        connectionNotifications: { bandwidthSignaled },
      },
      { mayOwe: true },
    );
    const loop = watched(ras, { enumerateEvery: 3_600_000 });
    await ras.clock.advance(1_000);
    ras.connectLink('Branch', 2);
    await ras.clock.advance(1_000);
    ras.connectLink('Branch', 3);
    ras.dropLink('Branch', 1);
    await ras.clock.advance(1_000);
    ras.dropLink('Branch', 3);
    await ras.clock.advance(1_000);
    expect(loop.told()).toEqual([
      'snapshot Branch',
      'bandwidthAdded Branch to 2',
      'bandwidthRemoved Branch to 1',
    ]);
    ras.dropLink('Branch', 2);
    await ras.clock.advance(1_000);
    expect(loop.told()).toEqual(['disconnected Branch by lost']);
    await loop.watch.return();
  },
);
