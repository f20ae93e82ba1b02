/** Which of the lines that are up are meant. */

import { didYouMean, nearestNames } from '../../arguments/similar.js';
import { ERROR_CANNOT_FIND_PHONEBOOK_ENTRY } from '../../errors/error-numbers.js';
import { type ActiveConnection, isRasError, type Ras } from '../../index.js';
import { BookKeys } from '../../provider/book-keys.js';
import { sameName } from '../../provider/fold-case.js';

/** As Windows compares names of entries. */
export function isNamed({ entryName }: ActiveConnection, names: readonly string[]): boolean {
  return names.some((name) => sameName(name, entryName));
}

const books = new BookKeys();

/** Those whose entry stands in this book; undefined: in any. */
export async function linesOfBook(
  lines: readonly ActiveConnection[],
  path: string | undefined,
): Promise<readonly ActiveConnection[]> {
  if (path === undefined) return lines;
  const book = await books.keyOf(path);
  const keys = await Promise.all(lines.map(({ phoneBook }) => books.keyOf(phoneBook)));
  return lines.filter((_, index) => keys[index] === book);
}

/** `name` is that of none of the lines; one of theirs may have been meant. */
export function notConnectedText(name: string, lines: readonly ActiveConnection[]): string {
  const nearest = nearestNames(
    name,
    lines.map(({ entryName }) => entryName),
  );
  return `"${name}" is not connected.${didYouMean(nearest)}`;
}

/** Undefined: the entry is not connected, or nobody can tell, and whoever dials it sees. Rejects where there is no such entry. */
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
