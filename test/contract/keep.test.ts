/** ras.keep(): a line that is dialed again whenever it is lost. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import type { Connection, KeepEvent, KeepOptions } from '../../src/index.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import { type Kept, kept } from './support/kept.js';
import { chooser } from './support/randomly.js';
import {
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';

/** Waits of 1, 2, 4, 8 s, … */
const exact = { jitter: 0 } as const;

const unanswered: Scenario = {
  ...office,
  servers: { 'vpn.example.com': { noAnswer: true } },
};

async function toldIn(ras: Simulator, loop: Kept, milliseconds: number): Promise<string[]> {
  await ras.clock.advance(milliseconds);
  return loop.told();
}

/** Leaves the loop, and hangs up what it has left up. */
async function leave(ras: Simulator, { keeping }: Kept): Promise<void> {
  await inTime(ras, keeping.return());
  for (const line of await inTime(ras, ras.connections())) await hangUp(ras, line);
}

describe('keep()', () => {
  test('dials at once, and again after a wait when the line is lost', async () => {
    const ras = simulated(officeThat({ lostLine: 'disconnectedFirst', linger: 1_000 }));
    const loop = kept(ras, 'Office', { backOff: exact });
    expect(await toldIn(ras, loop, 5_000)).toEqual(['dialing 1', 'connected 1']);
    ras.dropLine('Office', 829);
    expect(await toldIn(ras, loop, 5_000)).toEqual([
      'lost by lost after 829',
      'waiting 1 for 1000 after 829',
      'dialing 1',
      'connected 1',
    ]);
    await leave(ras, loop);
  });

  test('does nothing until it is looped over', async () => {
    const ras = simulated();
    const keeping = ras.keep('Office');
    await ras.clock.advance(60_000);
    expect(ras.calls()).toEqual([]);
    expect(await keeping.return()).toEqual({ done: true, value: undefined });
    expect(await keeping.next()).toEqual({ done: true, value: undefined });
    expect(ras.calls()).toEqual([]);
  });

  test('adopts a line that is up already, and does not dial it', async () => {
    const ras = simulated({ ...office, connections: ['Office'] });
    const loop = kept(ras, 'OFFICE');
    expect(await toldIn(ras, loop, 60_000)).toEqual(['adopted']);
    expect(callsOf(ras, 'RasDial')).toBe(0);
    await leave(ras, loop);
  });

  test('adopts a line that Windows connects again by itself: no second reference', async () => {
    const ras = simulated(officeThat({ lostLine: 'reconnect' }));
    const loop = kept(ras, 'Office', { backOff: { first: 5_000, jitter: 0 } });
    expect(await toldIn(ras, loop, 5_000)).toEqual(['dialing 1', 'connected 1']);
    ras.dropLine('Office');
    const told = await toldIn(ras, loop, 20_000);
    expect(told.filter((what) => !what.startsWith('waiting'))).toEqual(['lost by lost', 'adopted']);
    expect(callsOf(ras, 'RasDial')).toBe(1);
    await leave(ras, loop);
  });

  test('adopts a line that RAS does not tell of', async () => {
    const ras = simulated({ ...unanswered, connectionNotifications: { signalsLost: true } });
    const loop = kept(ras, 'Office', { backOff: { first: 20_000, jitter: 0 } });
    const first = await toldIn(ras, loop, 1_000);
    expect(first.slice(-1)).toEqual([expect.stringMatching(/^waiting 2 for 20000 /)]);
    ras.connectElsewhere('Office');
    expect(await toldIn(ras, loop, 21_000)).toEqual(['adopted']);
    await leave(ras, loop);
  });

  test('waits longer after each failure, up to the longest wait', async () => {
    const ras = simulated(unanswered);
    const loop = kept(ras, 'Office', {
      backOff: { ...exact, first: 500, factor: 3, most: 10_000 },
    });
    await ras.clock.advance(120_000);
    const waits = loop.events.flatMap((event) => (event.type === 'waiting' ? [event.delay] : []));
    expect(waits.slice(0, 5)).toEqual([500, 1_500, 4_500, 10_000, 10_000]);
    await leave(ras, loop);
  });

  test('shortens each wait by chance, as its jitter says', async () => {
    const ras = simulated(unanswered);
    const draws = [0, 0.5, 0.75];
    const random = (): number => draws.shift() ?? 0;
    const loop = kept(ras, 'Office', { backOff: { jitter: 0.4, random } });
    await ras.clock.advance(30_000);
    const waits = loop.events.flatMap((event) => (event.type === 'waiting' ? [event.delay] : []));
    expect(waits.slice(0, 4)).toEqual([1_000, 1_600, 2_800, 8_000]);
    await leave(ras, loop);
  });

  test('goes on waiting longer for a line that is lost soon each time, until one is steady', async () => {
    const ras = simulated();
    const loop = kept(ras, 'Office', { backOff: exact, steadyAfter: 30_000 });
    await ras.clock.advance(10_000);
    for (const up of [10_000, 10_000, 10_000, 60_000]) {
      ras.dropLine('Office');
      await ras.clock.advance(up);
    }
    ras.dropLine('Office');
    await ras.clock.advance(20_000);
    const waits = loop.events.flatMap((event) => (event.type === 'waiting' ? [event.delay] : []));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 1_000]);
    await leave(ras, loop);
  });

  test('throws the error of the last attempt', async () => {
    const ras = simulated(unanswered);
    const loop = kept(ras, 'Office', { attempts: 3, backOff: exact });
    const error = await inTime(ras, failureOf(loop.ended));
    expect(error).toMatchObject({ name: 'RasError' });
    const { errno } = error as { errno: number };
    expect(loop.told()).toEqual([
      'dialing 1',
      `failed 1 after ${errno}`,
      `waiting 2 for 1000 after ${errno}`,
      'dialing 2',
      `failed 2 after ${errno}`,
      `waiting 3 for 2000 after ${errno}`,
      'dialing 3',
      `failed 3 after ${errno} finally`,
    ]);
  });

  const interactive = { fails: { at: 'Authenticate', error: 703 } } as const;
  const policy = { fails: { at: 'Authenticate', error: 812 } } as const;
  test.each<[number, string, KeepOptions, Scenario]>([
    [691, 'Office', { credentials: wrongPassword }, office],
    [623, 'Nothing', {}, office],
    [703, 'Office', {}, { ...office, servers: { 'vpn.example.com': interactive } }],
    [812, 'Office', {}, { ...office, servers: { 'vpn.example.com': policy } }],
    [718, 'Office', { endOn: [718] }, officeThat({ rasDialRefuses: 718 })],
    [718, 'Office', { endOn: ['ERROR_PPP_TIMEOUT'] }, officeThat({ rasDialRefuses: 718 })],
  ])('ends on %i, which no retry mends: %s %o', async (errno, entryName, options, scenario) => {
    const ras = simulated(scenario);
    const loop = kept(ras, entryName, options);
    expect(await inTime(ras, failureOf(loop.ended))).toMatchObject({ errno });
    expect(loop.told().at(-1)).toBe(`failed 1 after ${errno} finally`);
    expect(callsOf(ras, 'RasDial')).toBeLessThanOrEqual(1);
  });

  test('dials again after an error that it is told to bear', async () => {
    const ras = simulated(officeThat({ rasDialRefuses: 812 }));
    const loop = kept(ras, 'Office', { retryOn: [812], backOff: exact });
    expect(await toldIn(ras, loop, 1_500)).toEqual([
      'dialing 1',
      'failed 1 after 812',
      'waiting 2 for 1000 after 812',
      'dialing 2',
      'failed 2 after 812',
      'waiting 3 for 2000 after 812',
    ]);
    await leave(ras, loop);
  });

  test('dials again a line that this process hangs up, and tells who did it', async () => {
    const ras = simulated();
    const loop = kept(ras, 'Office', { backOff: exact });
    await ras.clock.advance(5_000);
    const [line] = await ras.connections();
    await inTime(ras, (line as { hangUp(): Promise<unknown> }).hangUp());
    expect(await toldIn(ras, loop, 5_000)).toEqual([
      'dialing 1',
      'connected 1',
      'lost by hangUp',
      'waiting 1 for 1000',
      'dialing 1',
      'connected 1',
    ]);
    await leave(ras, loop);
  });

  test('goes on while the body of the loop is busy, and loses no event', async () => {
    const ras = simulated();
    const keeping = ras.keep('Office', { backOff: exact });
    expect(await inTime(ras, keeping.next())).toMatchObject({ value: { type: 'dialing' } });
    await ras.clock.advance(5_000);
    ras.dropLine('Office');
    await ras.clock.advance(5_000);
    expect(callsOf(ras, 'RasDial')).toBe(2);
    const types: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) types.push((await keeping.next()).value?.type);
    expect(types).toEqual(['connected', 'lost', 'waiting', 'dialing', 'connected']);
    await inTime(ras, keeping.return());
    for (const line of await ras.connections()) await hangUp(ras, line);
  });

  test('tells everything as plain data, without secrets', async () => {
    const ras = simulated();
    const credentials = { userName: 'alice', password: 'xyzzy' };
    const loop = kept(ras, 'Office', { credentials });
    await inTime(ras, failureOf(loop.ended));
    expect(JSON.parse(JSON.stringify(loop.events))).toEqual([
      { type: 'dialing', elapsed: 0, attempt: 1 },
      {
        type: 'failed',
        elapsed: expect.any(Number),
        attempt: 1,
        isFinal: true,
        error: expect.objectContaining({ errno: 691 }),
      },
    ]);
    expect(JSON.stringify(loop.events)).not.toContain(credentials.password);
  });

  test('stops a restart of the service from ending it', async () => {
    const ras = simulated();
    const loop = kept(ras, 'Office', { backOff: exact });
    await ras.clock.advance(5_000);
    ras.restartRasMan(3_000);
    const told = await toldIn(ras, loop, 60_000);
    expect(told).toContain('lost by lost');
    expect(told.at(-1)).toMatch(/^connected /);
    await leave(ras, loop);
  });

  test.each<[string, KeepOptions]>([
    ['attempts', { attempts: 0 }],
    ['backOff.first', { backOff: { first: -1 } }],
    ['backOff.factor', { backOff: { factor: 0.5 } }],
    ['backOff.jitter', { backOff: { jitter: 2 } }],
    ['backOff.random', { backOff: { random: 4 as unknown as () => number } }],
    ['steadyAfter', { steadyAfter: Number.NaN }],
    ['endOn', { endOn: 691 as unknown as number[] }],
    ['retryOn[0]', { retryOn: [{}] as unknown as number[] }],
    ['pausedStates', { pausedStates: true } as KeepOptions],
    ['hangUpAtEnd', { hangUpAtEnd: 1 as unknown as boolean }],
  ])('refuses at once: %s', (named, options) => {
    const ras = simulated();
    expect(() => ras.keep('Office', options)).toThrow(named);
    expect(ras.calls()).toEqual([]);
  });
});

describe('an abort of keep()', () => {
  test('in mid-dial leaves nothing dialing, and throws after that', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const abort = new AbortController();
    const loop = kept(ras, 'Office', { signal: abort.signal });
    await ras.clock.advance(2_500);
    abort.abort('enough');
    expect(await inTime(ras, failureOf(loop.ended))).toMatchObject({
      name: 'AbortError',
      cause: 'enough',
    });
    expect(loop.told()).toEqual(['dialing 1']);
    ras.assertNoOpenConnections();
    await ras.clock.advance(600_000);
    expect(callsOf(ras, 'RasDial')).toBe(1);
    expect(await ras.connections()).toEqual([]);
  });

  test('in a wait ends it, and nothing is dialed any more', async () => {
    const ras = simulated(unanswered);
    const abort = new AbortController();
    const loop = kept(ras, 'Office', { signal: abort.signal, backOff: { first: 100_000 } });
    await ras.clock.advance(40_000);
    abort.abort();
    expect(await inTime(ras, failureOf(loop.ended))).toMatchObject({ code: 'ABORT_ERR' });
    const before = ras.calls().length;
    await ras.clock.advance(600_000);
    expect(ras.calls()).toHaveLength(before);
  });

  test('leaves the line up', async () => {
    const ras = simulated();
    const abort = new AbortController();
    const loop = kept(ras, 'Office', { signal: abort.signal });
    await ras.clock.advance(5_000);
    abort.abort();
    await inTime(ras, failureOf(loop.ended));
    const [line] = await ras.connections();
    expect(await inTime(ras, (line as Connection).status())).toMatchObject({ state: 'Connected' });
    await hangUp(ras, line as Connection);
  });

  test('hangs it up where that is wanted', async () => {
    const ras = simulated();
    const abort = new AbortController();
    const loop = kept(ras, 'Office', { signal: abort.signal, hangUpAtEnd: true });
    await ras.clock.advance(5_000);
    abort.abort();
    await inTime(ras, failureOf(loop.ended));
    expect(await ras.connections()).toEqual([]);
  });

  test('never hangs up a line that it has adopted', async () => {
    const ras = simulated({ ...office, connections: ['Office'] });
    const loop = kept(ras, 'Office', { hangUpAtEnd: true });
    expect(await toldIn(ras, loop, 1_000)).toEqual(['adopted']);
    await inTime(ras, loop.keeping.return());
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await leave(ras, loop);
  });

  test('before it begins: nothing is asked', async () => {
    const ras = simulated();
    const keeping = ras.keep('Office', { signal: AbortSignal.abort() });
    expect(await failureOf(keeping.next())).toMatchObject({ name: 'AbortError' });
    expect(ras.calls()).toEqual([]);
  });
});

/** Fewer where Windows' Node.js runs by way of another system: there each takes a tenth of a second when it is busy. */
const drops = process.platform === 'win32' ? 200 : 1_000;

test(`keep() over ${drops} drops: connected each time, back-off kept, nothing left behind`, async () => {
  const ras = simulated();
  const choose = chooser(20_26);
  const thousandths = Array.from({ length: 1_000 }, (_, index) => index / 1_000);
  const keeping = ras.keep('Office', {
    hangUpAtEnd: true,
    backOff: { random: () => choose(thousandths) },
  });
  const seen = { dialing: 0, connected: 0, lost: 0, waiting: 0, adopted: 0, failed: 0, missed: 0 };
  const last: { [Type in KeepEvent['type']]?: Extract<KeepEvent, { type: Type }> } = {};
  const loop = (async () => {
    for await (const event of keeping) {
      seen[event.type] += 1;
      Object.assign(last, { [event.type]: event });
    }
  })();
  const delays = new Set<number>();
  const heap: number[] = [];
  await ras.clock.advance(90_000);
  for (let drop = 1; drop <= drops; drop += 1) {
    ras.dropLine('Office');
    await ras.clock.advance(choose([70_000, 90_000, 300_000]));
    const dials = drop + 1;
    const counted = { dialing: dials, connected: dials, lost: drop, waiting: drop };
    expect(seen).toEqual({ ...counted, adopted: 0, failed: 0, missed: 0 });
    const { dialing, lost, waiting } = last as Required<typeof last>;
    expect(waiting.delay).toBeGreaterThanOrEqual(500);
    expect(waiting.delay).toBeLessThanOrEqual(1_000);
    expect(dialing.elapsed - lost.elapsed).toBeGreaterThanOrEqual(waiting.delay);
    delays.add(waiting.delay);
    if (drop % (drops / 4) === 0) heap.push(heapUsed());
  }
  await inTime(ras, keeping.return());
  await loop;
  // Chance was asked each time.
  expect(delays.size).toBeGreaterThan(drops / 5);
  expect(await ras.connections()).toEqual([]);
  ras.assertNoOpenConnections();
  // What a drop left behind would be there for three quarters of 1,000 of them.
  const grown = (heap.at(-1) as number) - (heap[0] as number);
  expect(grown).toBeLessThan(750 * 500);
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
