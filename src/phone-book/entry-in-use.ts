/** What stands between an entry and its change: RAS does not bear one while the entry has a line (rule B6). */

import type { NativeAnswer } from '../addon/answer.js';
import { RasError } from '../errors/errors.js';
import { type Entry, entryKeyOf } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';

/**
 * Rejects with `ERR_RAS_ENTRY_IN_USE`, with nothing called, while the entry is dialed or connected, by whomever, or in a dialog
 * of ours.
 * A dial of ours that begins meanwhile waits until `change` is done.
 */
export function changeUnused(
  provider: Provider,
  entry: Entry,
  operation: string,
  change: () => Promise<NativeAnswer<undefined>>,
): Promise<void> {
  return provider.busyEntries.change(entry.key, async () => {
    const { rows } = await provider.value(provider.listings.lines());
    const isDialed = [...provider.dialsUnderWay].some(({ entryKey }) => entryKey === entry.key);
    const isShown = provider.entriesInDialogs.includes(entry.key);
    if (isDialed || isShown || rows.some((row) => entryKeyOf(row) === entry.key)) {
      throw new RasError({ code: 'ERR_RAS_ENTRY_IN_USE', operation, entryName: entry.name });
    }
    await provider.value(change());
  });
}
