/** A thousand dials at once: each comes to its end and tells all of it, and RAS is owed nothing. */

import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, jest, test } from '@jest/globals';
import { type Connection, type DialEvent, type Dialing, isRasError } from '../../src/index.js';
import { loadAddon } from '../../src/provider/load.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import { chooser } from './support/randomly.js';
import { callsOf, inTime, simulated } from './support/simulated.js';

const lines = Array.from({ length: 1_000 }, (_, index) => `Line ${index}`);
/** Nothing here is to end for want of the simulator's time. */
const never = 2 ** 31 - 1;

const entry = { server: 'vpn.example.com', strategy: ['SSTP'] } as const;
const servers = { [entry.server]: {} };

/** What became of a dial. */
interface Story {
  readonly events: readonly string[];
  readonly times: readonly number[];
  /** `'connected'`, or the error's code. */
  readonly end: string;
  readonly connection?: Connection;
}

async function storyOf(dialing: Dialing): Promise<Story> {
  const awaited = Promise.allSettled([dialing]);
  const events: DialEvent[] = [];
  let thrown: unknown;
  try {
    for await (const event of dialing) events.push(event);
  } catch (error) {
    thrown = error;
  }
  const told = {
    events: events.map(({ phase, state }) => `${phase} ${state}`),
    times: events.map(({ elapsed }) => elapsed),
  };
  const [ended] = await awaited;
  if (ended?.status === 'fulfilled') return { ...told, end: 'connected', connection: ended.value };
  expect(thrown).toBe(ended?.reason);
  expect(isRasError(thrown)).toBe(true);
  return { ...told, end: ended?.reason.code };
}

function dialAll(ras: Simulator, names = lines): Promise<Story[]> {
  const stories = names.map((name) => storyOf(ras.dial(name, { timeout: never })));
  return inTime(ras, Promise.all(stories), 200);
}

async function hangUpAll(ras: Simulator, stories: readonly Story[]): Promise<void> {
  const hungUp = stories.map(({ connection }) => connection?.hangUp({ timeout: never }));
  await inTime(ras, Promise.all(hungUp));
  await inTime(ras, gone(ras));
  ras.assertNoOpenConnections();
  expect(await ras.connections()).toEqual([]);
}

/** Failed dials whose hang-up took its time are gone, too. */
async function gone(ras: Simulator): Promise<void> {
  while (ras.owed().length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Some lose events of their own; what a dial tells is always the same. */
const behaviors: readonly SimulatedBehavior[] = [
  {},
  { rasDialReturns: 'between' },
  { rasDialReturns: 'after' },
  { rasDialFails: 633 },
  { rasDialRefuses: 608 },
  { notificationThread: 'captured' },
  { lost: ['AuthNotify', 'Projected'] },
  { lost: ['Connected'] },
  { duplicated: ['Authenticate', 'Connected'] },
  { merged: true },
  { late: 100 },
  { silentAfter: 'Authenticate' },
  { afterTerminal: true },
  { hangUp: 'waitsForHandler' },
  { linger: 500, lingerState: 'Connected' },
  { spuriousGone: true },
  { delay: 75 },
  { listDialing: false },
];

/** How many threads this process has; nothing where the system does not tell. */
function threadsOfProcess(): number {
  const folder = '/proc/self/task';
  return existsSync(folder) ? readdirSync(folder).length : Number.NaN;
}

/** Looks again and again until it is told to stop, and tells the most that it saw. */
function watchThreads(): () => { ofRas: number; ofProcess: number } {
  const { rasThreads } = loadAddon();
  const before = threadsOfProcess();
  const most = { ofRas: 0, ofProcess: 0 };
  const look = (): void => {
    most.ofRas = Math.max(most.ofRas, rasThreads());
    most.ofProcess = Math.max(most.ofProcess, threadsOfProcess() - before);
  };
  const timer = setInterval(look, 10);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

describe('a thousand dials at once', () => {
  // First, while this process has no threads that were needed for blocked calls.
  test('need no more than 8 threads while no call blocks', async () => {
    // Node.js has its own four, from the first file on.
    await Promise.all(Array.from({ length: 8 }, () => readFile(__filename)));
    const stop = watchThreads();
    const ras = simulated({ entries: entriesThat(() => ({})), servers, clock: 2 });
    const stories = await dialAll(ras);
    expect(stories.filter(({ end }) => end !== 'connected')).toEqual([]);
    await hangUpAll(ras, stories);
    const { ofRas, ofProcess } = stop();
    expect(ofRas).toBeGreaterThan(0);
    expect(ofRas).toBeLessThanOrEqual(8);
    if (!Number.isNaN(ofProcess)) expect(ofProcess).toBeLessThanOrEqual(8);
  });

  test('tell each what it would tell alone', async () => {
    const choose = chooser(11);
    const chosen = lines.map(() => choose(behaviors));
    const alone = await storiesAlone();
    const entries = entriesThat((index) => chosen[index] ?? {});
    const ras = simulated({ entries, servers, clock: 2 });
    const stories = await dialAll(ras);
    const others = stories
      .map(({ end, events }, index) => ({ behavior: chosen[index], end, events }))
      .filter(({ behavior, end, events }) => {
        const expected = alone.get(behavior as SimulatedBehavior);
        return JSON.stringify({ end, events }) !== JSON.stringify(expected);
      });
    expect(others).toEqual([]);
    expectOrder(stories);
    await hangUpAll(ras, stories);
  });

  test.each<[NonNullable<Scenario['clock']>, number[]]>([
    ['virtual', [1]],
    ['virtual', [22]],
    [2, [333, 4444]],
  ])('all come to an end with random faults (clock: %s, seeds: %p)', async (clock, seeds) => {
    const alone = await storiesAlone();
    const everything = alone.get(behaviors[0] as SimulatedBehavior)?.events ?? [];
    const share = lines.slice(0, lines.length / seeds.length);
    const dialWithFaults = async (seed: number): Promise<void> => {
      const faults = { seed, faults: 0.7 };
      const ras = simulated({
        entries: entriesThat(() => ({}), share),
        servers,
        clock,
        ...faults,
      });
      const stories = await dialAll(ras, share);
      for (const { events } of stories) expectPartOf(everything, events);
      expectOrder(stories);
      // No dial took the line of another, which may have the handle of one that was lost.
      const taken = stories.map(({ connection }, index) => connection?.entryName ?? share[index]);
      expect(taken).toEqual(share);
      const connections = stories.flatMap(({ connection }) => connection ?? []);
      expect(new Set(connections.map(({ id }) => id)).size).toBe(connections.length);
      // Both happen often enough for this to say something.
      expect(connections.length).toBeGreaterThan(share.length / 4);
      expect(connections.length).toBeLessThan(share.length);
      await hangUpAll(ras, stories);
    };
    await Promise.all(seeds.map(dialWithFaults));
  });
});

test('a hundred dials at once ask for the entries as often as one does, and so with the lines', async () => {
  const names = lines.slice(0, 100);
  const calls = async (names: readonly string[]): Promise<number[]> => {
    const ras = simulated({ entries: entriesThat(() => ({})), servers });
    const stories = await dialAll(ras, [...names]);
    const before = callsOf(ras, 'RasEnumConnections');
    await Promise.all(names.map(() => ras.connections()));
    const asked = callsOf(ras, 'RasEnumConnections') - before;
    await hangUpAll(ras, stories);
    return [callsOf(ras, 'RasEnumEntries'), asked];
  };
  const ofOne = await calls(names.slice(0, 1));
  expect(ofOne).not.toContain(0);
  expect(await calls(names)).toEqual(ofOne);
});

// As RAS may do: it uses handles again at once.
test.each([false, true])(
  'a dial whose line is lost before it heard of Connected leaves the next line with its handle alone (hung up by then: %p)',
  async (hungUp) => {
    const entries = { Lost: { ...entry, behavior: { late: 3_000 } }, Next: entry };
    const ras = simulated({ entries, servers });
    const lost = storyOf(ras.dial('Lost'));
    while ((await stateOf(ras)) !== 'Connected') await ras.clock.advance(20);
    ras.dropLine('Lost');
    const next = await inTime(ras, ras.dial('Next'));
    if (hungUp) await inTime(ras, next.hangUp());
    const { end, connection } = await inTime(ras, lost);
    expect({ end, connection }).toEqual({ end: 'ERROR_NO_CONNECTION' });
    expect(await stateOf(ras)).toBe(hungUp ? undefined : 'Connected');
    await inTime(ras, next.hangUp());
    const handles = ras.calls().filter((call) => call.function === 'RasDial');
    expect(new Set(handles.map(({ handle }) => handle)).size).toBe(1);
  },
);

// Likewise; RAS' status is all there is to go by.
test('a dial whose line is lost unheard does not take the pause of the next line with its handle for its own', async () => {
  const users = { alice: { password: 'right' } };
  const entries = { Lost: { ...entry, behavior: { lost: ['Connected' as const] } }, Next: entry };
  const ras = simulated({ entries, servers: { [entry.server]: { users } } });
  const asked = jest.fn(() => undefined);
  const credentials = { userName: 'alice', password: 'right' };
  const wrong = { userName: 'alice', password: 'wrong' };
  const lost = storyOf(ras.dial('Lost', { credentials, onPaused: asked }));
  while ((await stateOf(ras)) !== 'Connected') await ras.clock.advance(20);
  ras.dropLine('Lost');
  const never = new Promise<undefined>(() => {});
  const next = storyOf(ras.dial('Next', { credentials: wrong, onPaused: () => never }));
  expect((await inTime(ras, lost)).end).toBe('ERROR_NO_CONNECTION');
  expect(asked).not.toHaveBeenCalled();
  expect((await inTime(ras, next)).end).toBe('ERR_RAS_PAUSE_TIMEOUT');
  const handles = ras.calls().filter((call) => call.function === 'RasDial');
  expect(new Set(handles.map(({ handle }) => handle)).size).toBe(1);
});

async function stateOf(ras: Simulator): Promise<string | undefined> {
  const [line] = await ras.connections();
  return (await line?.status())?.state;
}

function entriesThat(
  behavior: (index: number) => SimulatedBehavior,
  names = lines,
): NonNullable<Scenario['entries']> {
  return Object.fromEntries(
    names.map((name, index) => [name, { ...entry, behavior: behavior(index) }]),
  );
}

/** What each behavior tells when there is no other dial. */
async function storiesAlone(): Promise<Map<SimulatedBehavior, Pick<Story, 'end' | 'events'>>> {
  const stories = new Map();
  for (const behavior of behaviors) {
    const ras = simulated({ entries: { Alone: { ...entry, behavior } }, servers });
    const told = await dialAll(ras, ['Alone']);
    for (const { end, events } of told) stories.set(behavior, { end, events });
    await hangUpAll(ras, told);
  }
  expect(stories.size).toBe(behaviors.length);
  return stories;
}

/** The events are in order, and nothing comes after the last. */
function expectOrder(stories: readonly Story[]): void {
  for (const { end, events, times } of stories) {
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const last = events.findIndex((event) => event.startsWith('terminal'));
    if (end === 'connected') expect(last).toBe(events.length - 1);
  }
}

/** Some may be lost and some come twice, but none comes before its time. */
function expectPartOf(everything: readonly string[], events: readonly string[]): void {
  const places = events.map((event) => everything.indexOf(event));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
}
