/** Which entry of which book a name means, decided once, before the dial. */

import type { NativeConnection } from '../addon/connections.js';
import { limits } from '../addon/limits.js';
import { nearestNames } from '../arguments/similar.js';
import { checkKeys, checkText } from '../arguments/validation.js';
import { RasError } from '../errors/errors.js';
import { foldCase, sameName } from '../provider/fold-case.js';
import type { LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import { type BookKey, optionalBookPath } from './book-path.js';

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

export interface Entry {
  readonly name: string;
  /** Goes to every call of the dial; undefined only for a number without an entry. */
  readonly phoneBook: string | undefined;
  /** The same for every spelling of the entry. */
  readonly key: string;
}

export function entryOfNumber(phoneNumber: string, phoneBook: string | undefined): Entry {
  return { name: '', phoneBook, key: keyOfNumber(phoneNumber) };
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
    throw await provider.error(623, 'RasEnumEntries', { entryName: name, nearest });
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
  const key = keyOf(keys[0] as BookKey, name);
  return { name: first.name, phoneBook: phoneBook ?? first.phoneBook, key };
}

/** The key of the entry that a line was dialed from. */
export function entryKeyOf({ entryName, bookKey }: Pick<LineRow, 'entryName' | 'bookKey'>): string {
  return entryName.startsWith('.') ? keyOfNumber(entryName.slice(1)) : keyOf(bookKey, entryName);
}

/** A line without an entry is listed as a dot and its number, in a spelling of RAS' own. */
export function isLineOf(entry: Entry, row: NativeConnection): boolean {
  if (entry.name === '') return row.entryName.startsWith('.');
  return sameName(row.entryName, entry.name);
}

function keyOf(book: BookKey, name: string): string {
  return `${book} ${foldCase(name)}`;
}

function keyOfNumber(phoneNumber: string): string {
  return `number ${phoneNumber}`;
}
