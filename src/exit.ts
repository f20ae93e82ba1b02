/** The end of the process: no dial is left half done. */

import { isMainThread } from 'node:worker_threads';
import { endingTime } from './ending-time.js';
import type { NativeAddon } from './native.js';
import { endLinesAtSignals } from './signals.js';

const prepared = new WeakSet<NativeAddon>();
const observers = new Set<() => void>();

/** `process.exit()` and an uncaught exception run no cleanup of the addon's, only this event; a signal not even that. */
export function endLinesAtExit(addon: NativeAddon): void {
  if (prepared.has(addon)) return;
  prepared.add(addon);
  process.on('exit', () => endLines((bound) => addon.endEnvironment(bound), endingTime().left()));
  if (isMainThread)
    endLinesAtSignals(addon, (bound) => endLines((bound) => addon.endOwed(bound), bound));
}

/** `observer` is called when this thread's process ends and has hung up in time what it owes. It has to work at once. */
export function whenEndedInOrder(observer: () => void): void {
  observers.add(observer);
}

/** `hangUp` waits for so many milliseconds at most. */
function endLines(hangUp: (bound: number) => void, bound: number): void {
  const deadline = performance.now() + bound;
  hangUp(bound);
  if (performance.now() >= deadline) return;
  for (const observer of observers) observer();
}
