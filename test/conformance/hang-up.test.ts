/** H: hanging up, and the entries and links that a hang-up is about. */

import { describe, expect, test } from '@jest/globals';
import { isRasError, states } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import {
  callsOf,
  eventsOf,
  failureOf,
  inTime,
  office,
  officeThat,
  simulated,
} from '../contract/support/simulated.js';
import { interposed } from './support/interposed.js';

const running = ['OpenPort', 'ConnectDevice', 'Authenticate', 'AuthNotify', 'Projected'];

test.each(running)('H1: a hang-up works at %s, in the middle of a dial', async (at) => {
  const ras = simulated();
  const dialing = ras.dial('Office');
  const loop = (async () => {
    for await (const { state } of dialing) if (state === at) return dialing.hangUp();
    return undefined;
  })();
  const failure = failureOf(dialing);
  expect(await inTime(ras, loop)).toBe('disconnected');
  expect(isRasError(await failure, 631)).toBe(true);
  expect(callsOf(ras, 'RasHangUp')).toBe(1);
  expect(await inTime(ras, ras.connections())).toEqual([]);
});

describe.each(['Disconnected', 'Connected', 'current'] as const)(
  'a handle that lingers as %s',
  (lingerState) => {
    test('H1: is polled until it is gone', async () => {
      const ras = simulated(officeThat({ lingerState, linger: 700 }));
      const connection = await inTime(ras, ras.dial('Office'));
      const from = ras.clock.now();
      expect(await inTime(ras, connection.hangUp(), 10)).toBe('disconnected');
      expect(ras.clock.now() - from).toBeGreaterThanOrEqual(700);
      // Not a fixed sleep of three seconds.
      expect(ras.clock.now() - from).toBeLessThan(2_000);
    });
  },
);

test.each<[string, Scenario['behavior']]>([
  ['lingers', { linger: 60_000 }],
  ['answers with an error that does not mean gone', { statusError: 5, linger: 60_000 }],
])('H1: the loop is bounded when the handle %s', async (_, behavior) => {
  const ras = simulated(officeThat(behavior));
  const connection = await inTime(ras, ras.dial('Office'));
  const from = ras.clock.now();
  const failure = await inTime(ras, failureOf(connection.hangUp({ timeout: 4_000 })), 10);
  expect(isRasError(failure, 'ERR_RAS_HANGUP_PENDING')).toBe(true);
  expect(ras.clock.now() - from).toBeGreaterThanOrEqual(4_000);
  expect(ras.clock.now() - from).toBeLessThan(5_000);
});

test('H2: a connection that somebody else refers to may never be gone, and is released', async () => {
  const ras = simulated({ ...office, connections: ['Office'] });
  const connection = await inTime(ras, ras.dial('Office'));
  expect(await inTime(ras, connection.hangUp())).toBe('released');
  expect(ras.owed()).toEqual([]);
  expect((await inTime(ras, connection.status())).state).toBe('Connected');
  const [theirs] = await inTime(ras, ras.connections());
  expect(await inTime(ras, theirs?.hangUp() ?? Promise.reject())).toBe('disconnected');
});

test('H3: a connection that RasHangUp cannot end is an error, and stays up', async () => {
  const ras = simulated(officeThat({ hangUpError: 753 }), { mayOwe: true });
  const own = await inTime(ras, ras.dial('Office'));
  const [listed] = await inTime(ras, ras.connections());
  for (const connection of [own, listed]) {
    const failure = await inTime(ras, failureOf(connection?.hangUp() ?? Promise.resolve()));
    expect(isRasError(failure, 'ERROR_HANGUP_FAILED')).toBe(true);
  }
  expect((await inTime(ras, own.status())).state).toBe('Connected');
});

test.each([
  ['lost', 'lost'],
  ['hung up by another', 'listed'],
])('H4: a line that was %s counts as hung up', async (_, how) => {
  const ras = simulated();
  const connection = await inTime(ras, ras.dial('Office'));
  const [listed] = await inTime(ras, ras.connections());
  if (how === 'lost') ras.dropLine('Office');
  else await inTime(ras, listed?.hangUp() ?? Promise.reject());
  expect(await inTime(ras, connection.hangUp())).toBe('disconnected');
  expect(await inTime(ras, connection.hangUp())).toBe('disconnected');
});

const codeOf = (name: string) => states.find((state) => state.name === name)?.code as number;

describe('several links', () => {
  test('H5: the dial connects although one of them failed', async () => {
    const ras = interposed();
    const dialing = ras.dial('Office');
    const events = eventsOf(dialing);
    await ras.clock.advance(100);
    ras.notify({ state: codeOf('ConnectDevice'), subentry: 2, error: 676 });
    const failed = (await inTime(ras, events)).find(({ phase }) => phase === 'linkFailed');
    expect(failed).toMatchObject({ subentry: 2, state: 'ConnectDevice', error: { errno: 676 } });
    expect((await events).at(-1)).toMatchObject({ phase: 'terminal', state: 'Connected' });
    await inTime(ras, dialing.hangUp());
  });

  test('H5: the dial fails when each of them has failed', async () => {
    const ras = interposed({
      ...office,
      servers: { 'vpn.example.com': { fails: { at: 'Authenticate', error: 692 } } },
    });
    const dialing = ras.dial('Office');
    const failure = failureOf(dialing);
    await ras.clock.advance(100);
    ras.notify({ state: codeOf('ConnectDevice'), subentry: 2, error: 676 });
    expect(await inTime(ras, failure)).toMatchObject({ errno: 692, state: 'Authenticate' });
    expect(isRasError(await failureOf(eventsOf(dialing)), 692)).toBe(true);
  });
});

test('H8: a VPN over a dial-up line is hung up by itself', async () => {
  const ras = simulated({
    entries: { Modem: { type: 'modem', server: '555' }, Office: { server: 'host' } },
    servers: { '555': {}, host: {} },
  });
  const line = await inTime(ras, ras.dial('Modem'));
  const vpn = await inTime(ras, ras.dial('Office'));
  expect(vpn.id).not.toBe(line.id);
  await inTime(ras, vpn.hangUp());
  const left = await inTime(ras, ras.connections());
  expect(left.map(({ entryName }) => entryName)).toEqual(['Modem']);
  await inTime(ras, line.hangUp());
});

test.each(['a connection', 'a dial'])('H9: a new dial waits for the hang-up of %s', async (of) => {
  const ras = simulated(officeThat({ linger: 2_000 }));
  const first = ras.dial('Office');
  const settled = Promise.allSettled([first]);
  if (of === 'a dial') await ras.clock.advance(50);
  else await inTime(ras, settled);
  const hungUp = first.hangUp();
  const again = ras.dial('Office');
  await inTime(ras, Promise.all([hungUp, again, settled]));
  expect(ras.calls().flatMap((call) => (call.function === 'RasDial' ? [call.result] : []))).toEqual(
    [0, 0],
  );
  await inTime(ras, again.hangUp());
});

test('H9: a new dial waits for a hang-up that was given up, too', async () => {
  const ras = simulated(officeThat({ linger: 15_000 }));
  const first = await inTime(ras, ras.dial('Office'));
  await inTime(ras, failureOf(first.hangUp({ timeout: 1_000 })));
  const again = await inTime(ras, ras.dial('Office'));
  await inTime(ras, failureOf(again.hangUp()));
});

test('H9: a port that is not free yet is told as 633, and nothing is owed', async () => {
  const ras = simulated(officeThat({ portFreeAfter: 5_000 }));
  await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
  const failure = await inTime(ras, failureOf(ras.dial('Office')));
  expect(isRasError(failure, 'ERROR_PORT_NOT_AVAILABLE')).toBe(true);
  expect(ras.owed()).toEqual([]);
  await ras.clock.advance(5_000);
  await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
});

describe('a single answer of 6', () => {
  test('H10: does not end the wait for a hang-up', async () => {
    const ras = simulated(officeThat({ spuriousGone: true, linger: 700 }));
    const connection = await inTime(ras, ras.dial('Office'));
    const from = ras.clock.now();
    await inTime(ras, connection.hangUp(), 10);
    expect(ras.clock.now() - from).toBeGreaterThanOrEqual(700);
  });

  test('H10: does not close a connection', async () => {
    const ras = simulated(officeThat({ spuriousGone: true }));
    const connection = await inTime(ras, ras.dial('Office'));
    const closed = connection.waitForClose();
    await ras.clock.advance(30_000);
    await inTime(ras, connection.hangUp());
    expect(await closed).toEqual({ by: 'hangUp' });
  });

  test('H10: nor does a single Disconnected', async () => {
    const ras = interposed();
    const connection = await inTime(ras, ras.dial('Office'));
    const closed = connection.waitForClose();
    await ras.clock.advance(3_000);
    ras.changeNextStatus({ state: codeOf('Disconnected') });
    await ras.clock.advance(30_000);
    await inTime(ras, connection.hangUp());
    expect(await closed).toEqual({ by: 'hangUp' });
  });

  test('H10: does not fail a dial of which nothing is heard', async () => {
    const ras = simulated(officeThat({ spuriousGone: true, lost: ['Connected'] }));
    const dialing = ras.dial('Office');
    const last = (await inTime(ras, eventsOf(dialing))).at(-1);
    expect(last).toMatchObject({ state: 'Connected', observed: 'status' });
    await inTime(ras, dialing.hangUp());
  });
});
