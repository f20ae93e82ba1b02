/** Decides once, before the dial, which entry of which phone book a name means. */

import { limits } from '../addon/limits.js';
import { nearestNames } from '../arguments/similar.js';
import { checkKeys, checkText } from '../arguments/validation.js';
import { ERROR_CANNOT_FIND_PHONEBOOK_ENTRY } from '../errors/error-numbers.js';
import { RasError } from '../errors/errors.js';
import type { BookKey } from '../provider/book-keys.js';
import { type Entry, entryKey } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import { optionalBookPath } from './book-path.js';

/** The phone book of an entry, where several have an entry of the name. */
export interface BookOptions {
  /**
   * The path of a phone-book file. A file on a share needs a path such as `\\server\share\…`, since
   * the service of RAS sees no mapped drives. Default: the user's and the all-users book.
   */
  readonly phoneBook?: string;
}

/**
 * Returns the absolute path of the book. Throws for a name that no entry can have, and for options
 * that are invalid.
 */
export function checkNamedEntry(entryName: string, options: BookOptions): string | undefined {
  checkText('entryName', entryName, { longest: limits.entryName });
  checkKeys('options', options, new Set(['phoneBook']));
  return optionalBookPath('options.phoneBook', options.phoneBook);
}

/**
 * Finds the entry in the lists of RAS; Windows compares names of entries without case. A name in
 * both the user's and the all-users book is refused unless `phoneBook` decides. Of several entries
 * in one book the first counts, as it does for RAS.
 */
export async function findEntry(
  provider: Provider,
  name: string,
  phoneBook: string | undefined,
): Promise<Entry> {
  const entries = await provider.value(provider.enumerations.entries(phoneBook));
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
  const keys = await Promise.all(
    found.map((row) => provider.enumerations.books.keyOf(row.phoneBook)),
  );
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
