/**
 * A dial that fails is hung up, and its error tells when that has failed, too: then the line may still be up, whatever
 * has ended the dial.
 */

import { describe, expect, test } from '@jest/globals';
import type { AbortError, DialOptions, PausedEvent, RasError } from '../../src/index.js';
import type { SimulatedBehavior, Simulator } from '../../src/simulator.js';
import { kept } from './support/kept.js';
import {
  alice,
  eventsOf,
  failureOf,
  inTime,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';

const reason = new Error('the user had enough');
const mayBeUp = 'The connection may still be up: RasHangUp failed';

describe.each<[string, SimulatedBehavior, object]>([
  ['is refused', { hangUpError: 753 }, { errno: 753, operation: 'RasHangUp' }],
  ['is not finished in time', { linger: 30_000 }, { code: 'ERR_RAS_HANGUP_PENDING' }],
])('a hang-up that %s is told', (_, behavior, hangUpError) => {
  test('by the AbortError of a dial, to whoever awaits it or loops over it', async () => {
    const ras = simulated(officeThat(behavior), { mayOwe: true });
    const controller = new AbortController();
    const dialing = ras.dial('Office', { signal: controller.signal });
    const failures = Promise.all([failureOf(dialing), failureOf(eventsOf(dialing))]);
    await ras.clock.advance(100);
    controller.abort(reason);
    const [error, same] = (await inTime(ras, failures)) as AbortError[];
    expect(error).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR', cause: reason });
    expect(error).toMatchObject({ hangUpError });
    expect(same).toBe(error);
    expect(error?.message).toContain(`The dial of "Office" was aborted. ${mayBeUp}`);
    expect(error?.stack).toContain(mayBeUp);
  });

  test('by the AbortError of keep(), in mid-dial', async () => {
    const ras = simulated(officeThat({ ...behavior, delay: 1_000 }), { mayOwe: true });
    const controller = new AbortController();
    const loop = kept(ras, 'Office', { signal: controller.signal });
    await ras.clock.advance(2_500);
    controller.abort(reason);
    const error = (await inTime(ras, failureOf(loop.ended))) as AbortError;
    expect(error).toMatchObject({ code: 'ABORT_ERR', cause: reason, hangUpError });
    expect(error.message).toContain(mayBeUp);
  });

  test('by the AbortError of keep(), of a line that is up and to be hung up', async () => {
    const ras = simulated(officeThat(behavior), { mayOwe: true });
    const controller = new AbortController();
    const loop = kept(ras, 'Office', { signal: controller.signal, hangUpAtEnd: true });
    await ras.clock.advance(5_000);
    controller.abort(reason);
    const error = (await inTime(ras, failureOf(loop.ended))) as AbortError;
    expect(error).toMatchObject({ code: 'ABORT_ERR', cause: reason, hangUpError });
    expect(error.message).toContain(mayBeUp);
  });

  test.each<[string, object, object]>([
    ['takes too long', { timeout: 100 }, { code: 'ERR_RAS_DIAL_TIMEOUT' }],
    ['is refused by the server', { credentials: wrongPassword }, { errno: 691 }],
  ])('by the error of a dial that %s', async (__, options, told) => {
    const ras = simulated(officeThat(behavior), { mayOwe: true });
    const error = (await inTime(ras, failureOf(ras.dial('Office', options)))) as RasError;
    expect(error).toMatchObject({ ...told, hangUpError });
    expect(error.message).toContain(mayBeUp);
    expect(error.toJSON()).toMatchObject({ hangUpError });
  });

  test("by an error of the program's own, whose words stay", async () => {
    const ras = simulated(officeThat(behavior), { mayOwe: true });
    const own = new Error('nobody is there');
    const error = await inTime(ras, failureOf(ras.dial('Office', throwing(own))));
    expect(error).toBe(own);
    expect(error).toMatchObject({ message: 'nobody is there', hangUpError });
  });
});

test('a program may throw what cannot be told anything', async () => {
  const ras = simulated(officeThat({ hangUpError: 753 }), { mayOwe: true });
  const own = Object.freeze(new Error('nobody is there'));
  expect(await inTime(ras, failureOf(ras.dial('Office', throwing(own))))).toBe(own);
});

test.each<[string, (ras: Simulator, signal: AbortSignal) => PromiseLike<unknown>]>([
  ['a dial', (ras, signal) => ras.dial('Office', { signal })],
  ['keep()', (ras, signal) => kept(ras, 'Office', { signal }).ended],
])('an abort of %s that has hung up tells nothing of it', async (_, begin) => {
  const ras = simulated();
  const controller = new AbortController();
  const failure = failureOf(begin(ras, controller.signal));
  await ras.clock.advance(100);
  controller.abort(reason);
  const error = await inTime(ras, failure);
  expect(error).toMatchObject({ code: 'ABORT_ERR' });
  expect(error).not.toHaveProperty('hangUpError');
});

/** Dials so that the dial fails with this error: what a handler throws after its answer ends the dial. */
function throwing(error: Error): DialOptions {
  return {
    credentials: wrongPassword,
    onPaused: (event) => {
      const pause = event as PausedEvent & { readonly state: 'RetryAuthentication' };
      pause.resume(alice).catch(() => undefined);
      throw error;
    },
  };
}
