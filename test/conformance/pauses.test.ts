/** P: the paused states. */

import { describe, expect, test } from '@jest/globals';
import {
  type BaseDialOptions,
  isRasError,
  type PauseAnswer,
  type PausedEvent,
  type PausedState,
} from '../../src/index.js';
import type { Scenario, SimulatedServer, Simulator } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  eventsOf,
  failureOf,
  inTime,
  simulated,
  wrongPassword,
} from '../contract/support/simulated.js';

interface Situation {
  readonly state: PausedState;
  readonly server: SimulatedServer;
  readonly options: BaseDialOptions;
  /** What ends the dial where nothing can pause. */
  readonly error: number | 'ERR_RAS_EAP_UI';
  readonly answer: PauseAnswer;
  /** What this pause does not ask for. */
  readonly wrong: unknown;
}

const users = { alice: { password: 'right' } };
const situations: readonly Situation[] = [
  {
    state: 'Interactive',
    server: { users, interactive: true },
    options: { credentials: alice },
    error: 703,
    answer: {},
    wrong: { password: 'right' },
  },
  {
    state: 'RetryAuthentication',
    server: { users },
    options: { credentials: wrongPassword },
    error: 691,
    answer: alice,
    wrong: { newPassword: 'right' },
  },
  {
    state: 'CallbackSetByCaller',
    server: { users, callback: 'caller' },
    options: { credentials: alice, callbackNumber: '*' },
    error: 704,
    answer: { callbackNumber: '1' },
    wrong: { ...alice, callbackNumber: '1' },
  },
  {
    state: 'PasswordExpired',
    server: { users: { alice: { password: 'right', expired: true } } },
    options: { credentials: alice },
    error: 648,
    answer: { newPassword: 'new' },
    wrong: { userName: 'bob', newPassword: 'new' },
  },
  {
    state: 'InvokeEapUI',
    server: { users, eapUi: true },
    options: { credentials: alice },
    error: 'ERR_RAS_EAP_UI',
    answer: {},
    wrong: alice,
  },
];

const scenarioOf = ({ server }: Situation, more: Partial<Scenario> = {}): Scenario => ({
  entries: { Office: { type: 'modem', server: '555' } },
  servers: { '555': server },
  ...more,
});

/** Dials until the pause and gives it, unanswered. */
async function pausedDial(ras: Simulator, { options, state }: Situation) {
  let pause: PausedEvent | undefined;
  const dialing = ras.dial('Office', {
    ...options,
    onPaused: (event) => {
      pause = event;
      return new Promise(() => undefined);
    },
  });
  const outcome = dialing.then(
    (connection) => connection,
    (error: unknown) => error,
  );
  await ras.clock.advance(5_000);
  if (pause?.state !== state) throw new Error(`it did not pause at ${state}`);
  return { dialing, outcome, pause };
}

// '*' is not even dialed with, where nothing can pause.
const withoutStar = situations.filter(({ options }) => options.callbackNumber === undefined);

test.each(withoutStar)(
  'P1: without paused states it is error $error instead of $state',
  async (situation) => {
    const ras = simulated(scenarioOf(situation));
    const failure = await inTime(ras, failureOf(ras.dial('Office', situation.options)));
    expect(isRasError(failure, situation.error)).toBe(true);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  },
);

describe.each(['foreign', 'captured'] as const)('notified on a %s thread', (notificationThread) => {
  test.each(situations)(
    'P2: $state is resumed by RasDial outside the handler, with the same handle and parameters',
    async (situation) => {
      const ras = simulated(scenarioOf(situation, { behavior: { notificationThread } }));
      const { answer, options } = situation;
      const dialing = ras.dial('Office', { ...options, onPaused: () => answer });
      await inTime(ras, dialing);
      // What else RAS saw differ would be a violation, which simulated() looks for.
      const dials = ras.calls().filter((call) => call.function === 'RasDial');
      expect(dials).toMatchObject([{ result: 0 }, { result: 0 }]);
      expect(dials[1]?.handle).toBe(dials[0]?.handle);
      expect(ras.owed()).toMatchObject([{ references: 1 }]);
      await inTime(ras, dialing.hangUp());
    },
  );
});

test.each(situations)('P2: $state is given up by RasHangUp', async (situation) => {
  const ras = simulated(scenarioOf(situation));
  const { dialing, outcome } = await pausedDial(ras, situation);
  expect(await inTime(ras, dialing.hangUp())).toBe('disconnected');
  expect(isRasError(await outcome, 631)).toBe(true);
  expect(callsOf(ras, 'RasHangUp')).toBe(1);
  expect(callsOf(ras, 'RasDial')).toBe(1);
});

test.each(situations)('P2: a resume at $state that RAS refuses is an error', async (situation) => {
  const ras = simulated(scenarioOf(situation, { behavior: { resumeFails: 633 } }));
  const { options, answer } = situation;
  const dialing = ras.dial('Office', { ...options, onPaused: () => answer });
  const failure = await inTime(ras, failureOf(dialing));
  expect(isRasError(failure, 633)).toBe(true);
  expect(callsOf(ras, 'RasHangUp')).toBe(1);
});

test.each(situations)(
  'P3: $state is told what it asks for, and nothing else',
  async (situation) => {
    const ras = simulated(scenarioOf(situation));
    const { dialing, outcome, pause } = await pausedDial(ras, situation);
    const resume = pause.resume as (answer: unknown) => Promise<void>;
    const refused = await failureOf(resume(situation.wrong));
    expect(refused).toMatchObject({ code: expect.stringMatching(/^ERR_INVALID_ARG_/) });
    // The pause is still open.
    await inTime(ras, resume(situation.answer));
    expect(await inTime(ras, outcome)).toMatchObject({ entryName: 'Office' });
    await inTime(ras, dialing.hangUp());
  },
);

test('P3: a new user may come with the new password, and a domain', async () => {
  const ras = simulated(
    scenarioOf({
      state: 'RetryAuthentication',
      server: { users: { bob: { password: 'b', domain: 'LAB' } } },
      options: {},
      error: 691,
      answer: alice,
      wrong: {},
    }),
  );
  const bob = { userName: 'bob', password: 'b', domain: 'LAB' };
  const dialing = ras.dial('Office', { credentials: alice, onPaused: () => bob });
  await inTime(ras, (await inTime(ras, dialing)).hangUp());
});

test('P3: the new password is what the server knows from then on', async () => {
  const situation = situations.find(({ state }) => state === 'PasswordExpired') as Situation;
  const ras = simulated(scenarioOf(situation));
  const first = ras.dial('Office', { ...situation.options, onPaused: () => situation.answer });
  await inTime(ras, (await inTime(ras, first)).hangUp());
  const old = await inTime(ras, failureOf(ras.dial('Office', { credentials: alice })));
  expect(isRasError(old, 691)).toBe(true);
  const credentials = { ...alice, password: 'new' };
  await inTime(ras, (await inTime(ras, ras.dial('Office', { credentials }))).hangUp());
});

test('P3: InvokeEapUI is answered by RasInvokeEapUI, then RasDial', async () => {
  const situation = situations.find(({ state }) => state === 'InvokeEapUI') as Situation;
  const ras = simulated(scenarioOf(situation));
  const dialing = ras.dial('Office', { ...situation.options, onPaused: () => situation.answer });
  await inTime(ras, dialing);
  const calls = ras.calls().filter(({ function: name }) => /RasDial|Eap/.test(name));
  // With which subentry and extensions, RAS looks itself: simulated() knows of violations.
  expect(calls.map(({ function: name, result }) => [name, result])).toEqual([
    ['RasDial', 0],
    ['RasInvokeEapUI', 0],
    ['RasDial', 0],
  ]);
  await inTime(ras, dialing.hangUp());
});

test('P3: several pauses follow each other in one dial', async () => {
  const ras = simulated({
    entries: { Office: { type: 'modem', server: '555' } },
    servers: { '555': { users, callback: 'caller', interactive: true } },
  });
  const answers = new Map(situations.map(({ state, answer }) => [state as string, answer]));
  const dialing = ras.dial('Office', {
    credentials: wrongPassword,
    callbackNumber: '*',
    onPaused: ({ state }) => answers.get(state),
  });
  const events = await inTime(ras, eventsOf(dialing));
  expect(events.flatMap(({ phase, state }) => (phase === 'paused' ? [state] : []))).toEqual([
    'Interactive',
    'RetryAuthentication',
    'CallbackSetByCaller',
  ]);
  await inTime(ras, dialing.hangUp());
});
