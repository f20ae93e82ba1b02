/** Which entry of which book a name means, decided once, before the dial. */

import { limits } from '../addon/limits.js';
import { nearestNames } from '../arguments/similar.js';
import { checkKeys, checkText } from '../arguments/validation.js';
import { ERROR_CANNOT_FIND_PHONEBOOK_ENTRY } from '../errors/error-numbers.js';
import { RasError } from '../errors/errors.js';
import type { BookKey } from '../provider/book-keys.js';
import { type Entry, entryKey } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import { optionalBookPath } from './book-path.js';

/** Which of several entries of a name is meant. */
export interface BookOptions {
  /**
   * Path of a phone-book file; one on a share as `\\server\share\…`, for the service of RAS sees no mapped drives. Default:
   * the user's and the all-users book.
   */
  readonly phoneBook?: string;
}

/** Throws for a name that no entry can have, and for options that are none. Gives the path of the book for RAS. */
export function checkNamedEntry(entryName: string, options: BookOptions): string | undefined {
  checkText('entryName', entryName, { longest: limits.entryName });
  checkKeys('options', options, new Set(['phoneBook']));
  return optionalBookPath('options.phoneBook', options.phoneBook);
}

/**
 * Asks RasEnumEntries; Windows compares entry names without case. A name that stands in the user's and in
 * the all-users book is refused unless `phoneBook` decides. Of several in one book the first counts, as for RAS.
 */
export async function findEntry(
  provider: Provider,
  name: string,
  phoneBook: string | undefined,
): Promise<Entry> {
  const entries = await provider.value(provider.listings.entries(phoneBook));
  const found = entries.named(name);
  const [first] = found;
  if (first === undefined) {
    const names = entries.rows.map((row) => row.name);
    const nearest = nearestNames(name, names);
    throw await provider.error(ERROR_CANNOT_FIND_PHONEBOOK_ENTRY, 'RasEnumEntries', {
      entryName: name,
      nearest,
    });
  }
  const keys = await Promise.all(found.map((row) => provider.listings.books.keyOf(row.phoneBook)));
  const books = new Map(found.map((row, index) => [keys[index], row.phoneBook]));
  if (books.size > 1) {
    throw new RasError({
      code: 'ERR_RAS_AMBIGUOUS_ENTRY',
      operation: 'RasEnumEntries',
      entryName: name,
      detail: [...books.values()].join(', '),
    });
  }
  const key = entryKey(keys[0] as BookKey, name);
  return { name: first.name, phoneBook: phoneBook ?? first.phoneBook, key };
}
