/** The end of the process: no dial is left half done. */

import { isMainThread } from 'node:worker_threads';
import type { NativeAddon } from './native.js';
import { endLinesAtSignals } from './signals.js';

/** Real milliseconds that an ending process waits for its hang-ups, as Microsoft's samples sleep. */
const bound = 3_000;
const prepared = new WeakSet<NativeAddon>();

/** `process.exit()` and an uncaught exception run no cleanup of the addon's, only this event; a signal not even that. */
export function endLinesAtExit(addon: NativeAddon): void {
  if (prepared.has(addon)) return;
  prepared.add(addon);
  process.on('exit', () => addon.endEnvironment(bound));
  if (isMainThread) endLinesAtSignals(addon);
}
