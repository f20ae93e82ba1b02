/** Hanging up pays RAS what it is owed, waits until the line is gone, and says how that ended. */

import { describe, expect, test } from '@jest/globals';
import { type ActiveConnection, isRasError } from '../../src/index.js';
import type { Scenario, SimulatedBehavior } from '../../src/simulator.js';
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

/** Two entries with the same server. */
const twoOffices: Scenario = {
  ...office,
  entries: {
    Office: { server: 'vpn.example.com', strategy: ['SSTP'] },
    Branch: { server: 'vpn.example.com', strategy: ['SSTP'] },
  },
};

describe('a hang-up', () => {
  test.each<SimulatedBehavior>([
    {},
    { hangUp: 'waitsForHandler' },
    { hangUpBlocks: 4_000 },
    { linger: 0 },
    { linger: 6_000 },
    { linger: 2_500, lingerState: 'Connected' },
    { linger: 2_500, lingerState: 'current', hangUpBlocks: 1_000 },
    { spuriousGone: true },
    { notificationThread: 'captured' },
    { afterHangUp: 'disconnected' },
    { afterTerminal: true },
    { lost: ['Connected'] },
  ])('resolves to disconnected when the line is gone, with RAS doing %j', async (behavior) => {
    const ras = simulated(officeThat(behavior));
    const connection = await inTime(ras, ras.dial('Office'));
    const began = ras.clock.now();
    expect(await inTime(ras, connection.hangUp(), 10)).toBe('disconnected');
    const took = ras.clock.now() - began;
    expect(took).toBeGreaterThanOrEqual((behavior.linger ?? 0) + (behavior.hangUpBlocks ?? 0));
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(await inTime(ras, ras.connections())).toEqual([]);
  });

  test('that came to its bound can be asked for again: it is waited for, not done twice', async () => {
    const ras = simulated(officeThat({ linger: 30_000 }));
    const connection = await inTime(ras, ras.dial('Office'));
    const pending = await inTime(ras, failureOf(connection.hangUp({ timeout: 100 })));
    expect(isRasError(pending, 'ERR_RAS_HANGUP_PENDING')).toBe(true);
    expect(await inTime(ras, connection.hangUp({ timeout: 60_000 }))).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('of a dial that was given up can be asked for again, too', async () => {
    const ras = simulated(officeThat({ linger: 15_000 }));
    const dialing = ras.dial('Office');
    await ras.clock.advance(100);
    const pending = await inTime(ras, failureOf(dialing.hangUp()));
    expect(isRasError(pending, 'ERR_RAS_HANGUP_PENDING')).toBe(true);
    expect(await inTime(ras, dialing.hangUp())).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('that is under way is not done twice by who finds its line among all lines', async () => {
    const ras = simulated(officeThat({ linger: 2_000, lingerState: 'current' }));
    const dialing = ras.dial('Office');
    await ras.clock.advance(100);
    const [line] = await inTime(ras, ras.connections());
    const outcomes = Promise.all([dialing.hangUp(), line?.hangUp()]);
    expect(await inTime(ras, outcomes)).toEqual(['disconnected', 'disconnected']);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test.each([false, true])(
    'nor while RasDial keeps to itself which line is its own (the dial is aborted, too: %p)',
    async (aborted) => {
      const ras = simulated(officeThat({ rasDialBlocks: 3_000, delay: 5_000 }));
      const abort = new AbortController();
      const failure = failureOf(ras.dial('Office', { signal: abort.signal }));
      await ras.clock.advance(100);
      const [line] = await inTime(ras, ras.connections());
      if (aborted) abort.abort();
      expect(await inTime(ras, line?.hangUp() as Promise<unknown>)).toBe('disconnected');
      expect(await inTime(ras, failure)).toMatchObject(
        aborted ? { code: 'ABORT_ERR' } : { errno: 631 },
      );
      expect(callsOf(ras, 'RasHangUp')).toBe(1);
    },
  );

  test('that waits for a RasDial that blocks comes to its bound', async () => {
    const ras = simulated(officeThat({ rasDialBlocks: 30_000, delay: 60_000 }));
    const failure = failureOf(ras.dial('Office'));
    await ras.clock.advance(100);
    const [line] = await inTime(ras, ras.connections());
    const early = failureOf(line?.hangUp({ timeout: 500 }) as Promise<unknown>);
    expect(isRasError(await inTime(ras, early), 'ERR_RAS_HANGUP_PENDING')).toBe(true);
    expect(ras.clock.now()).toBeLessThan(2_000);
    expect(await inTime(ras, failure)).toMatchObject({ errno: 631 });
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test.each([false, true])(
    'of a connected line is not done twice by who finds it among all lines (who is first: %p)',
    async (first) => {
      const ras = simulated(officeThat({ linger: 2_000, lingerState: 'current' }));
      const connection = await inTime(ras, ras.dial('Office'));
      const [line] = await inTime(ras, ras.connections());
      const [one, other] = first ? [line, connection] : [connection, line];
      const hungUp = one?.hangUp();
      await ras.clock.advance(100);
      const outcomes = Promise.all([hungUp, other?.hangUp()]);
      expect(await inTime(ras, outcomes)).toEqual(['disconnected', 'disconnected']);
      expect(callsOf(ras, 'RasHangUp')).toBe(1);
    },
  );

  test('of a connected line is waited for no longer than who finds it says', async () => {
    const ras = simulated(officeThat({ linger: 2_500, lingerState: 'current' }));
    const connection = await inTime(ras, ras.dial('Office'));
    const [line] = await inTime(ras, ras.connections());
    const hungUp = connection.hangUp();
    const early = failureOf(line?.hangUp({ timeout: 500 }) as Promise<unknown>);
    expect(isRasError(await inTime(ras, early), 'ERR_RAS_HANGUP_PENDING')).toBe(true);
    expect(await inTime(ras, connection.status())).toMatchObject({ state: 'Connected' });
    expect(await inTime(ras, line?.hangUp() as Promise<unknown>)).toBe('disconnected');
    expect(await inTime(ras, hungUp)).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('that RAS refused is tried again when it is asked for again', async () => {
    const ras = simulated(officeThat({ hangUpError: 753 }), { mayOwe: true });
    const connection = await inTime(ras, ras.dial('Office'));
    for (const calls of [1, 2]) {
      expect(isRasError(await inTime(ras, failureOf(connection.hangUp())), 753)).toBe(true);
      expect(callsOf(ras, 'RasHangUp')).toBe(calls);
    }
  });

  test('of another’s line holds back a dial of its entry until the line is gone', async () => {
    const ras = simulated({ ...officeThat({ linger: 30_000 }), connections: ['Office'] });
    const [line] = await inTime(ras, ras.connections());
    const pending = await inTime(
      ras,
      failureOf(line?.hangUp({ timeout: 100 }) as Promise<unknown>),
    );
    expect(isRasError(pending, 'ERR_RAS_HANGUP_PENDING')).toBe(true);
    const connection = await inTime(ras, ras.dial('Office'));
    expect(ras.clock.now()).toBeGreaterThan(30_000);
    await inTime(ras, connection.hangUp({ timeout: 60_000 }));
  });

  test('is one, however many ask for it', async () => {
    const ras = simulated(officeThat({ linger: 1_000 }));
    const dialing = ras.dial('Office');
    const connection = await inTime(ras, dialing);
    const outcomes = [connection.hangUp(), dialing.hangUp(), connection.hangUp()];
    expect(await inTime(ras, Promise.all(outcomes))).toEqual(Array(3).fill('disconnected'));
    expect(await connection.hangUp()).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('is refused with 753 for a line that RAS will not hang up', async () => {
    const ras = simulated(officeThat({ hangUpError: 753 }), { mayOwe: true });
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await inTime(ras, failureOf(connection.hangUp()))).toMatchObject({
      code: 'ERROR_HANGUP_FAILED',
      errno: 753,
      operation: 'RasHangUp',
    });
    expect(await connection.status()).toMatchObject({ state: 'Connected' });
  });

  test.each([
    [{ timeout: '5' }, 'TYPE'],
    [{ timeout: -1 }, 'VALUE'],
    [{ timeOut: 5 }, 'VALUE'],
  ])('with %j throws before RAS is asked', async (options, kind) => {
    const ras = simulated(office, { mayOwe: true });
    const connection = await inTime(ras, ras.dial('Office'));
    const code = `ERR_INVALID_ARG_${kind}`;
    expect(() => connection.hangUp(options as never)).toThrow(expect.objectContaining({ code }));
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
  });

  test('frees the port only later where RAS takes its time: a dial at once is told 633', async () => {
    const ras = simulated(officeThat({ portFreeAfter: 5_000 }));
    await hangUp(ras, await inTime(ras, ras.dial('Office')));
    const error = await inTime(ras, failureOf(ras.dial('Office')));
    expect(isRasError(error, 'ERROR_PORT_NOT_AVAILABLE')).toBe(true);
    await ras.clock.advance(5_000);
    await hangUp(ras, await inTime(ras, ras.dial('Office')));
  });
});

describe('a line that somebody else still holds is released', () => {
  test.each(['connected', 'silent'] as const)(
    'an entry that was dialed twice, the second time %s',
    async (redialConnected) => {
      const ras = simulated(officeThat({ redialConnected }));
      const first = await inTime(ras, ras.dial('Office'));
      const second = await inTime(ras, ras.dial('office'));
      expect(second.id).toBe(first.id);
      expect(ras.owed()).toMatchObject([{ references: 2 }]);

      expect(await inTime(ras, first.hangUp())).toBe('released');
      expect(await inTime(ras, second.status())).toMatchObject({ state: 'Connected' });
      expect(await inTime(ras, second.hangUp())).toBe('disconnected');
      expect(callsOf(ras, 'RasHangUp')).toBe(2);
    },
  );

  test('by another process', async () => {
    const ras = simulated({ ...office, connections: ['Office'] });
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await inTime(ras, connection.hangUp())).toBe('released');
    expect(await inTime(ras, ras.connections())).toHaveLength(1);
  });

  test('though RAS redials it by itself', async () => {
    const ras = simulated(officeThat({ lostLine: 'reconnect' }));
    const connection = await inTime(ras, ras.dial('Office'));
    ras.dropLine('Office');
    await ras.clock.advance(5_000);
    // What came up is a line of its own, and not ours.
    expect(await inTime(ras, connection.hangUp())).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(await inTime(ras, ras.connections())).toHaveLength(1);
  });
});

describe('a line that does not go', () => {
  const lingering = officeThat({ linger: 30_000 });

  test('is given up at the bound with ERR_RAS_HANGUP_PENDING, by default 10 s', async () => {
    const ras = simulated(lingering);
    const connection = await inTime(ras, ras.dial('Office'));
    const began = ras.clock.now();
    const error = await inTime(ras, failureOf(connection.hangUp()), 10);
    expect(error).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING', operation: 'RasHangUp' });
    expect(ras.clock.now() - began).toBeGreaterThanOrEqual(10_000);
    expect(ras.clock.now() - began).toBeLessThan(12_000);
  });

  test('is waited for as long as the caller says', async () => {
    const ras = simulated(lingering);
    const connection = await inTime(ras, ras.dial('Office'));
    const began = ras.clock.now();
    const failure = failureOf(connection.hangUp({ timeout: 500 }));
    expect(await inTime(ras, failure, 10)).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
    expect(ras.clock.now() - began).toBeLessThan(1_000);
  });

  test('is waited for by a new dial of its entry, and by no other', async () => {
    const ras = simulated({ ...twoOffices, behavior: { linger: 30_000 } }, { mayOwe: true });
    const connection = await inTime(ras, ras.dial('Office'));
    await inTime(ras, failureOf(connection.hangUp({ timeout: 1_000 })));
    const again = Promise.resolve(ras.dial('OFFICE'));
    await inTime(ras, ras.dial('Branch', { credentials: alice }));
    await ras.clock.advance(20_000);
    expect(callsOf(ras, 'RasDial')).toBe(2);
    expect((await inTime(ras, again)).entryName).toBe('Office');
  });

  test('is waited for by a new dial also after a failed dial', async () => {
    const ras = simulated(lingering, { mayOwe: true });
    const options = { credentials: wrongPassword };
    expect(await inTime(ras, failureOf(ras.dial('Office', options)))).toMatchObject({ errno: 691 });
    await inTime(ras, ras.dial('Office'));
  });

  test('while it does, a new dial has its own timeout', async () => {
    const ras = simulated(lingering);
    const connection = await inTime(ras, ras.dial('Office'));
    await inTime(ras, failureOf(connection.hangUp({ timeout: 1_000 })));
    const error = await inTime(ras, failureOf(ras.dial('Office', { timeout: 2_000 })));
    expect(error).toMatchObject({ code: 'ERR_RAS_DIAL_TIMEOUT' });
    expect(callsOf(ras, 'RasDial')).toBe(1);
  });
});

describe('one RasHangUp is called for each RasDial', () => {
  test('that failed', async () => {
    const ras = simulated();
    await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('that returned an error with a handle', async () => {
    const ras = simulated(officeThat({ rasDialFails: 608 }));
    const dialing = ras.dial('Office');
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({ errno: 608 });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(await dialing.hangUp()).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('and none for one that returned an error without a handle', async () => {
    const ras = simulated(officeThat({ rasDialRefuses: 633 }));
    expect(await inTime(ras, failureOf(ras.dial('Office')))).toMatchObject({ errno: 633 });
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
  });
});

describe('a handle that is another line’s now is not hung up', () => {
  test('when our line was lost', async () => {
    const ras = simulated(twoOffices);
    const lost = await inTime(ras, ras.dial('Office'));
    const listed = (await ras.connections())[0] as ActiveConnection;
    ras.dropLine('Office');
    const other = await inTime(ras, ras.dial('Branch', { credentials: alice }));
    expect(ras.owed()).toMatchObject([{ entryName: 'Branch', handle: 1n }]);

    expect(await inTime(ras, lost.hangUp())).toBe('disconnected');
    expect(await inTime(ras, listed.hangUp())).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(await inTime(ras, other.status())).toMatchObject({ state: 'Connected' });
    await hangUp(ras, other);
  });

  test('nor waited for, when it is reused while our line goes', async () => {
    const ras = simulated(
      { ...twoOffices, behavior: { linger: 3_010, delay: 0 } },
      { mayOwe: true },
    );
    const connection = await inTime(ras, ras.dial('Office'));
    const hungUp = connection.hangUp();
    await ras.clock.advance(3_011);
    const other = ras.dial('Branch', { credentials: alice });
    await ras.clock.advance(0);
    expect(ras.owed()).toMatchObject([{ entryName: 'Branch', handle: 1n }]);
    expect(await inTime(ras, hungUp)).toBe('disconnected');
    await inTime(ras, other);
  });
});

describe('hanging up a dial under way', () => {
  test('gives ERROR_USER_DISCONNECTION to those who await and loop, once it is hung up', async () => {
    const ras = simulated(officeThat({ linger: 1_000 }));
    const dialing = ras.dial('Office');
    const failures = Promise.all([failureOf(dialing), failureOf(eventsOf(dialing))]);
    await ras.clock.advance(100);
    const hungUp = dialing.hangUp();
    const [awaited, looped] = await inTime(ras, failures);
    expect(awaited).toMatchObject({ code: 'ERROR_USER_DISCONNECTION', entryName: 'Office' });
    expect(looped).toBe(awaited);
    expect(await hungUp).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test.each(['silent', 'disconnected', 'userDisconnection'] as const)(
    'ends well, RAS being %s afterwards',
    async (afterHangUp) => {
      for (let moment = 0; moment < 200; moment += 10) {
        const ras = simulated(officeThat({ afterHangUp, hangUp: 'waitsForHandler' }));
        const dialing = ras.dial('Office');
        await ras.clock.advance(moment);
        expect(await inTime(ras, dialing.hangUp())).toBe('disconnected');
        expect(callsOf(ras, 'RasHangUp')).toBe(callsOf(ras, 'RasDial'));
      }
    },
  );

  test('is also what `await using` does, without a failure', async () => {
    const ras = simulated();
    const states: string[] = [];
    const script = (async () => {
      await using dialing = ras.dial('Office');
      for await (const { state } of dialing) {
        states.push(state);
        if (state === 'Authenticate') break;
      }
    })();
    await inTime(ras, script);
    expect(states.at(-1)).toBe('Authenticate');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

test('`await using` hangs a connected line up at the end of the block', async () => {
  const ras = simulated();
  const script = (async () => {
    await using connection = await ras.dial('Office');
    return (await connection.status()).state;
  })();
  expect(await inTime(ras, script)).toBe('Connected');
  expect(callsOf(ras, 'RasHangUp')).toBe(1);
  expect(await inTime(ras, ras.connections())).toEqual([]);
});
