/** Which of the lines that are up are meant. */

import { resolve } from 'node:path';
import { fold } from '../fold.js';
import type { ActiveConnection } from '../index.js';
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
