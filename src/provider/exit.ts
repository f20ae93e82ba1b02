/** No dial is left half done when the process ends. */

import { isMainThread } from 'node:worker_threads';
import type { NativeAddon } from '../addon/addon.js';
import { endingTime } from './ending-time.js';
import { endLinesAtSignals } from './signals.js';
import { listenAsWorker, tellWorkers } from './workers-told.js';

const prepared = new WeakSet<NativeAddon>();
const observers = new Set<() => void>();

/**
 * `process.exit()` and an uncaught exception run no cleanup hook of the addon, only this event; a signal runs not
 * even that.
 */
export function endLinesAtExit(addon: NativeAddon): void {
  if (prepared.has(addon)) return;
  prepared.add(addon);
  process.on('exit', () => {
    endLines((bound) => addon.endEnvironment(bound), endingTime().left());
    // The workers end with the main thread, which therefore hangs up what they owe.
    if (isMainThread) endAllLines(addon, endingTime().left());
  });
  if (isMainThread) endLinesAtSignals(addon, (bound) => endAllLines(addon, bound));
}

/**
 * Calls `observer` when this thread ends and has hung up everything in time, or when the main thread has done so for
 * all threads. It has to work at once, since the thread ends then.
 */
export function whenEndedInOrder(observer: () => void): void {
  if (observers.size === 0) listenAsWorker(tellObservers);
  observers.add(observer);
}

/** Hangs up the lines of all threads. */
function endAllLines(addon: NativeAddon, bound: number): void {
  if (endLines((bound) => addon.endOwed(bound), bound)) tellWorkers();
}

/** `hangUp` waits at most `bound` milliseconds. Returns false where it was not done in time. */
function endLines(hangUp: (bound: number) => void, bound: number): boolean {
  const deadline = performance.now() + bound;
  hangUp(bound);
  const isInTime = performance.now() < deadline;
  if (isInTime) tellObservers();
  return isInTime;
}

function tellObservers(): void {
  for (const observer of observers) observer();
}
