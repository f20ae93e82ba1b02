/** Who awaits or loops over a dial sees it whole, and a dial that nobody watches any more is not left to itself. */

import { describe, expect, test } from '@jest/globals';
import { type DialEvent, isRasError } from '../../src/index.js';
import {
  callsOf,
  eventsOf,
  failureOf,
  inTime,
  leaveAt,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';

const ends = (events: readonly DialEvent[]) => [events[0]?.state, events.at(-1)?.state];

describe('the loop over a dial', () => {
  test('sees every state from OpenPort to Connected, in order of time', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    expect(ends(events)).toEqual(['OpenPort', 'Connected']);
    expect(events.slice(0, -1).map(({ phase }) => phase)).not.toContain('terminal');
    const times = events.map(({ elapsed }) => elapsed);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    await inTime(ras, dialing.hangUp());
  });

  test('that begins after the end sees the same as one that began before', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office');
    const early = await inTime(ras, eventsOf(dialing));
    await dialing;
    const late = await eventsOf(dialing);
    expect(late).toEqual(early);
    await inTime(ras, dialing.hangUp());
  });

  test('that begins in the middle sees the beginning too', async () => {
    const ras = simulated(officeThat({ delay: 100 }));
    const dialing = ras.dial('Office');
    void dialing.catch(() => undefined);
    await ras.clock.advance(450);
    expect(ends(await inTime(ras, eventsOf(dialing)))).toEqual(['OpenPort', 'Connected']);
    await inTime(ras, dialing.hangUp());
  });

  test('gives each event once to each loop, also when they read at different speeds', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office');
    const slow = async (): Promise<string[]> => {
      const states: string[] = [];
      for await (const { state } of dialing) {
        states.push(state);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return states;
    };
    const [fast, slower] = await inTime(ras, Promise.all([eventsOf(dialing), slow()]));
    expect(slower).toEqual(fast.map(({ state }) => state));
    await inTime(ras, dialing.hangUp());
  });

  test('ends by throwing the RasError of a failed dial, after the events before it', async () => {
    const ras = simulated();
    const states: string[] = [];
    const loop = (async () => {
      for await (const { state } of ras.dial('Office', { credentials: wrongPassword }))
        states.push(state);
    })();
    const error = await inTime(ras, failureOf(loop));
    expect(isRasError(error, 'ERROR_AUTHENTICATION_FAILURE')).toBe(true);
    expect(states).toContain('Authenticate');
    expect(states).not.toContain('Connected');
  });

  test('can be left while it waits for the next event', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const dialing = ras.dial('Office');
    const loop = dialing[Symbol.asyncIterator]();
    await inTime(ras, loop.next());
    const waiting = loop.next();
    await loop.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await ras.clock.advance(60_000);
    expect(isRasError(await failureOf(dialing), 'ERR_RAS_ABANDONED')).toBe(true);
  });
});

describe('a failure', () => {
  test('is reported to each of those who await and loop', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office', { credentials: wrongPassword });
    const failures = [failureOf(dialing), failureOf(dialing), failureOf(eventsOf(dialing))];
    const [first, second, third] = await inTime(ras, Promise.all(failures));
    expect(isRasError(first, 691)).toBe(true);
    expect(second).toBe(first);
    expect(third).toBe(first);
  });
});

describe('a dial is abandoned and hung up', () => {
  test('when its only loop is left before the end', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office');
    await inTime(ras, leaveAt(dialing, 'Authenticate'));
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(isRasError(await failureOf(dialing), 'ERR_RAS_ABANDONED')).toBe(true);
  });

  test('when its only loop is left by an error of its own, which is thrown', async () => {
    const ras = simulated();
    const loop = (async () => {
      for await (const event of ras.dial('Office')) throw new Error(`no ${event.state}`);
    })();
    expect(await inTime(ras, failureOf(loop))).toEqual(new Error('no OpenPort'));
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('when the last of several loops is left, not the first', async () => {
    const ras = simulated();
    const dialing = ras.dial('Office');
    await inTime(ras, Promise.all([leaveAt(dialing, 'PortOpened'), eventsOf(dialing)]));
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await inTime(ras, dialing.hangUp());
  });

  test('though it has connected meanwhile, if nobody saw that: the line would be nobody’s', async () => {
    const ras = simulated();
    const loop = ras.dial('Office')[Symbol.asyncIterator]();
    await inTime(ras, loop.next());
    await ras.clock.advance(60_000);
    await loop.return?.();
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

describe('a dial goes on', () => {
  test('when its loop is left and somebody awaits it, before or right after', async () => {
    const ras = simulated();
    const before = ras.dial('Office');
    const awaited = Promise.resolve(before);
    await inTime(ras, leaveAt(before, 'Authenticate'));
    await inTime(ras, (await inTime(ras, awaited)).hangUp());

    const after = ras.dial('Office');
    const script = (async () => {
      await leaveAt(after, 'Authenticate');
      return await after;
    })();
    await inTime(ras, (await inTime(ras, script)).hangUp());
  });

  test('when a loop is left at Connected: the line stays up', async () => {
    const ras = simulated(office, { mayOwe: true });
    await inTime(ras, leaveAt(ras.dial('Office'), 'Connected'));
    await ras.clock.advance(60_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(ras.owed()).toHaveLength(1);
  });

  test('when nobody ever looked at it', async () => {
    const ras = simulated(office, { mayOwe: true });
    ras.dial('Office');
    await ras.clock.advance(60_000);
    expect((await ras.connections()).map(({ entryName }) => entryName)).toEqual(['Office']);
  });
});
