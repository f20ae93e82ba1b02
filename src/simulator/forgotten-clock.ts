/**
 * A virtual clock may stand still because nobody moves it. The program then waits for ever, and a test runner says
 * only that it took too long.
 */

import { performance } from 'node:perf_hooks';
import * as timers from 'node:timers';
import { emitWarning } from './warning.js';

// The function is taken at load, since a test may put a fake one in its place later.
const { setTimeout: later } = timers;

/** Real milliseconds. */
const patience = 2_000;
/** A process that only waits runs for at most this share of the time. */
const mostlyIdle = 0.1;

export interface MovedClock {
  now(): number;
  /** Tells whether something is due on the clock. */
  isAwaited(): boolean;
}

/**
 * Warns once when for a while the process has only waited, something was due on the clock, and the clock has not
 * moved. It keeps neither the process nor the clock alive.
 */
export function warnWhenForgotten(clock: MovedClock): void {
  look(new WeakRef(clock));
}

function look(watched: WeakRef<MovedClock>): void {
  const seenAt = watched.deref()?.now();
  const wasAwaited = watched.deref()?.isAwaited();
  const before = performance.eventLoopUtilization();
  later(() => {
    const clock = watched.deref();
    if (clock === undefined) return;
    const { utilization } = performance.eventLoopUtilization(before);
    const stands = wasAwaited && clock.isAwaited() && clock.now() === seenAt;
    if (!stands || utilization > mostlyIdle) return look(watched);
    emitWarning(
      'its clock is virtual and stands still, and something waits for it. Move it with clock.advance(milliseconds), ' +
        'or to the end of a promise with clock.run(promise).',
    );
  }, patience).unref();
}
