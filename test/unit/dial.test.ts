/** A dial over a RAS that reports what no real one may, and when none would. */

import { describe, expect, jest, test } from '@jest/globals';
import type { DialEvent, PausedEvent } from '../../src/index.js';
import { type FakeRas, fakeRas, line } from './support/fake-ras.js';

const state = {
  Projected: 18,
  Authenticate: 5,
  Retry: 0x1001,
  Connected: 0x2000,
  Disconnected: 0x2001,
};
const alice = { userName: 'alice', password: 'right' };

/** Its events, and its error when it has one. */
function observed(ras: FakeRas, options?: Parameters<FakeRas['dial']>[1]) {
  const dialing = ras.dial('Office', options);
  const events: DialEvent[] = [];
  const settled = jest.fn();
  const ended = (async () => {
    for await (const event of dialing) events.push(event);
  })().catch((error: unknown) => error);
  dialing.then(settled, settled);
  return { dialing, events, ended, settled };
}

/** RasDial has returned. */
async function dialed(ras: FakeRas): Promise<void> {
  await ras.advance(0);
  await ras.report({ kind: 'dialed' });
}

describe('a state without a name', () => {
  test('passes under its number when it is a running one', async () => {
    const ras = fakeRas();
    const { events, dialing } = observed(ras);
    await dialed(ras);
    await ras.report({ state: 30 }, { state: state.Connected });
    expect(events.map((event) => [event.phase, event.state])).toEqual([
      ['running', 'RASCS_30'],
      ['terminal', 'Connected'],
    ]);
    await dialing;
  });

  test('cannot be answered when it is a paused one', async () => {
    const ras = fakeRas();
    const { events, ended } = observed(ras, { pausedStates: true });
    await dialed(ras);
    await ras.report({ state: 0x1009 });
    expect(events).toMatchObject([{ phase: 'paused', state: 'RASCS_4105', stateCode: 0x1009 }]);
    expect(await ended).toMatchObject({ code: 'ERR_RAS_PAUSE_UNANSWERED', state: 'RASCS_4105' });
  });

  test('ends the dial when it is a terminal one', async () => {
    const ras = fakeRas();
    const { events, ended, dialing } = observed(ras);
    await dialed(ras);
    await ras.report({ state: 0x2005 });
    expect(events).toMatchObject([{ phase: 'terminal', state: 'RASCS_8197' }]);
    expect(await ended).toBeUndefined();
    await expect(dialing).rejects.toMatchObject({ errno: 628, state: 'RASCS_8197' });
  });
});

describe('past 10,000 events', () => {
  test.each(['ConnectDevice', 'Connected'])('%s fails the dial, once', async (last) => {
    const ras = fakeRas();
    const { events, ended, settled } = observed(ras);
    await dialed(ras);
    const many = Array.from({ length: 10_000 }, () => ({ state: 2 }));
    await ras.report(...many, { state: last === 'Connected' ? state.Connected : 2 });
    expect(await ended).toMatchObject({ code: 'ERR_RAS_TOO_MANY_EVENTS', entryName: 'Office' });
    expect(events).toHaveLength(10_000);
    expect(settled).toHaveBeenCalledTimes(1);
    expect(settled).toHaveBeenCalledWith(await ended);
    expect(ras.did).toEqual(['hangUp', 'settle']);
  });
});

test('what RAS reports after the end changes nothing', async () => {
  const ras = fakeRas();
  const { events, settled, dialing } = observed(ras);
  await dialed(ras);
  await ras.report(
    { state: state.Connected },
    { state: state.Connected },
    { state: state.Disconnected },
    { state: 5, error: 691 },
    { state: state.Retry },
    { kind: 'dialed', error: 608 },
    { kind: 'resumed', error: 608 },
  );
  await ras.report({ state: state.Disconnected, error: 631 });
  await ras.advance(600_000);
  expect(events).toHaveLength(1);
  expect(settled).toHaveBeenCalledTimes(1);
  expect(ras.did).toEqual(['settle']);
  expect((await dialing).id).toMatch(/1$/);
});

test('Connected is told after the addresses, however long these take', async () => {
  const ras = fakeRas();
  const { events } = observed(ras);
  await dialed(ras);
  let give = (): void => undefined;
  ras.projected = new Promise((resolve) => {
    give = resolve;
  });
  await ras.report({ state: state.Projected }, { state: state.Connected });
  expect(events).toEqual([]);
  give();
  await ras.advance(0);
  expect(events.map((event) => event.state)).toEqual(['Projected', 'Connected']);
});

test('an abort in the turn in which RAS reports Connected wins', async () => {
  const ras = fakeRas();
  const controller = new AbortController();
  const { events, ended } = observed(ras, { signal: controller.signal });
  await dialed(ras);
  const reported = ras.report({ state: state.Connected });
  controller.abort();
  await reported;
  expect(await ended).toMatchObject({ code: 'ABORT_ERR' });
  expect(events).toEqual([]);
  expect(ras.did).toEqual(['hangUp', 'settle']);
});

test.each([
  ['there', 0, ['status', 'hangUp', 'settle']],
  ['gone', 6, ['status', 'disown', 'settle']],
] as const)(
  'a Connected line that RAS does not list is none, and hung up if it is %s',
  async (_, error, did) => {
    const ras = fakeRas();
    ras.lines = [];
    ras.statusError = error;
    const { ended } = observed(ras);
    await dialed(ras);
    await ras.report({ state: state.Connected });
    expect(await ended).toMatchObject({ errno: 668, operation: 'RasEnumConnections' });
    expect(ras.did).toEqual(did);
  },
);

test('a Connected line whose handle is another line’s by now is lost, and that one is not hung up', async () => {
  const ras = fakeRas();
  ras.lines = [{ ...line, entryName: 'Branch' }];
  const { ended, dialing } = observed(ras);
  await dialed(ras);
  await ras.report({ state: state.Connected });
  expect(await ended).toMatchObject({ errno: 668, operation: 'RasEnumConnections' });
  expect(await dialing.hangUp()).toBe('disconnected');
  expect(ras.did).toEqual(['disown', 'settle']);
});

test('a line without an entry is listed in RAS’ own spelling of its number', async () => {
  const ras = fakeRas();
  ras.lines = [{ ...line, entryName: '.+49 555' }];
  const dialing = ras.dialNumber('555');
  dialing.catch(() => undefined);
  await dialed(ras);
  await ras.report({ state: state.Connected });
  expect(await dialing).toMatchObject({ entryName: '.+49 555' });
});

describe('the status is asked', () => {
  test('half a second after RasDial has returned, then after 5 s of silence', async () => {
    const ras = fakeRas();
    const { dialing } = observed(ras);
    await dialed(ras);
    await ras.advance(499);
    expect(ras.did).toEqual([]);
    await ras.advance(1);
    expect(ras.did).toEqual(['status']);
    await ras.advance(4_999);
    expect(ras.did).toEqual(['status']);
    await ras.report({ state: state.Authenticate });
    await ras.advance(4_999);
    expect(ras.did).toEqual(['status']);
    await ras.advance(1);
    expect(ras.did).toEqual(['status', 'status']);
    await dialing.hangUp();
  });

  test('twice before its answer counts', async () => {
    const ras = fakeRas();
    const { events } = observed(ras);
    await dialed(ras);
    ras.status = { state: state.Connected };
    await ras.advance(999);
    expect(events).toEqual([]);
    await ras.advance(1);
    expect(events).toMatchObject([{ state: 'Connected', observed: 'status' }]);
  });

  test('again when RAS was heard in between', async () => {
    const ras = fakeRas();
    const { events, dialing } = observed(ras);
    await dialed(ras);
    ras.status = { state: state.Disconnected };
    await ras.advance(999);
    await ras.report({ state: state.Authenticate });
    ras.status = {};
    await ras.advance(60_000);
    expect(events).toHaveLength(1);
    await dialing.hangUp();
  });
});

describe('what the status told before is nothing against a notification that waits', () => {
  /** RAS was asked for the addresses of `Projected`, and does not answer yet. */
  async function held() {
    const ras = fakeRas();
    let resolve: () => void = () => undefined;
    ras.projected = new Promise((resolved) => {
      resolve = resolved;
    });
    const observing = observed(ras);
    await dialed(ras);
    await ras.report({ state: state.Projected });
    ras.status = { state: state.Disconnected };
    const goOn = (): Promise<void> => {
      resolve();
      return ras.advance(0);
    };
    return { ras, ...observing, goOn };
  }

  test('before it', async () => {
    const { ras, events, dialing, goOn } = await held();
    await ras.report({ state: state.Authenticate });
    await ras.advance(6_000);
    ras.status = {};
    await goOn();
    await ras.advance(60_000);
    expect(events.map((event) => event.state)).toEqual(['Projected', 'Authenticate']);
    await dialing.hangUp();
  });

  test('behind it', async () => {
    const { ras, events, dialing, goOn } = await held();
    await ras.advance(6_000);
    await ras.report({ state: state.Connected });
    await goOn();
    expect(events.map((event) => event.state)).toEqual(['Projected', 'Connected']);
    expect((await dialing).entryName).toBe('Office');
  });
});

describe('a pause', () => {
  test('is answered only when the first RasDial has returned', async () => {
    const ras = fakeRas();
    const { dialing } = observed(ras, { onPaused: () => alice });
    await ras.advance(0);
    await ras.report({ state: state.Retry, error: 691 });
    expect(ras.did).toEqual([]);
    await ras.report({ kind: 'dialed' });
    expect(ras.did).toEqual(['resume']);
    expect(ras.answers).toEqual([alice]);
    await dialing.hangUp();
  });

  test.each(['before it is called', 'before it has returned', 'after it'])(
    'that is answered by a RasDial and notified again %s is asked once',
    async (when) => {
      const ras = fakeRas();
      const onPaused = jest.fn((_: PausedEvent) => alice);
      const { dialing } = observed(ras, { onPaused });
      await dialed(ras);
      const pause = { state: state.Retry, error: 691, time: 100 };
      await ras.advance(100);
      await ras.report(pause);
      await ras.advance(10);
      if (when === 'before it is called') await ras.report({ ...pause, time: 110 });
      await ras.advance(10);
      await ras.report({ kind: 'resuming' });
      if (when === 'before it has returned') await ras.report(pause);
      await ras.report({ kind: 'resumed' });
      if (when === 'after it') await ras.report(pause);
      // RAS may stay in this state until it goes on.
      ras.status = { state: state.Retry };
      await ras.advance(20_000);
      expect(onPaused).toHaveBeenCalledTimes(1);
      await ras.report({ state: state.Authenticate }, { state: state.Connected });
      expect((await dialing).entryName).toBe('Office');
      expect(ras.answers).toHaveLength(1);
    },
  );

  test('that is notified again does not stop the timeout', async () => {
    const ras = fakeRas();
    const { ended } = observed(ras, { onPaused: () => alice });
    await dialed(ras);
    await ras.report({ state: state.Retry });
    await ras.report({ state: state.Retry });
    await ras.report({ kind: 'resumed' });
    await ras.advance(180_000);
    expect(await ended).toMatchObject({ code: 'ERR_RAS_DIAL_TIMEOUT' });
  });

  test('that comes anew before the answering RasDial has returned is answered after it', async () => {
    const ras = fakeRas();
    const onPaused = jest.fn((_: PausedEvent) => alice);
    const { dialing } = observed(ras, { onPaused });
    await dialed(ras);
    await ras.report({ state: state.Retry });
    await ras.advance(100);
    await ras.report({ state: state.Authenticate }, { state: state.Retry });
    expect(ras.answers).toHaveLength(1);
    await ras.report({ kind: 'resumed' });
    expect(ras.answers).toHaveLength(2);
    await ras.report({ kind: 'resumed' }, { state: state.Connected });
    expect(onPaused).toHaveBeenCalledTimes(2);
    await dialing;
  });

  test('that comes anew at once counts though nothing else was notified', async () => {
    const ras = fakeRas();
    const onPaused = jest.fn((_: PausedEvent) => alice);
    const { dialing } = observed(ras, { onPaused });
    await dialed(ras);
    await ras.report({ state: state.Retry });
    await ras.report({ kind: 'resuming' }, { kind: 'resumed' });
    await ras.advance(100);
    await ras.report({ state: state.Retry });
    expect(onPaused).toHaveBeenCalledTimes(2);
    await dialing.hangUp();
  });

  test('whose answer RAS cannot take any more does not hold the dial up', async () => {
    const ras = fakeRas();
    ras.resumable = false;
    const { ended } = observed(ras, { onPaused: () => alice });
    await dialed(ras);
    await ras.report({ state: state.Retry });
    expect(await ended).toMatchObject({ code: 'ERR_RAS_NOT_PAUSED' });
    expect(ras.did).toEqual(['resume', 'hangUp', 'settle']);
  });

  test('that nobody asked for is given up', async () => {
    const ras = fakeRas();
    const { ended } = observed(ras);
    await dialed(ras);
    await ras.report({ state: state.Retry });
    expect(await ended).toMatchObject({ code: 'ERR_RAS_PAUSE_UNANSWERED' });
  });
});

test.each(['Connected', 'failed', 'hung up', 'timed out'])(
  'a dial that has %s leaves no timer behind',
  async (how) => {
    const ras = fakeRas();
    const { dialing, settled } = observed(ras);
    await dialed(ras);
    await ras.report({ state: state.Authenticate });
    expect(ras.pendingTimers()).toBe(2);
    if (how === 'Connected') await ras.report({ state: state.Connected });
    if (how === 'failed') await ras.report({ state: state.Authenticate, error: 691 });
    if (how === 'hung up') await dialing.hangUp();
    if (how === 'timed out') await ras.advance(180_000);
    await ras.advance(0);
    expect(settled).toHaveBeenCalledTimes(1);
    expect(ras.pendingTimers()).toBe(0);
  },
);

test('what RAS is asked for is what was asked for', async () => {
  const ras = fakeRas();
  const { dialing } = observed(ras, {
    credentials: { ...alice, domain: 'CORP' },
    phoneNumber: '555',
    callbackNumber: '556',
    subentry: 2,
    interfaceIndex: 3,
    hangUpOnExit: true,
  });
  await dialed(ras);
  expect(ras.request()).toEqual({
    phoneBook: 'C:\\office.pbk',
    eapIdentity: 'none',
    entryName: 'Office',
    phoneNumber: '555',
    callbackNumber: '556',
    storedCredentials: false,
    ...alice,
    domain: 'CORP',
    subentry: 2,
    interfaceIndex: 3,
    options: 0,
    hangUpOnExit: true,
  });
  await dialing.hangUp();
});
