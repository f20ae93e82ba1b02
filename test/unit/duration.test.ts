import { expect, test } from '@jest/globals';
import { formatDuration, formatTimeSpan } from '../../src/cli/terminal/format.js';
import { elapsedBetween } from '../../src/provider/elapsed.js';

test.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [1_250, '1.3 s'],
  [61_000, '61.0 s'],
])('something that took %d ms', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test.each([
  [999, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [200_000, '3 min 20 s'],
  [3_600_000, '1 h'],
  [18_720_000, '5 h 12 min'],
  [86_400_000 * 2 + 14_400_000, '2 d 4 h'],
  [86_400_000 + 59_000, '1 d'],
])('a line that has been up for %d ms', (milliseconds, text) => {
  expect(formatTimeSpan(milliseconds)).toBe(text);
});

test('what subtracting leaves behind the microseconds is left out', () => {
  expect([elapsedBetween(0.1, 0.3), elapsedBetween(100.1, 104.389673)]).toEqual([0.2, 4.29]);
});
