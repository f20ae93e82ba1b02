/** Dials, lines and changes name entries in several spellings; one key stands for all spellings of an entry. */

import type { NativeConnection } from '../addon/connections.js';
import type { BookKey } from './book-keys.js';
import { foldCase, sameName } from './fold-case.js';
import type { LineRow } from './line-keys.js';

export interface Entry {
  readonly name: string;
  /** Every call of the dial gets it; only a number without an entry has none. */
  readonly phoneBook: string | undefined;
  /** All spellings of the entry have the same key. */
  readonly key: string;
}

export function entryOfNumber(phoneNumber: string, phoneBook: string | undefined): Entry {
  return { name: '', phoneBook, key: keyOfNumber(phoneNumber) };
}

/** Gives the key of the entry that a line was dialed from. */
export function entryKeyOf({ entryName, bookKey }: Pick<LineRow, 'entryName' | 'bookKey'>): string {
  return entryName.startsWith('.') ? keyOfNumber(entryName.slice(1)) : entryKey(bookKey, entryName);
}

/** RAS lists a line without an entry as a dot and its number, which it spells in its own way. */
export function isLineOf(entry: Entry, row: NativeConnection): boolean {
  if (entry.name === '') return row.entryName.startsWith('.');
  return sameName(row.entryName, entry.name);
}

/** Gives the key of an entry in a book. */
export function entryKey(book: BookKey, name: string): string {
  return `${book} ${foldCase(name)}`;
}

function keyOfNumber(phoneNumber: string): string {
  return `number ${phoneNumber}`;
}
