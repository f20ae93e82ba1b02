/** A thousand dials at once: each comes to its end and tells all of it, and RAS is owed nothing. */

import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { type Connection, type DialEvent, type Dialing, isRasError } from '../../src/index.js';
import { loadAddon } from '../../src/load.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import { chooser } from './support/randomly.js';
import { inTime, simulated } from './support/simulated.js';

const lines = Array.from({ length: 1_000 }, (_, index) => `Line ${index}`);
/** Real milliseconds, for a machine that is busy. */
const deadline = 120_000;
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

/** What the library does, and what the dial of an entry that behaves so tells when nothing else is going on. */
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
  test(
    'need no more than 8 threads while no call blocks',
    async () => {
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
    },
    deadline,
  );

  test.each<[string, NonNullable<Scenario['clock']>, number]>([
    ['a virtual clock', 'virtual', 11],
    ['a clock that runs', 2, 12],
  ])(
    'on %s tell each what it would tell alone',
    async (_, clock, seed) => {
      const choose = chooser(seed);
      const chosen = lines.map(() => choose(behaviors));
      const alone = await storiesAlone();
      const ras = simulated({
        entries: entriesThat((index) => chosen[index] ?? {}),
        servers,
        clock,
      });
      const stories = await dialAll(ras);
      const others = stories
        .map(({ end, events }, index) => ({ behavior: chosen[index], end, events }))
        .filter((story) => {
          const expected = alone.get(story.behavior as SimulatedBehavior);
          return JSON.stringify([story.end, story.events]) !== JSON.stringify(expected);
        });
      expect(others).toEqual([]);
      expectOrder(stories);
      await hangUpAll(ras, stories);
    },
    deadline,
  );

  test.each<[number, NonNullable<Scenario['clock']>]>([
    [1, 'virtual'],
    [22, 'virtual'],
    [333, 2],
  ])(
    'all come to an end with random faults of seed %i (clock: %s)',
    async (seed, clock) => {
      const ras = simulated({
        entries: entriesThat(() => ({})),
        servers,
        clock,
        seed,
        faults: 0.7,
      });
      const stories = await dialAll(ras);
      expect(stories).toHaveLength(lines.length);
      const [[, everything = []] = []] = [...(await storiesAlone())].map(([, story]) => story);
      for (const { events } of stories) expectPartOf(everything, events);
      expectOrder(stories);
      // No dial took the line of another, which may have the handle of one that was lost.
      const taken = stories.map(({ connection }, index) => connection?.entryName ?? lines[index]);
      expect(taken).toEqual(lines);
      const connections = stories.flatMap(({ connection }) => connection ?? []);
      expect(new Set(connections.map(({ id }) => id)).size).toBe(connections.length);
      // Both happen often enough for this to say something.
      expect(connections.length).toBeGreaterThan(lines.length / 4);
      expect(connections.length).toBeLessThan(lines.length);
      await hangUpAll(ras, stories);
    },
    deadline,
  );
});

function entriesThat(
  behavior: (index: number) => SimulatedBehavior,
): NonNullable<Scenario['entries']> {
  return Object.fromEntries(
    lines.map((name, index) => [name, { ...entry, behavior: behavior(index) }]),
  );
}

/** By behavior: how a dial ends, and its events, when there is no other. */
async function storiesAlone(): Promise<
  Map<SimulatedBehavior, [end: string, events: readonly string[]]>
> {
  const stories = new Map();
  for (const behavior of behaviors) {
    const ras = simulated({ entries: { Alone: { ...entry, behavior } }, servers });
    const [story] = await dialAll(ras, ['Alone']);
    if (story === undefined) throw new Error('no story');
    stories.set(behavior, [story.end, story.events]);
    await hangUpAll(ras, [story]);
  }
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
