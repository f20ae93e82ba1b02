/** A RAS for one test, on a virtual clock, looked over when the test is done. */

import { afterEach, expect } from '@jest/globals';
import type { DialEvent, Dialing, HangUpOutcome } from '../../../src/index.js';
import { type Scenario, type Simulator, simulate } from '../../../src/simulator.js';

/** The VPN of most tests: alice's password is `right`, and what Windows has stored for it. */
export const office: Scenario = {
  entries: { Office: { server: 'vpn.example.com', strategy: ['SSTP'] } },
  servers: { 'vpn.example.com': { users: { alice: { password: 'right' } } } },
  stored: { Office: { userName: 'alice', password: 'right' } },
};
export const alice = { userName: 'alice', password: 'right' } as const;
export const wrongPassword = { userName: 'alice', password: 'wrong' } as const;

const opened: { simulator: Simulator; mayOwe: boolean }[] = [];

/** Whatever a test does, RAS is never misused and nothing is owed in the end. `mayOwe`: lines may stay up. */
export function simulated(scenario: Scenario = office, { mayOwe = false } = {}): Simulator {
  const simulator = simulate({ clock: 'virtual', ...scenario });
  opened.push({ simulator, mayOwe });
  return simulator;
}

/** `office`, its only entry behaving as told. */
export function officeThat(behavior: Scenario['behavior'], more: Partial<Scenario> = {}): Scenario {
  return { ...office, ...more, behavior: { ...behavior } };
}

afterEach(() => {
  for (const { simulator, mayOwe } of opened.splice(0)) {
    expect(simulator.violations()).toEqual([]);
    if (!mayOwe) simulator.assertNoOpenConnections();
  }
});

/** Lets time pass until `promise` has settled, and gives what it settled to. */
export async function inTime<T>(
  simulator: Pick<Simulator, 'clock'>,
  promise: PromiseLike<T>,
  step = 50,
): Promise<T> {
  let settled = false;
  const done = (): void => {
    settled = true;
  };
  const watched = Promise.resolve(promise);
  watched.then(done, done);
  const end = simulator.clock.now() + 3_600_000;
  await simulator.clock.advance(0);
  for (let next = step; !settled; next = Math.min(next * 1.1, 5_000)) {
    if (simulator.clock.now() > end)
      throw new Error('not settled within an hour of the simulated clock');
    await simulator.clock.advance(next);
  }
  return watched;
}

/** What a promise was rejected with; a test that expects a failure fails without one. */
export async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

/** Loops over a dial to its end. */
export async function eventsOf(dialing: Dialing): Promise<DialEvent[]> {
  const events: DialEvent[] = [];
  for await (const event of dialing) events.push(event);
  return events;
}

/** Leaves a loop over a dial as soon as it is at `state`. */
export async function leaveAt(dialing: AsyncIterable<DialEvent>, state: string): Promise<void> {
  for await (const event of dialing) if (event.state === state) return;
  throw new Error(`never at ${state}`);
}

/** How often a RAS function was called. */
export function callsOf(simulator: Simulator, name: string): number {
  return simulator.calls().filter((call) => call.function === name).length;
}

/** Hangs up to the end, which is that the line is gone. */
export async function hangUp(
  simulator: Simulator,
  line: { hangUp(): Promise<HangUpOutcome> },
): Promise<void> {
  expect(await inTime(simulator, line.hangUp())).toBe('disconnected');
}
