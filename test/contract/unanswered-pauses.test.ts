/** A pause that is not answered, cannot be, or is overtaken by an abort: the line is hung up. */

import { describe, expect, jest, test } from '@jest/globals';
import { isRasError, type PausedEvent } from '../../src/index.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  leaveAt,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';
import { pauseOf, situations } from './support/situations.js';

describe.each(situations)('a pause at $state', ({ state, scenario, options, unanswered }) => {
  test(`that nobody can answer fails with ${unanswered}`, async () => {
    const ras = simulated(scenario);
    const dialing = ras.dial('Office', { ...options, pausedStates: true });
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({
      code: unanswered,
      operation: 'RasDial',
      state,
    });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('that nobody answers in time fails with ERR_RAS_PAUSE_TIMEOUT', async () => {
    const ras = simulated(scenario);
    const dialing = ras.dial('Office', { ...options, pausedStates: true, pauseTimeout: 5_000 });
    const paused = await pauseOf(ras, dialing);
    await ras.clock.advance(4_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    const error = await inTime(ras, failureOf(dialing));
    expect(error).toMatchObject({ code: 'ERR_RAS_PAUSE_TIMEOUT', operation: 'RasDial', state });
    expect(await failureOf(paused.resume({} as never))).toMatchObject({
      code: 'ERR_RAS_NOT_PAUSED',
    });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

describe('nobody can answer', () => {
  const options = { credentials: wrongPassword, pausedStates: true };
  const unanswered = { code: 'ERR_RAS_PAUSE_UNANSWERED' };

  test('when the loop was left and the dial is awaited: before the pause', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', options);
    const awaited = failureOf(dialing);
    await inTime(ras, leaveAt(dialing, 'Authenticate'));
    expect(await inTime(ras, awaited)).toMatchObject(unanswered);
  });

  test('when the loop was left and the dial is awaited: at the pause', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', options);
    const awaited = failureOf(dialing);
    await inTime(ras, leaveAt(dialing, 'RetryAuthentication'));
    expect(await inTime(ras, awaited)).toMatchObject(unanswered);
  });

  test('also under fake timers of Jest', async () => {
    jest.useFakeTimers();
    try {
      const ras = simulated();
      const failure = failureOf(ras.dial('Office', options));
      expect(await inTime(ras, failure)).toMatchObject(unanswered);
      const left = ras.dial('Office');
      await inTime(ras, leaveAt(left, 'Authenticate'));
      await ras.clock.advance(60_000);
      expect(callsOf(ras, 'RasHangUp')).toBe(2);
    } finally {
      jest.useRealTimers();
    }
  });

  test('but a loop that goes on leaves the pause open', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', options);
    const paused = await pauseOf(ras, dialing);
    await inTime(ras, leaveAt(dialing, 'Authenticate'));
    await ras.clock.advance(1_000);
    await inTime(ras, paused.resume(alice as never));
    await hangUp(ras, dialing);
  });

  test('when the last loop is left at the pause and nobody awaits', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', options);
    await inTime(ras, leaveAt(dialing, 'RetryAuthentication'));
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(await failureOf(dialing)).toMatchObject(unanswered);
  });
});

describe('onPaused', () => {
  const reason = new Error('no password today');
  test.each<[string, (event: PausedEvent) => undefined | Promise<undefined>, unknown]>([
    ['returns nothing', () => undefined, undefined],
    ['resolves to nothing', async () => undefined, undefined],
    ['throws', () => raise(reason), reason],
    ['rejects', () => Promise.reject(reason), reason],
  ])('that %s gives the dial up, the cause kept', async (_, onPaused, cause) => {
    const ras = simulated();
    const dialing = ras.dial('Office', { credentials: wrongPassword, onPaused });
    const error = await inTime(ras, failureOf(dialing));
    expect(error).toMatchObject({ code: 'ERR_RAS_PAUSE_UNANSWERED', state: 'RetryAuthentication' });
    expect((error as Error).cause).toBe(cause);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('may answer through the event, and return nothing', async () => {
    const ras = simulated(officeThat({ rasDialBlocks: 500 }));
    const dialing = ras.dial('Office', {
      credentials: wrongPassword,
      onPaused: async (event) => {
        if (event.state === 'RetryAuthentication') await event.resume(alice);
        return undefined;
      },
    });
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });

  test('that throws after its answer gives the dial up with what it threw', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', {
      credentials: wrongPassword,
      onPaused: async (event) => {
        if (event.state === 'RetryAuthentication') await event.resume(alice);
        return raise(reason);
      },
    });
    expect(await inTime(ras, failureOf(dialing))).toBe(reason);
  });

  test('that never settles is not waited for longer than pauseTimeout, by default 2 minutes', async () => {
    const ras = simulated();
    const onPaused = jest.fn(() => new Promise<undefined>(() => undefined));
    const failure = failureOf(ras.dial('Office', { credentials: wrongPassword, onPaused }));
    await ras.clock.advance(119_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(await inTime(ras, failure)).toMatchObject({ code: 'ERR_RAS_PAUSE_TIMEOUT' });
    expect(onPaused).toHaveBeenCalledTimes(1);
  });
});

describe('paused time', () => {
  test('does not count for the timeout of the dial', async () => {
    const ras = simulated(officeThat({ delay: 100 }));
    const dialing = ras.dial('Office', {
      credentials: wrongPassword,
      timeout: 2_000,
      pausedStates: true,
    });
    const paused = await pauseOf(ras, dialing);
    await ras.clock.advance(100_000);
    await inTime(ras, paused.resume(alice as never));
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });

  test.each(['none', 'duplicated'])(
    'is followed by what was left of the timeout, notifications lost or twice: %s',
    async (which) => {
      const duplicated = which === 'none' ? [] : (['RetryAuthentication'] as const);
      const ras = simulated(officeThat({ delay: 100, duplicated }));
      const dialing = ras.dial('Office', {
        credentials: wrongPassword,
        timeout: 1_000,
        pausedStates: true,
      });
      const paused = await pauseOf(ras, dialing);
      await ras.clock.advance(100_000);
      await inTime(ras, paused.resume(alice as never), 1);
      const error = await inTime(ras, failureOf(dialing));
      expect(isRasError(error, 'ERR_RAS_DIAL_TIMEOUT')).toBe(true);
    },
  );

  test('ends with the answer: the pause has no timeout any more', async () => {
    const ras = simulated(officeThat({ delay: 10_000 }));
    const dialing = ras.dial('Office', {
      credentials: wrongPassword,
      pauseTimeout: 1_000,
      onPaused: () => alice,
    });
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });
});

describe('an abort beats an answer', () => {
  test.each(['before the first RasDial has returned', 'while the second one blocks'])(
    'that is in flight, %s',
    async (when) => {
      const ras = simulated(officeThat({ rasDialBlocks: 3_000, delay: 10 }));
      const { signal, ...controller } = abortable();
      const dialing = ras.dial('Office', {
        credentials: wrongPassword,
        pausedStates: true,
        signal,
      });
      const paused = await pauseOf(ras, dialing);
      if (when.startsWith('while')) await ras.clock.advance(4_000);
      const answered = failureOf(paused.resume(alice as never));
      if (when.startsWith('while')) await ras.clock.advance(1_000);
      controller.abort();
      expect(await inTime(ras, failureOf(dialing))).toMatchObject({ code: 'ABORT_ERR' });
      expect(await answered).toMatchObject({ code: 'ERR_RAS_NOT_PAUSED' });
      await ras.clock.advance(5_000);
      expect(callsOf(ras, 'RasDial')).toBe(when.startsWith('while') ? 2 : 1);
      expect(callsOf(ras, 'RasHangUp')).toBe(1);
    },
  );
});

function abortable(): { signal: AbortSignal; abort(): void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

function raise(error: Error): never {
  throw error;
}
