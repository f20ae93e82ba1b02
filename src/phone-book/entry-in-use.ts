/**
 * RAS does not tolerate a change of an entry that is connected (rule B6, docs/rules.md), so a
 * change is refused before RAS is called.
 */

import type { NativeAnswer } from '../addon/answer.js';
import { RasError } from '../errors/errors.js';
import { type Entry, entryKeyOf } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';

/**
 * Changes an entry that is not in use. Rejects with `ERR_RAS_ENTRY_IN_USE`, without calling RAS,
 * while the entry is dialed or connected by anybody, or shown in a dialog of this process. A dial
 * of this process that begins meanwhile waits until `change` is done.
 */
export function changeUnused(
  provider: Provider,
  entry: Entry,
  operation: string,
  change: () => Promise<NativeAnswer<undefined>>,
): Promise<void> {
  return provider.busyEntries.change(entry.key, async () => {
    const { rows } = await provider.value(provider.enumerations.lines());
    const isDialed = [...provider.dialsUnderWay].some(({ entryKey }) => entryKey === entry.key);
    const isShown = provider.entriesInDialogs.includes(entry.key);
    if (isDialed || isShown || rows.some((row) => entryKeyOf(row) === entry.key)) {
      throw new RasError({ code: 'ERR_RAS_ENTRY_IN_USE', operation, entryName: entry.name });
    }
    await provider.value(change());
  });
}
