/** Whatever becomes of a dial, its passwords are nowhere to be read afterwards. */

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import type { DialEvent, Dialing, DialOptions, PauseAnswer, PausedEvent } from '../../src/index.js';
import { writeConfig } from '../../src/simulator/config.js';
import { type Scenario, type Simulator, simulate } from '../../src/simulator.js';
import { inTime, simulated } from './support/simulated.js';
import { traced } from './support/traced.js';

/** Part of every password here. */
const mark = 'Zq7';
const alice = { userName: 'alice', password: `right ${mark}` };
const wrong = { userName: 'alice', password: `wrong ${mark}` };
const bob = { userName: 'bob', password: `old ${mark}` };
const newPassword = `new ${mark}`;

const scenario: Scenario = {
  entries: { Office: { server: 'vpn.example.com', strategy: ['SSTP'] } },
  servers: {
    'vpn.example.com': {
      users: {
        alice: { password: alice.password },
        bob: { password: bob.password, expired: true },
      },
    },
  },
  stored: { Office: alice },
  loggedOnUser: alice,
};

interface Outcome {
  readonly options?: DialOptions;
  readonly behavior?: Scenario['behavior'];
  readonly aborted?: boolean;
  /** What the loop over the events answers to a pause, one after the other. */
  readonly answers?: readonly unknown[];
  readonly ends: 'Connected' | string;
}

const pausing = { pausedStates: true } as const;
const tooLong = mark.repeat(100);
const outcomes: Record<string, Outcome> = {
  'a connection with the stored credentials': { ends: 'Connected' },
  'a connection as the user who is logged on': {
    options: { credentials: 'current-user' },
    ends: 'Connected',
  },
  'a connection with credentials of its own': {
    options: { credentials: alice },
    ends: 'Connected',
  },
  'a wrong password': {
    options: { credentials: wrong },
    ends: 'ERROR_AUTHENTICATION_FAILURE',
  },
  'an expired password': {
    options: { credentials: bob },
    ends: 'ERROR_PASSWD_EXPIRED',
  },
  'a pause that was answered': {
    options: { ...pausing, credentials: wrong },
    answers: [wrong, alice],
    ends: 'Connected',
  },
  'a pause that onPaused answered': {
    options: { credentials: wrong, onPaused: () => alice },
    ends: 'Connected',
  },
  'a new password': {
    options: { ...pausing, credentials: bob },
    answers: [{ newPassword }],
    ends: 'Connected',
  },
  'an answer that RAS refused': {
    options: { ...pausing, credentials: wrong },
    behavior: { resumeFails: 711 },
    answers: [alice],
    ends: 'ERROR_RASMAN_CANNOT_INITIALIZE',
  },
  'answers that are none, before the right one': {
    options: { ...pausing, credentials: wrong },
    answers: [
      mark,
      { ...alice, password: tooLong },
      { ...alice, password: `${mark}\0` },
      { ...alice, password: [mark] },
      { ...alice, pasword: mark },
      { newPassword: mark },
      alice,
    ],
    ends: 'Connected',
  },
  'an answer of onPaused that is none': {
    options: { credentials: wrong, onPaused: () => ({ ...alice, password: tooLong }) },
    ends: 'ERR_RAS_PAUSE_UNANSWERED',
  },
  'a pause that nobody answered in time': {
    options: { credentials: wrong, onPaused: () => new Promise(() => {}) },
    ends: 'ERR_RAS_PAUSE_TIMEOUT',
  },
  'an abort': {
    options: { credentials: alice },
    aborted: true,
    ends: 'ABORT_ERR',
  },
  'an abort while paused': {
    options: { credentials: wrong, onPaused: () => new Promise(() => {}) },
    aborted: true,
    ends: 'ABORT_ERR',
  },
  'a timeout': {
    options: { credentials: alice, timeout: 50 },
    ends: 'ERR_RAS_DIAL_TIMEOUT',
  },
  'a dial that RAS refused': {
    options: { credentials: alice },
    behavior: { rasDialRefuses: 711 },
    ends: 'ERROR_RASMAN_CANNOT_INITIALIZE',
  },
  'a dial that failed with a handle': {
    options: { credentials: alice },
    behavior: { rasDialFails: 633 },
    ends: 'ERROR_PORT_NOT_AVAILABLE',
  },
};

test.each(Object.entries(outcomes))('no password shows after %s', async (_, outcome) => {
  const ledgerFile = join(mkdtempSync(join(tmpdir(), 'winras-')), 'ledger.jsonl');
  const world = { ...scenario, ledgerFile, behavior: outcome.behavior ?? {} };
  const ras = simulated(world);
  const told = traced();
  const seen: unknown[] = [told];
  const dialing = dialAs(ras, outcome);
  const loop = watch(dialing, outcome, seen);
  const ended = await inTime(ras, settled(dialing));
  await inTime(ras, loop);
  seen.push(ended, dialing, ras, ras.calls(), ras.owed(), ras.violations());
  if (outcome.ends === 'Connected') {
    const connection = await dialing;
    expect(connection.entryName).toBe('Office');
    seen.push(await connection.status(), await ras.connections());
    seen.push(await inTime(ras, connection.hangUp()));
  } else {
    expect(ended).toHaveProperty('code', outcome.ends);
  }
  expect(told.length).toBeGreaterThan(6);
  expect(JSON.stringify(told)).not.toMatch(/alice|bob/);
  expect(seen.length).toBeGreaterThan(7 + (outcome.answers?.length ?? 0));

  const ledger = readFileSync(ledgerFile, 'utf8');
  expect(ledger).toContain('Office');
  for (const thing of [...seen, ledger, process.argv, process.execArgv]) expectNothingIn(thing);
});

test('no password is in what the addon is told of a scenario', () => {
  const config = writeConfig(scenario, '/');
  expect(config).toContain('alice');
  expectNothingIn(config);
});

test.each<[string, unknown]>([
  ['in place of a user', { servers: { host: { users: { alice: mark } } } }],
  ['in place of stored credentials', { stored: { Office: mark } }],
  ['in place of the logged-on user', { loggedOnUser: mark }],
  ['under a misspelt name', { stored: { Office: { ...alice, pasword: mark } } }],
  ['with a NUL', { loggedOnUser: { ...alice, password: `${mark}\0` } }],
  ['that is too long', { loggedOnUser: { ...alice, password: tooLong } }],
  ['in a list', { loggedOnUser: { ...alice, password: [mark] } }],
])('no password shows when a scenario is refused that has one %s', (_, part) => {
  let error: unknown;
  try {
    simulate({ ...scenario, ...(part as Scenario) });
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_INVALID_ARG_/) });
  expectNothingIn(error);
});

function dialAs(ras: Simulator, { options = {}, aborted = false }: Outcome): Dialing {
  if (!aborted) return ras.dial('Office', options);
  const controller = new AbortController();
  const dialing = ras.dial('Office', { ...options, signal: controller.signal });
  void ras.clock.advance(150).then(() => controller.abort(new Error('enough')));
  return dialing;
}

/** Collects the events, what they become as JSON, what the answers bring, and how the loop ends. */
async function watch(dialing: Dialing, { answers = [] }: Outcome, seen: unknown[]): Promise<void> {
  const left = [...answers];
  try {
    for await (const event of dialing) {
      seen.push(event, event.toJSON());
      if (event.phase === 'paused') await answer(event, left, seen);
    }
  } catch (error) {
    seen.push(error);
  }
  expect(left).toEqual([]);
}

/** Until one of the answers is taken. */
async function answer(
  { resume }: DialEvent & PausedEvent,
  left: unknown[],
  seen: unknown[],
): Promise<void> {
  const answered = resume as (answer?: unknown) => Promise<void>;
  while (left.length > 0) {
    const failure = await answered(left.shift() as PauseAnswer).catch((error: unknown) => error);
    seen.push(failure);
    if (failure === undefined) return;
  }
}

function settled(promise: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(promise).then(
    (value) => value,
    (error: unknown) => error,
  );
}

function expectNothingIn(thing: unknown): void {
  const all = { depth: Infinity, showHidden: true, getters: true, showProxy: true } as const;
  const texts = [
    inspect(thing, { ...all, maxArrayLength: null, maxStringLength: null }),
    JSON.stringify(thing, (_, value) => (typeof value === 'bigint' ? `${value}` : value)) ?? '',
    String(thing),
    (thing as Error | undefined)?.stack ?? '',
  ];
  for (const text of texts) expect(text).not.toContain(mark);
}
