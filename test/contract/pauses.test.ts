/** A dial that RAS pauses waits for its user's answer and goes on with it, or is hung up in clear words. */

import { describe, expect, jest, test } from '@jest/globals';
import {
  isRasError,
  type PauseAnswer,
  type PausedEvent,
  type PauseHandler,
  type RasError,
} from '../../src/index.js';
import type { SimulatedBehavior } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  eventsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';
import { answering, officeWhoseServer, pauseOf, retry, situations } from './support/situations.js';

describe.each(situations)(
  'a pause at $state',
  ({ state, scenario, options, answer, unanswered }) => {
    test('is answered inside the loop, and the dial goes on to Connected', async () => {
      const ras = simulated(scenario);
      const dialing = ras.dial('Office', { ...options, pausedStates: true });
      const events = await inTime(ras, answering(dialing, answer));
      const paused = events.filter(({ phase }) => phase === 'paused');
      expect(paused.map((event) => event.state)).toEqual([state]);
      expect(events.at(-1)).toMatchObject({ phase: 'terminal', state: 'Connected' });
      expect(callsOf(ras, 'RasDial')).toBe(2);
      await hangUp(ras, dialing);
    });

    test.each<SimulatedBehavior>([
      { rasDialReturns: 'between' },
      { rasDialReturns: 'after' },
      { rasDialBlocks: 2_000 },
      { notificationThread: 'captured' },
      { late: 300 },
      { duplicated: [state] },
      { lost: [state] },
      { silentAfter: 'AllDevicesConnected' },
      { merged: true },
    ])('is answered by onPaused with RAS doing %j', async (behavior) => {
      const ras = simulated({ ...scenario, behavior });
      const onPaused = jest.fn((_: PausedEvent) => answer);
      const dialing = ras.dial('Office', { ...options, onPaused });
      const connection = await inTime(ras, dialing);
      expect(onPaused.mock.calls.map(([event]) => event.state)).toEqual([state]);
      await inTime(ras, connection.hangUp());
    });

    test.each<[string, (answer: PauseAnswer) => PauseHandler]>([
      ['the handler of its state', (answer) => ({ [state]: () => answer }) as PauseHandler],
      ['a handler that resumes it', (answer) => (event) => event.resume(answer as never)],
    ])('is answered by %s', async (_, handlerOf) => {
      const ras = simulated(scenario);
      const connection = await inTime(
        ras,
        ras.dial('Office', { ...options, onPaused: handlerOf(answer) }),
      );
      await inTime(ras, connection.hangUp());
    });

    test('fails the dial where only another state has a handler', async () => {
      const ras = simulated(scenario);
      const other = state === 'Interactive' ? 'InvokeEapUI' : 'Interactive';
      const onPaused = { [other]: () => ({}) };
      const failure = await inTime(ras, failureOf(ras.dial('Office', { ...options, onPaused })));
      expect(failure).toMatchObject({ code: unanswered, state });
    });

    test('that is over takes no answer any more', async () => {
      const ras = simulated(scenario);
      const dialing = ras.dial('Office', { ...options, pausedStates: true });
      const paused = await pauseOf(ras, dialing);
      const resume = (): Promise<void> => paused.resume(answer as never);
      const [first, second] = await inTime(ras, Promise.allSettled([resume(), resume()]));
      expect(first.status).toBe('fulfilled');
      expect(second).toMatchObject({ reason: { code: 'ERR_RAS_NOT_PAUSED', state } });
      await inTime(ras, dialing);
      expect(await failureOf(resume())).toMatchObject({ code: 'ERR_RAS_NOT_PAUSED', state });
      await hangUp(ras, dialing);
      expect(await failureOf(resume())).toMatchObject({ code: 'ERR_RAS_NOT_PAUSED', state });
      expect(callsOf(ras, 'RasDial')).toBe(2);
    });
  },
);

describe('without pausedStates and onPaused', () => {
  test.each<[string, string, number]>([
    ['Interactive', 'ERROR_INTERACTIVE_MODE', 703],
    ['RetryAuthentication', 'ERROR_AUTHENTICATION_FAILURE', 691],
    ['PasswordExpired', 'ERROR_PASSWD_EXPIRED', 648],
  ])('what would pause at %s fails with %s', async (state, code, errno) => {
    const situation = situations.find((one) => one.state === state) ?? retry;
    const ras = simulated(situation.scenario);
    const options = { ...situation.options, pausedStates: false };
    const error = await inTime(ras, failureOf(ras.dial('Office', options)));
    expect(error).toMatchObject({ code, errno, operation: 'RasDial', entryName: 'Office' });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test("the callback number '*' is refused before RAS", () => {
    const ras = simulated();
    expect(() => ras.dial('Office', { callbackNumber: '*' })).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_ARG_VALUE' }),
    );
    expect(ras.calls()).toEqual([]);
  });
});

describe('RetryAuthentication', () => {
  test.each([
    [691, { errno: 691 }],
    [0, {}],
  ] as const)('may be notified with error %i', async (retryError, expected) => {
    const ras = simulated({ ...retry.scenario, behavior: { retryError } });
    const dialing = ras.dial('Office', { credentials: wrongPassword, pausedStates: true });
    const events = await inTime(ras, answering(dialing, alice));
    const paused = events.find(({ phase }) => phase === 'paused');
    expect(paused?.toJSON()).toEqual({
      phase: 'paused',
      state: 'RetryAuthentication',
      stateCode: 4097,
      subentry: 1,
      elapsed: expect.any(Number),
      ...expected,
    });
    await hangUp(ras, dialing);
  });

  test.each(['before', 'between', 'after'] as const)(
    'comes anew until the server has had enough, RasDial returning %s its first callbacks',
    async (rasDialReturns) => {
      const ras = simulated(officeThat({ rasDialReturns }));
      const onPaused = jest.fn(() => wrongPassword);
      const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused });
      const error = await inTime(ras, failureOf(dialing));
      expect(isRasError(error, 'ERROR_AUTHENTICATION_FAILURE')).toBe(true);
      // The third wrong password is one too many.
      expect(onPaused).toHaveBeenCalledTimes(2);
    },
  );

  test('keeps the domain of the dial unless the answer has one', async () => {
    const ras = simulated(
      officeWhoseServer({ users: { alice: { password: 'right', domain: 'CORP' } } }),
    );
    const answers = [alice, { ...alice, domain: 'CORP' }];
    const onPaused = jest.fn(() => answers.shift());
    const credentials = { ...alice, domain: 'ELSEWHERE' };
    const connection = await inTime(ras, ras.dial('Office', { credentials, onPaused }));
    expect(onPaused).toHaveBeenCalledTimes(2);
    await inTime(ras, connection.hangUp());
  });
});

test('CallbackSetByCaller takes an empty number: there is no callback', async () => {
  const ras = simulated(officeWhoseServer({ callback: 'caller' }));
  const dialing = ras.dial('Office', {
    callbackNumber: '*',
    onPaused: () => ({ callbackNumber: '' }),
  });
  const events = await inTime(ras, eventsOf(dialing));
  expect(events.map(({ state }) => state)).not.toContain('WaitForCallback');
  await hangUp(ras, dialing);
});

describe('an answer that cannot be given to RAS', () => {
  const secret = 'a secret that no error shows ';
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'TYPE'],
    ['a string', secret, 'TYPE'],
    ['no password', { userName: 'alice' }, 'TYPE'],
    ['a password that is none', { userName: 'alice', password: [secret] }, 'TYPE'],
    ['too long a password', { userName: 'alice', password: secret.repeat(9) }, 'VALUE'],
    ['an empty name', { userName: '', password: secret }, 'VALUE'],
    ['an unknown key', { ...alice, pasword: secret }, 'VALUE'],
  ])('is refused, and the pause stays open: %s', async (_, answer, kind) => {
    const ras = simulated();
    const dialing = ras.dial('Office', { credentials: wrongPassword, pausedStates: true });
    const paused = await pauseOf(ras, dialing);
    const error = (await failureOf(paused.resume(answer as never))) as RasError;
    expect(error.code).toBe(`ERR_INVALID_ARG_${kind}`);
    expect(error.message).toMatch(/answer/);
    expect(error.message).not.toContain('secret that');
    await inTime(ras, paused.resume(alice as never));
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });

  test('and comes from onPaused gives the dial up, with the reason as cause', async () => {
    const ras = simulated();
    const onPaused = () => ({ userName: 'alice', password: 'x'.repeat(257) });
    const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused });
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({
      code: 'ERR_RAS_PAUSE_UNANSWERED',
      cause: { code: 'ERR_INVALID_ARG_VALUE' },
    });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

test('an answer counts as it was when it was given', async () => {
  const ras = simulated({ ...office, behavior: { rasDialBlocks: 5_000 } });
  const dialing = ras.dial('Office', { credentials: wrongPassword, pausedStates: true });
  const paused = await pauseOf(ras, dialing);
  const answer = { userName: 'alice', password: 'right' };
  // The first RasDial has not returned yet.
  const resumed = paused.resume(answer as never);
  answer.password = 'x'.repeat(1_000);
  await inTime(ras, resumed);
  await inTime(ras, dialing);
  await hangUp(ras, dialing);
});

describe('a RasDial that answers a pause and fails', () => {
  test.each(['inside the loop', 'by onPaused'])('fails the dial, %s', async (where) => {
    const ras = simulated({ ...retry.scenario, behavior: { resumeFails: 651 } });
    const options = { credentials: wrongPassword };
    const inLoop = where === 'inside the loop';
    const dialing = ras.dial(
      'Office',
      inLoop ? { ...options, pausedStates: true } : { ...options, onPaused: () => alice },
    );
    if (inLoop) {
      const paused = await pauseOf(ras, dialing);
      const error = await inTime(ras, failureOf(paused.resume(alice as never)));
      expect(isRasError(error, 651)).toBe(true);
    }
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({
      errno: 651,
      operation: 'RasDial',
      entryName: 'Office',
    });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

describe('a dial whose line is lost while it pauses', () => {
  test.each<[string, SimulatedBehavior]>([
    ['notifies so', {}],
    ['lets its status tell', { silentAfter: 'AuthNotify' }],
  ])('fails when RAS %s, and takes no answer', async (_, behavior) => {
    const ras = simulated(officeThat(behavior));
    const asked = jest.fn(() => new Promise<undefined>(() => {}));
    const failure = failureOf(
      ras.dial('Office', { credentials: wrongPassword, onPaused: asked, pauseTimeout: 60_000 }),
    );
    await ras.clock.advance(1_000);
    ras.dropLine('Office', 629);
    expect(await inTime(ras, failure)).toMatchObject({ errno: 629, state: 'RetryAuthentication' });
    expect(ras.clock.now()).toBeLessThan(20_000);
    expect(asked).toHaveBeenCalledTimes(behavior.silentAfter === undefined ? 1 : 0);
  });

  test('fails with what RAS says to an answer that came before its notification', async () => {
    const ras = simulated(officeThat({ late: 2_000 }));
    const dialing = ras.dial('Office', { credentials: wrongPassword, pausedStates: true });
    const pause = await pauseOf(ras, dialing);
    ras.dropLine('Office', 629);
    const failure = failureOf(dialing);
    const refused = failureOf(pause.resume(alice as never));
    expect(await inTime(ras, failure)).toMatchObject({ errno: 629 });
    expect(await refused).toMatchObject({ errno: 629 });
  });
});
