/** Which of the lines that are up are meant. */

import { resolve } from 'node:path';
import { fold } from '../fold.js';
import { type ActiveConnection, isRasError, type Ras } from '../index.js';
import { didYouMean, nearestNames } from '../similar.js';

/** As Windows compares names of entries. */
export function isNamed({ entryName }: ActiveConnection, names: readonly string[]): boolean {
  return names.some((name) => fold(name) === fold(entryName));
}

/** Whether the line's entry stands in this book; undefined: in any. */
export function isOfBook({ phoneBook }: ActiveConnection, path: string | undefined): boolean {
  return path === undefined || fold(resolve(phoneBook)) === fold(resolve(path));
}

/** `name` is that of none of the lines; one of theirs may have been meant. */
export function notConnected(name: string, lines: readonly ActiveConnection[]): string {
  const nearest = nearestNames(
    name,
    lines.map(({ entryName }) => entryName),
  );
  return `"${name}" is not connected${nearest.length === 0 ? '' : `.${didYouMean(nearest)}`}`;
}

/** Undefined: the entry is not connected, or nobody can tell, and whoever dials it sees. Rejects where there is no such entry. */
export async function lineUp(
  ras: Ras,
  name: string,
  phoneBook: string | undefined,
): Promise<ActiveConnection | undefined> {
  try {
    const entry = await ras.phoneBook(phoneBook).get(name);
    const lines = (await ras.connections()).filter(
      (line) => isNamed(line, [entry.name]) && isOfBook(line, entry.phoneBook),
    );
    const statuses = await Promise.all(lines.map((line) => line.status()));
    return lines.find((_, index) => statuses[index]?.state === 'Connected');
  } catch (error) {
    if (isRasError(error, 623) || isRasError(error, 'ERR_RAS_AMBIGUOUS_ENTRY')) throw error;
    return undefined;
  }
}
