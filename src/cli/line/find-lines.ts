/** Finds the connections that a name or a phone book means. */

import { didYouMean, nearestNames } from '../../arguments/similar.js';
import { ERROR_CANNOT_FIND_PHONEBOOK_ENTRY } from '../../errors/error-numbers.js';
import { type ActiveConnection, isRasError, type Ras } from '../../index.js';
import { BookKeys } from '../../provider/book-keys.js';
import { sameName } from '../../provider/fold-case.js';

/** Compares names of entries as Windows does. */
export function isNamed({ entryName }: ActiveConnection, names: readonly string[]): boolean {
  return names.some((name) => sameName(name, entryName));
}

const books = new BookKeys();

/** The connections whose entry stands in this phone book, or in any if it is undefined. */
export async function linesOfBook(
  lines: readonly ActiveConnection[],
  path: string | undefined,
): Promise<readonly ActiveConnection[]> {
  if (path === undefined) return lines;
  const book = await books.keyOf(path);
  const keys = await Promise.all(lines.map(({ phoneBook }) => books.keyOf(phoneBook)));
  return lines.filter((_, index) => keys[index] === book);
}

/** Says that no connection has this name, and which name may have been meant. */
export function notConnectedText(name: string, lines: readonly ActiveConnection[]): string {
  const nearest = nearestNames(
    name,
    lines.map(({ entryName }) => entryName),
  );
  return `"${name}" is not connected.${didYouMean(nearest)}`;
}

/** Undefined: the entry is not connected, or RAS does not tell, and a dial will show. Rejects if there is no such entry. */
export async function findConnectedLine(
  ras: Ras,
  name: string,
  phoneBook: string | undefined,
): Promise<ActiveConnection | undefined> {
  try {
    const entry = await ras.phoneBook(phoneBook).get(name);
    const named = (await ras.connections()).filter((line) => isNamed(line, [entry.name]));
    const lines = await linesOfBook(named, entry.phoneBook);
    const statuses = await Promise.all(lines.map((line) => line.status()));
    return lines.find((_, index) => statuses[index]?.state === 'Connected');
  } catch (error) {
    if (
      isRasError(error, ERROR_CANNOT_FIND_PHONEBOOK_ENTRY) ||
      isRasError(error, 'ERR_RAS_AMBIGUOUS_ENTRY')
    )
      throw error;
    return undefined;
  }
}
