/** Converts the properties of an entry to and from the members that the addon takes and gives. */

import type { NativeEntryChanges, NativeEntryProperties } from '../addon/phone-books.js';
import { checkInteger, checkKeys, checkText, invalidType } from '../arguments/validation.js';
import {
  entryFields,
  type Field,
  type Fields,
  longestNumber,
  subentryFields,
} from './entry-fields.js';
import type { EntryChanges, EntryProperties, Subentry } from './entry-properties.js';

export function propertiesOf(native: NativeEntryProperties): EntryProperties {
  return read(entryFields, native);
}

export function subentryOf(native: NativeEntryProperties): Subentry {
  return read(subentryFields, native);
}

/**
 * Checks and converts the changes of an entry. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`; the message names the property and the limit.
 */
export function entryChanges(name: string, changes: EntryChanges): NativeEntryChanges {
  return write(entryFields, name, changes);
}

/**
 * Checks and converts the changes of a subentry. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`; the message names the property and the limit.
 */
export function subentryChanges(name: string, changes: Partial<Subentry>): NativeEntryChanges {
  return write(subentryFields, name, changes);
}

function read<Properties>(
  fields: Fields<Properties>,
  { members, alternateNumbers }: NativeEntryProperties,
): Properties {
  const table: [string, Field<unknown>][] = Object.entries(fields);
  const values = table.map(([name, field]) => [name, field.read(members)] as const);
  const known = values.filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), alternateNumbers } as Properties;
}

function write<Properties>(
  fields: Fields<Properties>,
  where: string,
  changes: object,
): NativeEntryChanges {
  checkKeys(where, changes, new Set([...Object.keys(fields), 'alternateNumbers']));
  const given = changes as Readonly<Record<string, unknown>>;
  const table: [string, Field<unknown>][] = Object.entries(fields);
  const members = table
    .filter(([name]) => given[name] !== undefined)
    .map(([name, field]) => field.write(`${where}.${name}`, given[name]));
  const alternates = given['alternateNumbers'];
  return {
    members: Object.assign({}, ...members),
    ...(alternates === undefined
      ? {}
      : { alternateNumbers: numbers(`${where}.alternateNumbers`, alternates) }),
  };
}

/** An entry holds this many numbers with certainty, and nobody needs as many. */
const mostNumbers = 1_000;

function numbers(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw invalidType(name, 'an array of strings', value);
  checkInteger(`${name}.length`, value.length, 0, mostNumbers);
  return Array.from(value, (number: unknown, index) => {
    checkText(`${name}[${index}]`, number, { longest: longestNumber });
    return number;
  });
}
