/** Connections of several links: dialed, asked for, and hung up one by one. */

import { describe, expect, test } from '@jest/globals';
import type { Connection, Link } from '../../src/index.js';
import type { Scenario, SimulatedEntry, Simulator } from '../../src/simulator.js';
import { eventsOf, hangUp, inTime, simulated } from './support/simulated.js';

function isdn(entry: Partial<SimulatedEntry> = {}): Scenario {
  return {
    entries: {
      Office: {
        type: 'isdn',
        server: '555 0100',
        links: [{}, { server: '555 0101', device: 'Second channel' }],
        traffic: { transmitted: 1_000, received: 1_000, speed: 64_000 },
        ...entry,
      },
    },
    servers: { '555 0100': {}, '555 0101': {} },
  };
}

async function connected(
  scenario = isdn(),
): Promise<{ ras: Simulator; connection: Connection; links: Link[] }> {
  const ras = simulated(scenario);
  const connection = await inTime(ras, ras.dial('Office'));
  return { ras, connection, links: await connection.links() };
}

const statesOf = (links: readonly Link[]) =>
  Promise.all(links.map(async (link) => (await link.status()).state));

describe('links() gives', () => {
  test('the only link of a connection that has one', async () => {
    const { ras, connection, links } = await connected(isdn({ links: 1 }));
    expect(links.map(({ subentry }) => subentry)).toEqual([1]);
    await hangUp(ras, connection);
  });

  test('each link, with its own status', async () => {
    const { ras, connection, links } = await connected();
    expect(JSON.parse(JSON.stringify(links))).toEqual([{ subentry: 1 }, { subentry: 2 }]);
    const [, second] = await Promise.all(links.map((link) => link.status()));
    expect(second).toMatchObject({
      state: 'Connected',
      phoneNumber: '555 0101',
      device: { name: 'Second channel' },
    });
    await hangUp(ras, connection);
  });

  test('also those that are not up', async () => {
    const { ras, connection, links } = await connected(isdn({ dialMode: 'asNeeded' }));
    expect(await statesOf(links)).toEqual(['Connected', 'Disconnected']);
    ras.connectLink('Office', 2);
    expect(await statesOf(links)).toEqual(['Connected', 'Connected']);
    ras.dropLink('Office', 1);
    expect(await statesOf(links)).toEqual(['Disconnected', 'Connected']);
    await hangUp(ras, connection);
  });
});

test('each link has its own statistics, and the connection their sum', async () => {
  const { ras, connection, links } = await connected();
  await connection.clearStatistics();
  await Promise.all(links.map((link) => link.clearStatistics()));
  await ras.clock.advance(5_000);
  await links[0]?.clearStatistics();
  await ras.clock.advance(1_000);
  const counts = await Promise.all(links.map((link) => link.statistics()));
  expect(counts.map(({ bytesReceived }) => bytesReceived)).toEqual([1_000, 6_000]);
  expect(counts.map(({ bitsPerSecond }) => bitsPerSecond)).toEqual([64_000, 64_000]);
  expect(await connection.statistics()).toMatchObject({
    bytesReceived: 12_000,
    bitsPerSecond: 128_000,
  });
  await hangUp(ras, connection);
});

describe('hangUp() of a link', () => {
  test('leaves the other one up, and the connection', async () => {
    const { ras, connection, links } = await connected();
    expect(await inTime(ras, (links[1] as Link).hangUp())).toBe('disconnected');
    expect(await statesOf(links)).toEqual(['Connected', 'Disconnected']);
    expect((await connection.status()).state).toBe('Connected');
    await hangUp(ras, connection);
  });

  test('is the hang-up of its connection, when that has no other', async () => {
    const { ras, connection, links } = await connected(isdn({ links: 1 }));
    await hangUp(ras, links[0] as Link);
    expect((await connection.status()).state).toBe('Disconnected');
    expect(await ras.connections()).toEqual([]);
  });
});

test('a dial of which one link fails connects with the other', async () => {
  const scenario = isdn();
  const ras = simulated({
    ...scenario,
    servers: { '555 0100': {}, '555 0101': { fails: { at: 'DeviceConnected', error: 676 } } },
  });
  const dialing = ras.dial('Office');
  const events = await inTime(ras, eventsOf(dialing));
  expect(events.filter(({ phase }) => phase === 'linkFailed')).toMatchObject([
    { subentry: 2, state: 'DeviceConnected', error: { errno: 676 } },
  ]);
  expect(events.at(-1)).toMatchObject({ phase: 'terminal', state: 'Connected' });
  await hangUp(ras, await dialing);
});
