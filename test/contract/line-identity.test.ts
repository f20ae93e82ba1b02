/** A line is known by its correlation GUID; one to which RAS gives none, or none yet, only while it is listed without a gap. */

import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { ActiveConnection, Connection } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import { kept } from './support/kept.js';
import { callsOf, failureOf, hangUp, inTime, simulated } from './support/simulated.js';
import { watched } from './support/watched.js';

const server = { server: 'host', strategy: ['SSTP'] } as const;

/** Two entries that any credentials connect. */
function world(behavior: SimulatedBehavior, more: Partial<Scenario> = {}): Scenario {
  return {
    entries: { Office: server, Branch: server },
    servers: { host: {} },
    behavior,
    ...more,
  };
}

const withoutIds = (more: SimulatedBehavior = {}): Scenario =>
  world({ correlationId: 'never', ...more });

async function lineOf(ras: Simulator, entryName: string): Promise<ActiveConnection> {
  const lines = await inTime(ras, ras.connections());
  return lines.find((line) => line.entryName === entryName) as ActiveConnection;
}

/** The line is gone, and another one of the same entry has its handle, by another process. */
async function replaced(ras: Simulator): Promise<void> {
  ras.dropLine('Office');
  await inTime(ras, ras.connections());
  ras.connectElsewhere('Office');
}

describe('lines without an id', () => {
  test('are told apart, each with its own handle', async () => {
    const ras = simulated(withoutIds());
    const office = await inTime(ras, ras.dial('Office'));
    const branch = await inTime(ras, ras.dial('Branch'));
    expect([office.id, branch.id]).toEqual([undefined, undefined]);
    expect(JSON.parse(JSON.stringify(office))).not.toHaveProperty('id');
    expect(inspect(office)).toContain('Office');
    await hangUp(ras, office);
    expect(await inTime(ras, branch.status())).toMatchObject({ state: 'Connected' });
    expect(await inTime(ras, office.status())).toMatchObject({ state: 'Disconnected' });
    await hangUp(ras, await lineOf(ras, 'Branch'));
    await hangUp(ras, branch);
    expect(callsOf(ras, 'RasHangUp')).toBe(2);
  });

  test('are hung up once, whoever asks', async () => {
    const ras = simulated(withoutIds({ linger: 1_000, lingerState: 'current' }));
    const connection = await inTime(ras, ras.dial('Office'));
    const found = await lineOf(ras, 'Office');
    const outcomes = Promise.all([
      connection.hangUp(),
      found.hangUp(),
      found.hangUp({ all: true }),
    ]);
    expect(await inTime(ras, outcomes)).toEqual(Array(3).fill('disconnected'));
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('count what goes through them for each by itself', async () => {
    const traffic = { received: 1_000 };
    const ras = simulated({
      ...withoutIds(),
      entries: { Office: { ...server, traffic }, Branch: server },
    });
    const office = await inTime(ras, ras.dial('Office'));
    const branch = await inTime(ras, ras.dial('Branch'));
    await ras.clock.advance(5_000);
    expect((await inTime(ras, office.statistics())).bytesReceived).toBeGreaterThan(4_000);
    expect((await inTime(ras, branch.statistics())).bytesReceived).toBe(0);
    await hangUp(ras, office);
    await hangUp(ras, branch);
  });

  test.each(['own', 'found'])(
    'are not hung up by their handle once it may be another line’s (%s)',
    async (whose) => {
      const ras = simulated(withoutIds(), { mayOwe: true });
      const own = await inTime(ras, ras.dial('Office'));
      const line = whose === 'own' ? own : await lineOf(ras, 'Office');
      await replaced(ras);
      for (const options of [{}, { all: true }]) {
        const error = await inTime(ras, failureOf(line.hangUp(options)));
        expect(error).toMatchObject({
          code: 'ERR_RAS_LINE_UNKNOWN',
          operation: 'RasHangUp',
          entryName: 'Office',
          advice: expect.stringContaining('connections()'),
        });
      }
      expect(callsOf(ras, 'RasHangUp')).toBe(0);
      expect(await inTime(ras, line.status())).toMatchObject({ state: 'Disconnected' });
      await hangUp(ras, await lineOf(ras, 'Office'));
    },
  );

  test('are unknown, too, while RAS cannot list them', async () => {
    const ras = simulated(withoutIds());
    const line = await inTime(ras, ras.dial('Office'));
    ras.restartRasMan(1_000);
    expect(await inTime(ras, failureOf(line.hangUp()))).toMatchObject({
      code: 'ERR_RAS_LINE_UNKNOWN',
      cause: { errno: 711 },
    });
  });

  test('that are lost leave `await using` in peace', async () => {
    const ras = simulated(withoutIds());
    const script = (async () => {
      await using connection = await ras.dial('Office');
      ras.dropLine('Office');
      return connection.entryName;
    })();
    expect(await inTime(ras, script)).toBe('Office');
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
  });

  test('that may still be up fail `await using`', async () => {
    const ras = simulated(withoutIds(), { mayOwe: true });
    const script = (async () => {
      await using connection = await ras.dial('Office');
      ras.restartRasMan(60_000);
      return connection.entryName;
    })();
    expect(await inTime(ras, failureOf(script))).toMatchObject({
      code: 'ERR_RAS_LINE_UNKNOWN',
      cause: { errno: 711 },
    });
  });

  test('close when they are lost', async () => {
    const ras = simulated(withoutIds());
    const connection = await inTime(ras, ras.dial('Office'));
    const closed = connection.waitForClose();
    await ras.clock.advance(5_000);
    ras.dropLine('Office');
    expect(await inTime(ras, closed)).toEqual({ by: 'lost' });
  });

  test('have their references given back', async () => {
    const ras = simulated(withoutIds());
    const first = await inTime(ras, ras.dial('Office'));
    const second = await inTime(ras, ras.dial('Office'));
    expect([first.isFurtherReference, second.isFurtherReference]).toEqual([false, true]);
    expect(await inTime(ras, second.hangUp())).toBe('released');
    expect(await inTime(ras, first.hangUp({ all: true }))).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(2);
  });

  test('are redialed', async () => {
    const ras = simulated(withoutIds());
    await inTime(ras, ras.dial('Office'));
    const connection = await inTime(ras, ras.redial('Office'));
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    await hangUp(ras, connection);
  });

  test('are kept up: dialed again when they are lost, and hung up in the end', async () => {
    const ras = simulated(withoutIds());
    const loop = kept(ras, 'Office', { backOff: { first: 1_000, jitter: 0 }, hangUpAtEnd: true });
    await ras.clock.advance(5_000);
    ras.dropLine('Office');
    await ras.clock.advance(10_000);
    expect(loop.told()).toEqual([
      ...['dialing 1', 'connected 1', 'lost by lost'],
      ...['waiting 1 for 1000', 'dialing 1', 'connected 1'],
    ]);
    await inTime(ras, loop.keeping.return());
    expect(await ras.connections()).toEqual([]);
  });

  test('E10: are told once each, though RAS names the same logon session for all', async () => {
    const ras = simulated({ ...withoutIds(), connections: ['Branch'] });
    const watch = watched(ras);
    await ras.clock.advance(100);
    const connection = await inTime(ras, ras.dial('Office'));
    await ras.clock.advance(60_000);
    expect(watch.told()).toEqual(['snapshot Branch', 'connected Office']);
    await hangUp(ras, connection);
    await ras.clock.advance(60_000);
    expect(watch.told()).toEqual(['disconnected Office by hangUp']);
  });

  test('are another line after a gap', async () => {
    const ras = simulated(withoutIds());
    const watch = watched(ras);
    const connection = await inTime(ras, ras.dial('Office'));
    await ras.clock.advance(5_000);
    await replaced(ras);
    await ras.clock.advance(60_000);
    expect(watch.told()).toEqual([
      ...['snapshot', 'connected Office'],
      ...['disconnected Office by lost', 'connected Office'],
    ]);
    const line = await lineOf(ras, 'Office');
    expect(line).not.toBe(connection);
    await hangUp(ras, line);
  });
});

describe('a line whose id comes late', () => {
  const late = world({ correlationId: 'late', correlationIdAfter: 10_000 });

  test('is one line, and has its id from then on', async () => {
    const ras = simulated(late);
    const watch = watched(ras);
    const connection = await inTime(ras, ras.dial('Office'));
    const found = await lineOf(ras, 'Office');
    expect([connection.id, found.id]).toEqual([undefined, undefined]);
    await ras.clock.advance(60_000);
    const { id } = await lineOf(ras, 'Office');
    expect(id).toMatch(/^[0-9a-f]{8}-/);
    expect(await inTime(ras, connection.status())).toMatchObject({ state: 'Connected' });
    expect([connection.id, found.id]).toEqual([id, undefined]);
    expect(watch.told()).toEqual(['snapshot', 'connected Office']);
    await hangUp(ras, connection);
    await ras.clock.advance(60_000);
    expect(watch.told()).toEqual(['disconnected Office by hangUp']);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('is hung up by who has found it before', async () => {
    const ras = simulated({ ...late, connections: ['Office'] });
    const found = await lineOf(ras, 'Office');
    await ras.clock.advance(30_000);
    await hangUp(ras, found);
  });

  test('is then known by it: a line in its place is not hung up', async () => {
    const ras = simulated(late, { mayOwe: true });
    const connection = await inTime(ras, ras.dial('Office'));
    await ras.clock.advance(30_000);
    expect(await inTime(ras, connection.status())).toMatchObject({ state: 'Connected' });
    await replaced(ras);
    expect(await inTime(ras, connection.hangUp())).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
  });
});

describe('a line that has no id while it is dialed', () => {
  const dialing = world({ correlationId: 'connected', delay: 1_000 });

  test('has one when it is connected', async () => {
    const ras = simulated(dialing);
    const dial = ras.dial('Office');
    await ras.clock.advance(3_500);
    expect((await lineOf(ras, 'Office')).id).toBeUndefined();
    const connection: Connection = await inTime(ras, dial);
    expect(connection.id).toMatch(/^[0-9a-f]{8}-/);
    expect((await lineOf(ras, 'Office')).id).toBe(connection.id);
    await hangUp(ras, connection);
  });

  test('is hung up in mid-dial by who has found it', async () => {
    const ras = simulated(dialing);
    const failure = failureOf(ras.dial('Office'));
    await ras.clock.advance(3_500);
    await hangUp(ras, await lineOf(ras, 'Office'));
    expect(await inTime(ras, failure)).toMatchObject({ errno: 631 });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});
