/** Several who hold one line, or find it, hang it up at the same time. */

import { expect, test } from '@jest/globals';
import { inTime, officeThat, simulated } from './support/simulated.js';

test('a line that was dialed twice and is hung up by three is told twice, one after the other', async () => {
  const ras = simulated(officeThat({ linger: 300, lingerState: 'Connected' }));
  const first = await inTime(ras, ras.dial('Office'));
  const second = await inTime(ras, ras.dial('Office'));
  const [found] = await inTime(ras, ras.connections());
  expect(found?.id).toBe(first.id);
  const outcomes = [first.hangUp(), second.hangUp(), found?.hangUp()];
  expect(await inTime(ras, Promise.all(outcomes))).toEqual([
    'released',
    'disconnected',
    'disconnected',
  ]);
  const told = ras.calls().filter(({ function: name }) => name === 'RasHangUp');
  expect(told.map(({ result }) => result)).toEqual([0, 0]);
  expect(ras.owed()).toEqual([]);
  expect(ras.violations()).toEqual([]);
});
