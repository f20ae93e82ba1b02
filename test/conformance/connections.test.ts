/** T, J, U, H: statistics, projection and links of a connection. The rules are listed in rules.json. */

import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import {
  callsOf,
  eventsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
} from '../contract/support/simulated.js';

const traffic = { transmitted: 1_000, received: 1_000, countsFrom: 2 ** 32 - 2_000, speed: 64_000 };
const isdn: Scenario = {
  entries: { Office: { type: 'isdn', server: '555', links: 2, traffic } },
  servers: { '555': {} },
};

test('T1: milliseconds, and bytes that go on past 32 bits', async () => {
  const ras = simulated(isdn);
  const connection = await inTime(ras, ras.dial('Office'));
  const [link] = await connection.links();
  const before = await link?.statistics();
  await ras.clock.advance(4_000);
  const after = await link?.statistics();
  expect(before?.bytesReceived).toBeLessThan(2 ** 32);
  expect(after?.bytesReceived).toBe((before?.bytesReceived ?? 0) + 4_000);
  expect(after?.connectDuration).toBe((before?.connectDuration ?? 0) + 4_000);
  await hangUp(ras, connection);
});

test('T2: of several links the speed is the sum, and compression is told for each', async () => {
  const ras = simulated(isdn);
  const connection = await inTime(ras, ras.dial('Office'));
  const [link] = await connection.links();
  expect(await connection.statistics()).toMatchObject({
    bitsPerSecond: 128_000,
    compressionRatioIn: 0,
  });
  expect(await link?.statistics()).toMatchObject({
    bitsPerSecond: 64_000,
    compressionRatioIn: 100,
  });
  await hangUp(ras, connection);
});

test('T3: a link that is down has nothing to clear: 668', async () => {
  const ras = simulated(isdn);
  const connection = await inTime(ras, ras.dial('Office'));
  const [, second] = await connection.links();
  ras.dropLink('Office', 2);
  const failures = [second?.clearStatistics(), second?.statistics()].map((asked) =>
    failureOf(asked ?? Promise.resolve()),
  );
  expect(await Promise.all(failures)).toMatchObject([
    { errno: 668, operation: 'RasClearLinkStatistics' },
    { errno: 668, operation: 'RasGetLinkStatistics' },
  ]);
  await hangUp(ras, connection);
});

test('U1: only IKEv2 tunnels move', async () => {
  const ras = simulated(office);
  const connection = await inTime(ras, ras.dial('Office'));
  expect(await failureOf(connection.updateEndpoints({ local: '192.0.2.9' }))).toMatchObject({
    errno: 780,
    operation: 'RasUpdateConnection',
  });
  expect(callsOf(ras, 'RasUpdateConnection')).toBe(1);
  await hangUp(ras, connection);
});

test('J1: a projection before Projected is 730', async () => {
  const ras = simulated(officeThat({ delay: 1_000 }));
  const dialing = ras.dial('Office');
  await ras.clock.advance(1_500);
  const [line] = await ras.connections();
  expect(await failureOf(line?.projection() ?? Promise.resolve())).toMatchObject({
    errno: 730,
    operation: 'RasGetProjectionInfoEx',
  });
  await hangUp(ras, dialing);
});

test('H6: 6 before the line is connected, 618 for a link that is down, 259 past the last', async () => {
  const ras = simulated({ ...isdn, behavior: { delay: 1_000 } });
  const dialing = ras.dial('Office');
  await ras.clock.advance(1_500);
  const [line] = await ras.connections();
  expect(await failureOf(line?.links() ?? Promise.resolve())).toMatchObject({ errno: 6 });
  const connection = await inTime(ras, dialing);
  ras.dropLink('Office', 2);
  expect(await connection.links()).toHaveLength(2);
  const answers = ras.calls().filter((call) => call.function === 'RasGetSubEntryHandle');
  expect(answers.map(({ result }) => result)).toEqual([6, 0, 618, 259]);
  await hangUp(ras, connection);
});

test('S3, H5: each link applies its settings, is connected, and after the last one the dial is', async () => {
  const ras = simulated(isdn);
  const dialing = ras.dial('Office');
  const events = await inTime(ras, eventsOf(dialing));
  for (const subentry of [1, 2]) {
    const ofLink = events.filter((event) => event.subentry === subentry);
    const states = ofLink.map(({ state }) => state);
    expect(states[states.indexOf('SubEntryConnected') - 1]).toBe('ApplySettings');
  }
  expect(events.filter(({ state }) => state === 'SubEntryConnected')).toHaveLength(2);
  expect(events.at(-1)).toMatchObject({ phase: 'terminal', state: 'Connected' });
  await hangUp(ras, await dialing);
});

test('H7, E4: one row for all links; a link is hung up alone, the connection with all', async () => {
  const ras = simulated(isdn);
  const connection = await inTime(ras, ras.dial('Office'));
  expect(await ras.connections()).toHaveLength(1);
  const [first, second] = await connection.links();
  expect(await inTime(ras, first?.hangUp() ?? Promise.reject())).toBe('disconnected');
  expect((await first?.status())?.state).toBe('Disconnected');
  expect((await second?.status())?.state).toBe('Connected');
  await hangUp(ras, connection);
  expect(await ras.connections()).toEqual([]);
});

test('H2, N4: a link is gone when its connection names it no more; the connection with its last link', async () => {
  const ras = simulated(isdn);
  const connection = await inTime(ras, ras.dial('Office'));
  const closed = connection.waitForClose();
  ras.dropLink('Office', 1);
  expect((await connection.status()).state).toBe('Connected');
  ras.dropLink('Office', 2);
  expect(await inTime(ras, closed)).toMatchObject({ by: 'lost' });
});

test('S6, S7: an IKEv2 line that reconnects stays Connected', async () => {
  const entries = { Office: { server: 'vpn.example.com', strategy: ['IKEv2'] } } as const;
  const ras = simulated({ ...office, entries });
  const connection = await inTime(ras, ras.dial('Office'));
  for (const substate of ['Dormant', 'Reconnecting', 'Reconnected', 'None'] as const) {
    ras.setSubstate('Office', substate);
    expect(await connection.status()).toMatchObject({ state: 'Connected', substate });
  }
  await hangUp(ras, connection);
});
