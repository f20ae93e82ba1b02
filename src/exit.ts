/** The end of the process: no dial is left half done. */

import type { NativeAddon } from './native.js';

/** Real milliseconds that an ending process waits for its hang-ups, as Microsoft's samples sleep. */
const bound = 3_000;
const prepared = new WeakSet<NativeAddon>();

/** `process.exit()` and an uncaught exception run no cleanup of the addon's, only this event. */
export function endLinesAtExit(addon: NativeAddon): void {
  if (prepared.has(addon)) return;
  prepared.add(addon);
  process.on('exit', () => addon.endEnvironment(bound));
}
