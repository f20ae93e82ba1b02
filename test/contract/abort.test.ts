/** An abort, whenever it comes, hangs the dial up and then throws an AbortError; a connected line it leaves alone. */

import { getEventListeners } from 'node:events';
import { describe, expect, jest, test } from '@jest/globals';
import type { AbortSignalLike, DialEvent } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
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
import { officeWhoseServer, pauseOf, situations } from './support/situations.js';

const reason = new Error('the user had enough');
const aborted = {
  name: 'AbortError',
  code: 'ABORT_ERR',
  message: 'The dial of "Office" was aborted',
  cause: reason,
};
const abortedAndPending = {
  ...aborted,
  message: expect.stringMatching(
    /^The dial of "Office" was aborted\. The connection may still be up: /,
  ),
};

/** Nothing is dialed twice, and what was dialed is paid for. */
function expectHungUp(ras: Simulator): void {
  expect(callsOf(ras, 'RasHangUp')).toBe(callsOf(ras, 'RasDial'));
  expect(ras.owed()).toEqual([]);
}

describe('before there is a line', () => {
  test('a signal that is aborted already: RAS is asked nothing', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', { signal: AbortSignal.abort(reason) });
    expect(await failureOf(dialing)).toMatchObject(aborted);
    expect(await failureOf(eventsOf(dialing))).toMatchObject(aborted);
    expect(await dialing.hangUp()).toBe('disconnected');
    expect(ras.calls()).toEqual([]);
  });

  test('an abort in the turn of the call', async () => {
    const ras = simulated();
    const controller = new AbortController();
    const dialing = ras.dial('Office', { signal: controller.signal });
    controller.abort(reason);
    expect(await inTime(ras, failureOf(dialing))).toMatchObject(aborted);
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });

  test('while RAS looks for the entry, and blocks: it is not waited for, and nothing is dialed', async () => {
    const ras = simulated({
      ...office,
      rasMan: { state: 'starting', startsAfter: 20_000, blocks: 30_000 },
    });
    const controller = new AbortController();
    const failure = failureOf(ras.dial('Office', { signal: controller.signal }));
    await ras.clock.advance(1_000);
    controller.abort(reason);
    expect(await failure).toMatchObject(aborted);
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });

  test('while the line of the last dial is still going down', async () => {
    const ras = simulated(officeThat({ linger: 5_000 }));
    const first = await inTime(ras, ras.dial('Office'));
    const hungUp = first.hangUp();
    await ras.clock.advance(100);
    const controller = new AbortController();
    const failure = failureOf(ras.dial('Office', { signal: controller.signal }));
    await ras.clock.advance(100);
    controller.abort(reason);
    expect(await failure).toMatchObject(aborted);
    await inTime(ras, hungUp);
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasDial')).toBe(1);
  });

  test('while RasDial blocks: the line is hung up as soon as its handle is known', async () => {
    const ras = simulated(officeThat({ rasDialBlocks: 3_000 }));
    const controller = new AbortController();
    const failure = failureOf(ras.dial('Office', { signal: controller.signal }));
    await ras.clock.advance(1_000);
    controller.abort(reason);
    await ras.clock.advance(1_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(await inTime(ras, failure)).toMatchObject(aborted);
    expect(ras.clock.now()).toBeGreaterThanOrEqual(3_000);
    expectHungUp(ras);
  });

  test('before the first notification, while RasDial blocks: the line is hung up at that one', async () => {
    const ras = simulated(officeThat({ rasDialReturns: 'after', delay: 1_000 }));
    const controller = new AbortController();
    const failure = failureOf(ras.dial('Office', { signal: controller.signal }));
    await ras.clock.advance(500);
    controller.abort(reason);
    expect(await inTime(ras, failure, 10)).toMatchObject(aborted);
    // RasDial would have returned after the fourth.
    expect(ras.clock.now()).toBeLessThan(2_000);
    await ras.clock.advance(60_000);
    expectHungUp(ras);
  });

  test('while RasDial blocks for longer than a hang-up is waited for: it is paid for all the same', async () => {
    const ras = simulated(officeThat({ rasDialBlocks: 30_000 }));
    const controller = new AbortController();
    const dialing = ras.dial('Office', { signal: controller.signal });
    const failure = failureOf(dialing);
    await ras.clock.advance(1_000);
    controller.abort(reason);
    expect(await inTime(ras, failure)).toMatchObject(abortedAndPending);
    expect(ras.clock.now()).toBeLessThan(15_000);
    const again = await inTime(ras, failureOf(dialing.hangUp()));
    expect(again).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
    await ras.clock.advance(40_000);
    expectHungUp(ras);
  });
});

describe('at each state of a dial', () => {
  const modem: Scenario = {
    ...office,
    entries: { Office: { type: 'modem', server: 'vpn.example.com' } },
    servers: {
      'vpn.example.com': { callback: { number: '555' }, users: { alice: { password: 'right' } } },
    },
  };
  const states = [
    ...['OpenPort', 'PortOpened', 'ConnectDevice', 'DeviceConnected', 'AllDevicesConnected'],
    ...['Authenticate', 'AuthNotify', 'AuthCallback', 'PrepareForCallback', 'WaitForModemReset'],
    ...['WaitForCallback', 'CallbackComplete', 'Authenticated', 'Projected'],
  ];
  const behaviors: SimulatedBehavior[] = [
    {},
    { rasDialReturns: 'between' },
    { rasDialReturns: 'after' },
    { afterHangUp: 'disconnected' },
    { afterHangUp: 'userDisconnection' },
    { hangUp: 'waitsForHandler', hangUpBlocks: 700 },
    { notificationThread: 'captured' },
    { linger: 2_000, lingerState: 'current' },
    { linger: 2_000, lingerState: 'Connected' },
    { listDialing: false },
    { delay: 0 },
  ];

  test('there are no others', async () => {
    const ras = simulated(modem);
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    expect(events.map(({ state }) => state)).toEqual([...states, 'Connected']);
    await hangUp(ras, dialing);
  });

  test.each(behaviors)('with RAS doing %j', async (behavior) => {
    for (const state of states) {
      const ras = simulated({ ...modem, behavior });
      const controller = new AbortController();
      const seen: DialEvent[] = [];
      const dialing = ras.dial('Office', { signal: controller.signal });
      const awaited = failureOf(dialing);
      const looped = failureOf(
        (async () => {
          for await (const event of dialing) {
            seen.push(event);
            if (event.state === state) controller.abort(reason);
          }
        })(),
      );
      const [error, same] = await inTime(ras, Promise.all([awaited, looped]));
      expect(error).toMatchObject(aborted);
      expect(same).toBe(error);
      expect(seen.map((event) => event.state)).not.toContain('Connected');
      expectHungUp(ras);
      await ras.clock.advance(60_000);
      expectHungUp(ras);
    }
  });

  test('and at each moment between them', async () => {
    for (let moment = 0; moment < 400; moment += 10) {
      const ras = simulated(modem, { mayOwe: true });
      const controller = new AbortController();
      const dialing = ras.dial('Office', { signal: controller.signal });
      const settled = Promise.allSettled([dialing]);
      await ras.clock.advance(moment);
      controller.abort(reason);
      const [{ status }] = await inTime(ras, settled);
      await expectOneOrTheOther(ras, status);
    }
  });
});

test.each(situations)('at a pause in $state', async ({ scenario, options }) => {
  const ras = simulated(scenario);
  const controller = new AbortController();
  const dialing = ras.dial('Office', {
    ...options,
    pausedStates: true,
    signal: controller.signal,
  });
  const paused = await pauseOf(ras, dialing);
  controller.abort(reason);
  expect(await failureOf(paused.resume(alice as never))).toMatchObject({
    code: 'ERR_RAS_NOT_PAUSED',
  });
  expect(await inTime(ras, failureOf(dialing))).toMatchObject(aborted);
  expectHungUp(ras);
});

test('while onPaused is looking for the answer: its answer comes too late, and is not used', async () => {
  const ras = simulated();
  const controller = new AbortController();
  const onPaused = jest.fn(async () => {
    controller.abort(reason);
    return alice;
  });
  const options = { credentials: wrongPassword, onPaused, signal: controller.signal };
  expect(await inTime(ras, failureOf(ras.dial('Office', options)))).toMatchObject(aborted);
  expect(onPaused).toHaveBeenCalledTimes(1);
  expect(callsOf(ras, 'RasDial')).toBe(1);
  expectHungUp(ras);
});

describe('together with Connected', () => {
  test('either wins, and the line is as the dial says', async () => {
    const seen = new Set<string>();
    for (let turns = 0; !seen.has('fulfilled'); turns += 1) {
      const ras = simulated(officeThat({ delay: 0 }), { mayOwe: true });
      const controller = new AbortController();
      const settled = Promise.allSettled([ras.dial('Office', { signal: controller.signal })]);
      const advanced = ras.clock.advance(0);
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      controller.abort(reason);
      await advanced;
      const [{ status }] = await inTime(ras, settled);
      seen.add(status);
      await expectOneOrTheOther(ras, status);
    }
    expect(seen).toContain('rejected');
  });

  test('an abort by whoever sees Connected does nothing to the line', async () => {
    const ras = simulated();
    const controller = new AbortController();
    const dialing = ras.dial('Office', { signal: controller.signal });
    const loop = (async () => {
      for await (const { state } of dialing) if (state === 'Connected') controller.abort(reason);
    })();
    await inTime(ras, loop);
    const connection = await dialing;
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(await connection.status()).toMatchObject({ state: 'Connected' });
    await hangUp(ras, connection);
  });
});

test('twice: the first reason counts, and the line is hung up once', async () => {
  const ras = simulated(officeThat({ linger: 1_000 }));
  const signal = handMadeSignal();
  const failure = failureOf(ras.dial('Office', { signal }));
  await ras.clock.advance(100);
  signal.abort(reason);
  await ras.clock.advance(100);
  signal.abort(new Error('again'));
  expect(await inTime(ras, failure)).toMatchObject(aborted);
  expect(callsOf(ras, 'RasHangUp')).toBe(1);
});

test('a signal of another realm, judged by its shape', async () => {
  const ras = simulated();
  const signal = handMadeSignal();
  const failure = failureOf(ras.dial('Office', { signal }));
  await ras.clock.advance(100);
  expect(signal.listeners.size).toBe(1);
  signal.abort(reason);
  expect(signal.listeners.size).toBe(0);
  expect(await inTime(ras, failure)).toMatchObject(aborted);
});

describe('the AbortError', () => {
  test('is thrown once the line is hung up, not before', async () => {
    const ras = simulated(officeThat({ linger: 2_000 }));
    const controller = new AbortController();
    const settled = jest.fn();
    ras.dial('Office', { signal: controller.signal }).then(settled, settled);
    await ras.clock.advance(100);
    controller.abort(reason);
    await ras.clock.advance(1_900);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(settled).not.toHaveBeenCalled();
    await ras.clock.advance(1_000);
    expect(settled).toHaveBeenCalledTimes(1);
    expect(settled).toHaveBeenCalledWith(expect.objectContaining(aborted));
  });

  test('comes within the bound also when the line does not go', async () => {
    const ras = simulated(officeThat({ linger: 30_000 }));
    const controller = new AbortController();
    const dialing = ras.dial('Office', { signal: controller.signal });
    const failure = failureOf(dialing);
    await ras.clock.advance(100);
    controller.abort(reason);
    await ras.clock.advance(10_500);
    expect(await failure).toMatchObject(abortedAndPending);
    const again = await inTime(ras, failureOf(dialing.hangUp()));
    expect(again).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
  });

  test('has DOMException’s own reason as cause where none was given', async () => {
    const ras = simulated();
    const error = await failureOf(ras.dial('Office', { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'ABORT_ERR', cause: { name: 'AbortError' } });
  });

  test('gives way to an ending that was decided before', async () => {
    const ras = simulated(officeThat({ linger: 2_000 }));
    const controller = new AbortController();
    const options = { credentials: wrongPassword, signal: controller.signal };
    const failure = failureOf(ras.dial('Office', options));
    await ras.clock.advance(1_000);
    controller.abort(reason);
    expect(await inTime(ras, failure)).toMatchObject({ errno: 691 });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

describe('the listener is removed from the signal', () => {
  test.each<[string, Scenario, object]>([
    ['at Connected', office, {}],
    ['when the dial fails', office, { credentials: wrongPassword }],
    ['when there is no such entry', { ...office, entries: {}, stored: {} }, {}],
    ['when RasDial refuses', officeThat({ rasDialRefuses: 633 }), {}],
    ['at the timeout', officeWhoseServer({}, { delay: 1_000 }), { timeout: 100 }],
  ])('%s', async (_, scenario, options) => {
    const ras = simulated(scenario);
    const { signal } = new AbortController();
    const dialing = ras.dial('Office', { ...options, signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    const [{ status }] = await inTime(ras, Promise.allSettled([dialing]));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    if (status === 'fulfilled') await hangUp(ras, dialing);
  });
});

/** Connected and up, or aborted and gone. */
async function expectOneOrTheOther(ras: Simulator, status: string): Promise<void> {
  await ras.clock.advance(60_000);
  const lines = await ras.connections();
  expect(lines.map(({ entryName }) => entryName)).toEqual(status === 'fulfilled' ? ['Office'] : []);
  expect(ras.owed()).toHaveLength(lines.length);
}

interface HandMadeSignal extends AbortSignalLike {
  aborted: boolean;
  reason?: unknown;
  readonly listeners: Set<() => void>;
  abort(reason: unknown): void;
}

/** Unlike a real one it can abort twice. */
function handMadeSignal(): HandMadeSignal {
  const listeners = new Set<() => void>();
  return {
    aborted: false,
    listeners,
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
    abort(why) {
      Object.assign(this, { aborted: true, reason: why });
      for (const listener of listeners) listener();
    },
  };
}
