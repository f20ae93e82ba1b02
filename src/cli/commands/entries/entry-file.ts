/** Writes and reads the file of an entry from which another machine can create it. It has no secrets. */

import { writeFileSync } from 'node:fs';
import type { EntryProperties, NewEntryProperties, PhoneBook, Subentry } from '../../../index.js';
import { readJsonFile } from '../../../simulator/json-file.js';
import { UsageError } from '../../exit-codes.js';

/** The version of the format of these files, which is not that of the output of `--json`. */
const version = 1;

export interface ExportedEntry {
  readonly winrasEntry: typeof version;
  readonly name: string;
  readonly properties: EntryProperties;
  /** The links of a multilink entry after the first, which is among the properties. */
  readonly moreLinks?: readonly Subentry[];
}

export async function exportEntry(book: PhoneBook, name: string): Promise<ExportedEntry> {
  const entry = await book.get(name);
  const moreLinks = (await book.subentries(name)).slice(1);
  return {
    winrasEntry: version,
    name: entry.name,
    properties: entry.properties,
    ...(moreLinks.length === 0 ? {} : { moreLinks }),
  };
}

/** Leaves nothing behind if the phone book refuses a part of it. */
export async function importEntry(
  book: PhoneBook,
  name: string,
  { properties, moreLinks = [] }: ExportedEntry,
): Promise<void> {
  await book.create(name, properties satisfies NewEntryProperties);
  try {
    // Links are counted from 1, and the first is there.
    for (const [index, link] of moreLinks.entries()) await book.setSubentry(name, index + 2, link);
  } catch (error) {
    await book.delete(name);
    throw error;
  }
}

export function writeEntryFile(file: string, entry: ExportedEntry): void {
  try {
    writeFileSync(file, `${entryFileText(entry)}\n`);
  } catch (error) {
    throw new UsageError(`${file} could not be written: ${(error as Error).message}.`);
  }
}

export function entryFileText(entry: ExportedEntry): string {
  return JSON.stringify(entry, undefined, 2);
}

/** Leaves the check of the properties to the phone book. */
export function readEntryFile(file: string): ExportedEntry {
  const content = read(file);
  const keys: ReadonlySet<string> = new Set(['winrasEntry', 'name', 'properties', 'moreLinks']);
  const isEntry =
    content?.winrasEntry === version &&
    typeof content.name === 'string' &&
    (content.moreLinks === undefined || Array.isArray(content.moreLinks)) &&
    Object.keys(content).every((key) => keys.has(key));
  if (isEntry) return content as ExportedEntry;
  throw new UsageError(`${file} was not written by winras entries export.`);
}

function read(file: string): Partial<ExportedEntry> | null {
  try {
    return readJsonFile(file) as Partial<ExportedEntry> | null;
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(`${message}. winras entries export writes such a file.`);
  }
}
