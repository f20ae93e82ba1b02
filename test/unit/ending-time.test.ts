import { describe, expect, test } from '@jest/globals';
import { EndingTime, endingTime } from '../../src/provider/ending-time.js';

/** A clock that a test moves, and the time that an end has by it. */
function ending() {
  let now = 1_000;
  const time = new EndingTime(() => now);
  return {
    left: () => time.left(),
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('a process that ends has 3 s for its hang-ups', () => {
  test('from the first end of it on', () => {
    const { left, wait } = ending();
    wait(60_000);
    expect(left()).toBe(3_000);
  });

  test('in all: the exit that follows on a signal has what the signal has left', () => {
    const { left, wait } = ending();
    left();
    wait(1_200);
    expect(left()).toBe(1_800);
    wait(1_800);
    expect(left()).toBe(0);
  });

  test('and not again when they are over, while its exit may still be on its way', () => {
    const { left, wait } = ending();
    left();
    wait(3_900);
    expect(left()).toBe(0);
    expect(left()).toBe(0);
  });

  test('anew where it has not ended after all', () => {
    const { left, wait } = ending();
    left();
    wait(4_100);
    expect(left()).toBe(3_000);
    wait(1_000);
    expect(left()).toBe(2_000);
  });
});

test('all ends of this process share one, as do all copies of the package', () => {
  expect(endingTime()).toBe(endingTime());
  expect(Reflect.get(process, Symbol.for('winras.endingTime'))).toBe(endingTime());
});
