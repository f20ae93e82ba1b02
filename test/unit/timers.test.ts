/** An alarm rings at the time that it was set to last, and asks little of the native clock for that. */

import { describe, expect, test } from '@jest/globals';
import type { NativeProvider } from '../../src/addon/provider.js';
import { Alarm } from '../../src/provider/timers.js';

/** A clock that a test moves; `set` counts how often a timer was set. */
function clock() {
  let now = 0;
  let last = 0;
  const timers = new Map<number, { due: number; callback: () => void }>();
  const counted = { set: 0 };
  const native = {
    now: () => now,
    setTimer(delay: number, callback: () => void) {
      counted.set += 1;
      timers.set(++last, { due: now + delay, callback });
      return last;
    },
    clearTimer: (timer: number) => void timers.delete(timer),
  } as unknown as NativeProvider;
  const moveTo = (time: number): void => {
    for (;;) {
      const [next] = [...timers].sort(([, a], [, b]) => a.due - b.due);
      if (next === undefined || next[1].due > time) break;
      now = next[1].due;
      timers.delete(next[0]);
      next[1].callback();
    }
    now = time;
  };
  const rang: number[] = [];
  const alarm = new Alarm(native, () => rang.push(now));
  return { alarm, rang, moveTo, counted, timers };
}

describe('an alarm', () => {
  test('that is set to later again and again rings once, at the last time', () => {
    const { alarm, rang, moveTo, counted } = clock();
    for (let time = 0; time < 1_000; time += 1) {
      moveTo(time);
      alarm.set(5_000);
    }
    moveTo(5_998);
    expect(rang).toEqual([]);
    moveTo(20_000);
    expect(rang).toEqual([5_999]);
    expect(counted.set).toBe(2);
  });

  test('that is set to sooner rings at that time only', () => {
    const { alarm, rang, moveTo } = clock();
    alarm.set(5_000);
    alarm.set(100);
    moveTo(20_000);
    expect(rang).toEqual([100]);
  });

  test('that is set to later and then to sooner again rings at the last time', () => {
    const { alarm, rang, moveTo } = clock();
    alarm.set(100);
    alarm.set(5_000);
    alarm.set(300);
    moveTo(20_000);
    expect(rang).toEqual([300]);
  });

  test('that is cleared does not ring, and leaves no timer that keeps the process alive', () => {
    const { alarm, rang, moveTo, timers } = clock();
    alarm.set(100);
    alarm.set(5_000);
    alarm.clear();
    expect(timers.size).toBe(0);
    moveTo(20_000);
    expect(rang).toEqual([]);
  });

  test('can be set again when it has rung', () => {
    const { alarm, rang, moveTo } = clock();
    alarm.set(100);
    moveTo(100);
    alarm.set(100);
    moveTo(20_000);
    expect(rang).toEqual([100, 200]);
  });
});
