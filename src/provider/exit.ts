/** The end of the process: no dial is left half done. */

import { isMainThread } from 'node:worker_threads';
import type { NativeAddon } from '../addon/addon.js';
import { endingTime } from './ending-time.js';
import { endLinesAtSignals } from './signals.js';
import { listenAsWorker, tellWorkers } from './workers-told.js';

const prepared = new WeakSet<NativeAddon>();
const observers = new Set<() => void>();

/** `process.exit()` and an uncaught exception run no cleanup of the addon's, only this event; a signal not even that. */
export function endLinesAtExit(addon: NativeAddon): void {
  if (prepared.has(addon)) return;
  prepared.add(addon);
  process.on('exit', () => {
    endLines((bound) => addon.endEnvironment(bound), endingTime().left());
    // Its workers end with it, and what they owe is not left to their own ends.
    if (isMainThread) endAllLines(addon, endingTime().left());
  });
  if (isMainThread) endLinesAtSignals(addon, (bound) => endAllLines(addon, bound));
}

/**
 * `observer` is called when this thread ends and has hung up in time what it owes, or the main thread has done so for all
 * of them. It has to work at once.
 */
export function whenEndedInOrder(observer: () => void): void {
  if (observers.size === 0) listenAsWorker(tellObservers);
  observers.add(observer);
}

/** Those of all threads. */
function endAllLines(addon: NativeAddon, bound: number): void {
  if (endLines((bound) => addon.endOwed(bound), bound)) tellWorkers();
}

/** `hangUp` waits for so many milliseconds at most. False: it was not done in time. */
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
