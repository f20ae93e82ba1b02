/** Which entry a dial, a line or a change means: the same key for every spelling of it. */

import type { NativeConnection } from '../addon/connections.js';
import type { BookKey } from './book-keys.js';
import { foldCase, sameName } from './fold-case.js';
import type { LineRow } from './line-keys.js';

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

/** The key of the entry that a line was dialed from. */
export function entryKeyOf({ entryName, bookKey }: Pick<LineRow, 'entryName' | 'bookKey'>): string {
  return entryName.startsWith('.') ? keyOfNumber(entryName.slice(1)) : entryKey(bookKey, entryName);
}

/** A line without an entry is listed as a dot and its number, in a spelling of RAS' own. */
export function isLineOf(entry: Entry, row: NativeConnection): boolean {
  if (entry.name === '') return row.entryName.startsWith('.');
  return sameName(row.entryName, entry.name);
}

/** Of an entry in a book. */
export function entryKey(book: BookKey, name: string): string {
  return `${book} ${foldCase(name)}`;
}

function keyOfNumber(phoneNumber: string): string {
  return `number ${phoneNumber}`;
}
