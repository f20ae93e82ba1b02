/** What a scenario has happen later, so that a file alone shows how a line is lost. */

import { expect, test } from '@jest/globals';
import type { SimulatedEvent } from '../../src/simulator.js';
import { office, simulated } from './support/simulated.js';

function later(...after: readonly SimulatedEvent[]) {
  return simulated({ ...office, after });
}

test('a line is lost so long after it came up, each time', async () => {
  const ras = later({ do: 'drop', entry: 'office', at: 5_000, error: 720 });
  for (let round = 0; round < 2; round++) {
    const connection = await ras.clock.run(ras.dial('Office'));
    const up = ras.clock.now();
    const closed = connection.waitForClose();
    await ras.clock.advance(4_000);
    expect(await ras.clock.run(connection.status())).toMatchObject({ state: 'Connected' });
    await ras.clock.run(closed);
    expect(ras.clock.now()).toBeGreaterThanOrEqual(up + 5_000);
  }
});

test('or so many times', async () => {
  const ras = later({ do: 'drop', entry: 'Office', at: 1_000, times: 1 });
  const first = await ras.clock.run(ras.dial('Office'));
  await ras.clock.run(first.waitForClose());
  const second = await ras.clock.run(ras.dial('Office'));
  await ras.clock.advance(60_000);
  expect(await ras.clock.run(second.hangUp())).toBe('disconnected');
});

test('with its reason, where its status tells one', async () => {
  const ras = simulated({
    ...office,
    after: [{ do: 'drop', entry: 'Office', at: 1_000, error: 720 }],
    behavior: { lostLine: 'disconnectedFirst', linger: 60_000 },
  });
  const connection = await ras.clock.run(ras.dial('Office'));
  await ras.clock.advance(2_000);
  expect(await ras.clock.run(connection.status())).toMatchObject({
    state: 'Disconnected',
    error: { errno: 720 },
  });
});

test('another process connects, and loses its line by the clock of the simulator', async () => {
  const ras = later(
    { do: 'connect', entry: 'Office', at: 1_000 },
    { do: 'drop', entry: 'Office', at: 3_000, from: 'start' },
  );
  const up = () => ras.clock.run(ras.connections()).then(({ length }) => length);
  expect(await up()).toBe(0);
  await ras.clock.advance(1_500);
  expect(await up()).toBe(1);
  await ras.clock.advance(2_000);
  expect(await up()).toBe(0);
});

test('the service restarts, with all lines', async () => {
  const ras = later({ do: 'restart', at: 10_000, down: 100 });
  const connection = await ras.clock.run(ras.dial('Office'));
  await ras.clock.advance(10_000);
  await ras.clock.run(connection.waitForClose());
  await ras.clock.advance(1_000);
  expect(await ras.clock.run(ras.connections())).toEqual([]);
});

test.each<[unknown, RegExp]>([
  [{ do: 'drop', at: 1 }, /"scenario.after\[0\].entry" argument must be a string/],
  [{ do: 'drop', entry: 'Other', at: 1 }, /must name one of scenario.entries/],
  [{ do: 'drop', entry: 'Office' }, /"scenario.after\[0\].at" argument/],
  [{ do: 'hang up', entry: 'Office', at: 1 }, /"drop", "connect", "restart"/],
  [{ do: 'connect', entry: 'Office', at: 1, error: 629 }, /"error" is not known/],
  [{ do: 'restart', entry: 'Office', at: 1 }, /"entry" is not known/],
  ['drop', /must be an object/],
])('%j is refused', (event, why) => {
  expect(() => later(event as SimulatedEvent)).toThrow(why);
});
