/** ras.redial(): a line that is hung up and dialed anew. */

import { describe, expect, test } from '@jest/globals';
import { Connection, type Dialing } from '../../src/index.js';
import { kept } from './support/kept.js';
import {
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
} from './support/simulated.js';

describe('redial()', () => {
  test('hangs up, waits until the port is free, and dials again', async () => {
    const ras = simulated(officeThat({ linger: 2_000, portFreeAfter: 3_000 }));
    const before = await inTime(ras, ras.dial('Office'));
    const dialings: Dialing[] = [];
    const connection = await inTime(
      ras,
      ras.redial('Office', { onDialing: (dialing) => dialings.push(dialing) }),
    );
    expect(connection).toBeInstanceOf(Connection);
    expect(connection.id).not.toBe(before.id);
    expect(dialings.length).toBeGreaterThan(1);
    expect(await before.status()).toMatchObject({ state: 'Disconnected' });
    await hangUp(ras, connection);
  });

  test("gives the line of somebody else's dial a new one of ours", async () => {
    const ras = simulated({ ...office, connections: ['Office'] });
    const [before] = await ras.connections();
    const connection = await inTime(ras, ras.redial('Office'));
    expect(connection.id).not.toBe(before?.id);
    await hangUp(ras, connection);
  });

  test('hangs up every reference: with one left the address would stay', async () => {
    const ras = simulated();
    const before = await inTime(ras, ras.dial('Office'));
    await inTime(ras, ras.dial('Office'));
    const connection = await inTime(ras, ras.redial('Office'));
    expect(connection.id).not.toBe(before.id);
    expect(ras.owed()).toMatchObject([{ entryName: 'Office', references: 1 }]);
    await hangUp(ras, connection);
  });

  test('hangs up more references than ten seconds had time for, and those of others', async () => {
    const ras = simulated({ ...office, connections: ['Office'] });
    for (let dial = 0; dial < 5; dial += 1) await inTime(ras, ras.dial('Office'));
    const began = ras.clock.now();
    const connection = await inTime(ras, ras.redial('Office'));
    expect(ras.clock.now() - began).toBeLessThan(3_000);
    expect(connection.isFurtherReference).toBe(false);
    expect(callsOf(ras, 'RasHangUp')).toBe(6);
    await hangUp(ras, connection);
  });

  test('gives a dial of ours that is under way up', async () => {
    const ras = simulated(officeThat({ delay: 1_000, listDialing: false }));
    const failure = failureOf(ras.dial('Office'));
    await ras.clock.advance(2_500);
    const connection = await inTime(ras, ras.redial('Office'));
    expect(await failure).toMatchObject({ errno: 631 });
    await hangUp(ras, connection);
  });

  test('just dials an entry that has no line', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.redial('Office'));
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await hangUp(ras, connection);
  });

  test('fails when RAS does not let go of the line, or of its port', async () => {
    const lingering = simulated(officeThat({ linger: 30_000 }), { mayOwe: true });
    await inTime(lingering, lingering.dial('Office'));
    expect(
      await inTime(lingering, failureOf(lingering.redial('Office', { hangUpTimeout: 1_000 }))),
    ).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
    const ras = simulated(officeThat({ portFreeAfter: 60_000 }));
    await inTime(ras, ras.dial('Office'));
    expect(
      await inTime(ras, failureOf(ras.redial('Office', { hangUpTimeout: 2_000 }))),
    ).toMatchObject({ errno: 633 });
  });

  test('an abort ends it, and nothing is left dialing', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const abort = new AbortController();
    const failure = failureOf(ras.redial('Office', { signal: abort.signal }));
    await ras.clock.advance(2_500);
    abort.abort();
    expect(await inTime(ras, failure)).toMatchObject({ name: 'AbortError' });
    expect(await ras.connections()).toEqual([]);
  });

  test('refuses bad arguments at once', () => {
    const ras = simulated();
    expect(() => ras.redial('Office', { hangUpTimeout: -1 })).toThrow('hangUpTimeout');
    expect(() => ras.redial('Office', { onDialing: 4 as unknown as () => void })).toThrow(
      'onDialing',
    );
    expect(() => ras.redial('')).toThrow('entryName');
    expect(ras.calls()).toEqual([]);
  });

  test('of a line that is kept: it is adopted, and not dialed twice', async () => {
    const ras = simulated();
    const loop = kept(ras, 'Office', { backOff: { first: 10_000, jitter: 0 } });
    await ras.clock.advance(5_000);
    const connection = await inTime(ras, ras.redial('Office'));
    await ras.clock.advance(60_000);
    expect(loop.told()).toEqual([
      'dialing 1',
      'connected 1',
      'lost by hangUp',
      'waiting 1 for 10000',
      'adopted',
    ]);
    await inTime(ras, loop.keeping.return());
    await hangUp(ras, connection);
  });
});
