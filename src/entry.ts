/** Which entry of which book a name means, decided once, before the dial. */

import { RasError } from './errors.js';
import type { Provider } from './provider.js';

export interface Entry {
  readonly name: string;
  /** Goes to every call of the dial; undefined only for a number without an entry. */
  readonly phoneBook: string | undefined;
  /** The same for every spelling of the entry. */
  readonly key: string;
}

export function entryOfNumber(phoneNumber: string, phoneBook: string | undefined): Entry {
  return { name: '', phoneBook, key: `number ${phoneNumber}` };
}

/**
 * Asks RasEnumEntries; Windows compares entry names without case. A name that stands in the user's and in
 * the all-users book is refused unless `phoneBook` decides.
 */
export async function findEntry(
  provider: Provider,
  name: string,
  phoneBook: string | undefined,
): Promise<Entry> {
  const rows = await provider.value(provider.native.entries(phoneBook));
  const wanted = fold(name);
  const found = rows.filter((row) => fold(row.name) === wanted);
  const [first, second] = found;
  if (first === undefined) {
    throw await provider.error(623, 'RasEnumEntries', { entryName: name });
  }
  if (second !== undefined) {
    const books = found.map((row) => row.phoneBook).join(', ');
    throw new RasError({
      code: 'ERR_RAS_AMBIGUOUS_ENTRY',
      operation: 'RasEnumEntries',
      entryName: name,
      detail: books,
    });
  }
  const book = phoneBook ?? first.phoneBook;
  return { name: first.name, phoneBook: book, key: `${fold(book)} ${wanted}` };
}

function fold(text: string): string {
  return text.toUpperCase();
}
