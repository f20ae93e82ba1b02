/** ras.watch(): which lines are up, and what happens to them, ours or not. */

import { describe, expect, test } from '@jest/globals';
import { ActiveConnection, Connection, RasError } from '../../src/index.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import { callsOf, failureOf, hangUp, inTime, office, simulated } from './support/simulated.js';
import { type Watched, watched } from './support/watched.js';

/** Two entries; the line of `Branch` is for others to dial. */
const offices: Scenario = {
  ...office,
  entries: {
    Office: { server: 'vpn.example.com', strategy: ['SSTP'] },
    Branch: { server: 'branch.example.com', strategy: ['IKEv2'] },
  },
  servers: { ...office.servers, 'branch.example.com': {} },
};

/** What is told while so much time passes. */
async function toldIn(ras: Simulator, loop: Watched, milliseconds: number): Promise<string[]> {
  await ras.clock.advance(milliseconds);
  return loop.told();
}

describe('watch() tells', () => {
  test('first which lines are up', async () => {
    const ras = simulated({ ...offices, connections: ['Branch'] });
    const loop = watched(ras);
    await ras.clock.advance(100);
    expect(loop.told()).toEqual(['snapshot Branch']);
    await loop.watch.return();
  });

  test('of lines of others that come and go', async () => {
    const ras = simulated(offices);
    const loop = watched(ras);
    expect(await toldIn(ras, loop, 100)).toEqual(['snapshot']);
    ras.connectElsewhere('Branch');
    expect(await toldIn(ras, loop, 100)).toEqual(['connected Branch']);
    ras.dropLine('Branch');
    expect(await toldIn(ras, loop, 1_000)).toEqual(['disconnected Branch by lost']);
    await loop.watch.return();
  });

  test('of our own dials and hang-ups', async () => {
    const ras = simulated(offices);
    const loop = watched(ras);
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await toldIn(ras, loop, 100)).toEqual(['snapshot', 'connected Office']);
    await hangUp(ras, connection);
    expect(await toldIn(ras, loop, 60_000)).toEqual(['disconnected Office by hangUp']);
    await loop.watch.return();
  });

  test('nothing of a line that is only being dialed', async () => {
    const ras = simulated({ ...offices, behavior: { delay: 10_000 } });
    const loop = watched(ras);
    const dialing = ras.dial('Office');
    await ras.clock.advance(35_000);
    expect(await ras.connections()).toHaveLength(1);
    await hangUp(ras, dialing);
    expect(await toldIn(ras, loop, 60_000)).toEqual(['snapshot']);
    await loop.watch.return();
  });

  test('why a line was lost, where RAS still knows', async () => {
    const ras = simulated({
      ...offices,
      behavior: { lostLine: 'disconnectedFirst', linger: 1_000 },
      connections: ['Branch'],
    });
    const loop = watched(ras);
    await ras.clock.advance(100);
    ras.dropLine('Branch', 829);
    expect(await toldIn(ras, loop, 100)).toEqual([
      'snapshot Branch',
      'disconnected Branch by lost 829',
    ]);
    expect(loop.changes.at(-1)).toMatchObject({ error: expect.any(RasError) });
    expect(await toldIn(ras, loop, 60_000)).toEqual([]);
    await loop.watch.return();
  });

  test('of a line that RAS connects again by itself, as of another line', async () => {
    const ras = simulated({
      ...offices,
      behavior: { lostLine: 'reconnect' },
      connections: ['Branch'],
    });
    const loop = watched(ras);
    await ras.clock.advance(100);
    ras.dropLine('Branch');
    expect((await toldIn(ras, loop, 60_000)).sort()).toEqual([
      'connected Branch',
      'disconnected Branch by lost',
      'snapshot Branch',
    ]);
    await loop.watch.return();
  });

  test('that an IKEv2 line is dormant, and that it is back', async () => {
    const ras = simulated({ ...offices, connections: ['Branch'] });
    const loop = watched(ras);
    await ras.clock.advance(100);
    for (const substate of ['Dormant', 'Reconnecting', 'Reconnected', 'Dormant'] as const) {
      ras.setSubstate('Branch', substate);
      await ras.clock.advance(100);
    }
    expect(loop.told()).toEqual([
      'snapshot Branch',
      'dormant Branch',
      'reconnected Branch',
      'dormant Branch',
    ]);
    await loop.watch.return();
  });

  test('everything as plain data with its time', async () => {
    const ras = simulated({ ...offices, connections: ['Branch'] });
    await ras.clock.advance(700);
    const loop = watched(ras);
    await ras.clock.advance(1_000);
    ras.dropLine('Branch');
    await ras.clock.advance(1_000);
    const line = {
      id: expect.any(String),
      entryName: 'Branch',
      phoneBook: expect.any(String),
      device: { type: 'VPN', name: 'WAN Miniport (IKEv2)' },
    };
    expect(JSON.parse(JSON.stringify(loop.changes))).toEqual([
      { type: 'snapshot', elapsed: 0, connections: [line] },
      { type: 'disconnected', elapsed: 1_500, connection: line, by: 'lost' },
    ]);
    await loop.watch.return();
  });

  test('of a line as one that can be asked and hung up', async () => {
    const ras = simulated(offices);
    const loop = watched(ras);
    const connection = await inTime(ras, ras.dial('Office'));
    await ras.clock.advance(100);
    const change = loop.changes.at(-1);
    if (change?.type !== 'connected') throw new Error('it was not told');
    expect(change.connection).toBeInstanceOf(ActiveConnection);
    expect(change.connection).not.toBeInstanceOf(Connection);
    expect(change.connection.id).toBe(connection.id);
    await hangUp(ras, change.connection);
    expect(await toldIn(ras, loop, 1_000)).toContain('disconnected Office by hangUp');
    await loop.watch.return();
  });
});

describe('a watch', () => {
  test('loses nothing between its call and the first next()', async () => {
    const ras = simulated(offices);
    const watch = ras.watch();
    await ras.clock.advance(100);
    ras.connectElsewhere('Branch');
    await ras.clock.advance(100);
    ras.dropLine('Branch');
    await ras.clock.advance(1_000);
    const types: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) types.push((await watch.next()).value?.type);
    expect(types).toEqual(['snapshot', 'connected', 'disconnected']);
    await watch.return();
  });

  test('ends with its loop, and then RAS is not asked any more', async () => {
    const ras = simulated(offices);
    const watch = ras.watch();
    const left = (async () => {
      for await (const change of watch) if (change.type === 'connected') return change;
      return undefined;
    })();
    await ras.clock.advance(100);
    ras.connectElsewhere('Branch');
    expect(await inTime(ras, left)).toMatchObject({ type: 'connected' });
    const before = ras.calls().length;
    ras.dropLine('Branch');
    await ras.clock.advance(120_000);
    expect(ras.calls()).toHaveLength(before);
    expect(await watch.next()).toEqual({ done: true, value: undefined });
  });

  test('ends at its disposal: who waits is told that it is over', async () => {
    const ras = simulated(offices);
    const watch = ras.watch();
    await ras.clock.advance(100);
    expect(await watch.next()).toMatchObject({ value: { type: 'snapshot' } });
    const waiting = watch.next();
    await watch[Symbol.asyncDispose]();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  test('throws an AbortError after what it was told before its abort', async () => {
    const ras = simulated(offices);
    const abort = new AbortController();
    const watch = ras.watch({ signal: abort.signal });
    await ras.clock.advance(100);
    abort.abort('enough');
    ras.connectElsewhere('Branch');
    await ras.clock.advance(1_000);
    expect(await watch.next()).toMatchObject({ value: { type: 'snapshot' } });
    expect(await failureOf(watch.next())).toMatchObject({
      name: 'AbortError',
      code: 'ABORT_ERR',
      cause: 'enough',
    });
    expect(await watch.next()).toEqual({ done: true, value: undefined });
  });

  test('whose signal has aborted before asks nothing', async () => {
    const ras = simulated(offices);
    const watch = ras.watch({ signal: AbortSignal.abort() });
    expect(await failureOf(watch.next())).toMatchObject({ name: 'AbortError' });
    expect(ras.calls()).toEqual([]);
  });

  test('refuses options that it does not have, and an interval that is too short', () => {
    const ras = simulated(offices);
    expect(() => ras.watch({ singal: null } as never)).toThrow(/"singal" is not known/);
    expect(() => ras.watch({ enumerateEvery: 999 })).toThrow(
      /"options.enumerateEvery" argument must be an integer from 1000 to/,
    );
    expect(() => ras.watch({ signal: {} as never })).toThrow(/an AbortSignal/);
  });
});

test('any number of watches share one registration, and each has its own snapshot', async () => {
  const ras = simulated(offices);
  const first = watched(ras);
  await ras.clock.advance(100);
  const registrations = callsOf(ras, 'RasConnectionNotification');
  expect(registrations).toBe(1);
  ras.connectElsewhere('Branch');
  await ras.clock.advance(100);
  const others = Array.from({ length: 20 }, () => watched(ras));
  await ras.clock.advance(100);
  for (const other of others) expect(other.told()).toEqual(['snapshot Branch']);
  // Once more for the one signal that came.
  expect(callsOf(ras, 'RasConnectionNotification')).toBe(registrations + 1);
  ras.dropLine('Branch');
  await ras.clock.advance(1_000);
  for (const other of others) expect(other.told()).toEqual(['disconnected Branch by lost']);
  expect(first.told()).toEqual(['snapshot', 'connected Branch', 'disconnected Branch by lost']);
  await Promise.all([first, ...others].map(({ watch }) => watch.return()));
});

test('while nothing happens RAS is asked once in 30 s, or as often as is wanted', async () => {
  const ras = simulated(offices);
  const loop = watched(ras);
  await ras.clock.advance(1_000);
  const before = callsOf(ras, 'RasEnumConnections');
  await ras.clock.advance(300_000);
  expect(callsOf(ras, 'RasEnumConnections') - before).toBe(10);
  await loop.watch.return();

  const impatient = watched(ras, { enumerateEvery: 1_000 });
  await ras.clock.advance(500);
  const then = callsOf(ras, 'RasEnumConnections');
  await ras.clock.advance(10_000);
  expect(callsOf(ras, 'RasEnumConnections') - then).toBe(10);
  await impatient.watch.return();
});

describe('each line gives one connected and one disconnected', () => {
  /** 500 entries that others dial. */
  const names = Array.from({ length: 500 }, (_, index) => `Line ${index}`);
  const many: Scenario = {
    ...office,
    entries: Object.fromEntries(names.map((name) => [name, { server: 'vpn.example.com' }])),
    stored: {},
  };

  test('where 500 come and go within a second', async () => {
    const ras = simulated(many);
    const loop = watched(ras);
    await ras.clock.advance(100);
    for (const [index, name] of names.entries()) {
      ras.connectElsewhere(name);
      if (index % 10 === 9) await ras.clock.advance(20);
    }
    await ras.clock.advance(1_000);
    expect(loop.told()).toEqual(['snapshot', ...names.map((name) => `connected ${name}`)]);
    for (const name of names) ras.dropLine(name);
    await ras.clock.advance(1_000);
    expect(loop.told().sort()).toEqual(names.map((name) => `disconnected ${name} by lost`).sort());
    await loop.watch.return();
  });

  test('where a line takes the place of another between two looks', async () => {
    const ras = simulated({ ...offices, connections: ['Branch'] });
    const loop = watched(ras);
    await ras.clock.advance(100);
    const [line] = await ras.connections();
    ras.dropLine('Branch');
    ras.connectElsewhere('Branch');
    expect(await toldIn(ras, loop, 100)).toEqual([
      'snapshot Branch',
      'disconnected Branch by lost',
      'connected Branch',
    ]);
    const ids = loop.changes
      .slice(1)
      .map((change) => 'connection' in change && change.connection.id);
    expect(ids[0]).toBe(line?.id);
    expect(ids[1]).not.toBe(line?.id);
    await loop.watch.return();
  });

  test('where RAS restarts', async () => {
    const ras = simulated({ ...offices, connections: ['Branch'] });
    const loop = watched(ras);
    await ras.clock.advance(100);
    ras.restartRasMan(8_000);
    await ras.clock.advance(60_000);
    expect(loop.told()).toEqual(['snapshot Branch', 'disconnected Branch by lost']);
    // It was registered anew: RAS had forgotten.
    ras.connectElsewhere('Branch');
    expect(await toldIn(ras, loop, 100)).toEqual(['connected Branch']);
    await loop.watch.return();
  });

  test('where RAS restarts while nobody has a line, and the next one is not signaled', async () => {
    const ras = simulated(offices);
    const loop = watched(ras);
    await ras.clock.advance(100);
    ras.restartRasMan(0);
    ras.connectElsewhere('Branch');
    expect(await toldIn(ras, loop, 1_000)).toEqual(['snapshot']);
    expect(await toldIn(ras, loop, 30_000)).toEqual(['connected Branch']);
    ras.dropLine('Branch');
    expect(await toldIn(ras, loop, 1_000)).toEqual(['disconnected Branch by lost']);
    await loop.watch.return();
  });

  test('where RAS ends in the middle of a dial, which fails', async () => {
    const ras = simulated({ ...offices, behavior: { delay: 1_000 } });
    const loop = watched(ras);
    const failed = failureOf(ras.dial('Office'));
    await ras.clock.advance(3_500);
    ras.restartRasMan(1_000);
    expect(await inTime(ras, failed)).toBeInstanceOf(RasError);
    expect(await toldIn(ras, loop, 60_000)).toEqual(['snapshot']);
    await loop.watch.return();
  });
});
