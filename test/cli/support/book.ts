/** A phone book, in a file that each command of its own reads and writes. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../../contract/support/folder.js';
import { linesOf, scenarioFile, winras } from './winras.js';

/** An empty book, and how a command is run on it. */
export function newBook(more: Record<string, unknown> = {}) {
  const folder = newFolder();
  const book = join(folder, 'lines.pbk');
  writeFileSync(book, '');
  const simulate = `--simulate=${scenarioFile({ phoneBooks: { user: book }, ...more })}`;
  const entries = (args: readonly string[], options = {}) =>
    winras(['entries', ...args, simulate], options);
  return { folder, book, entries };
}

export type Book = ReturnType<typeof newBook>;

export async function shown({ entries }: Book, name: string) {
  const [line] = linesOf(await entries(['show', name, '--json']));
  return line?.['entry'] as { readonly properties: Record<string, unknown> };
}
