/** A scenario has a shape: each part may have certain keys, and an error names a place in it. */

import { checkKeys, invalidType } from '../arguments/validation.js';

/** A part whose keys are known and whose values nobody has checked yet. */
export type Unchecked<Part> = { readonly [Key in keyof Part]?: unknown };

/** Checks that an object has none but these keys. */
export function part<Part>(
  name: string,
  value: unknown,
  keys: { readonly [Key in keyof Required<Part>]: true },
): Unchecked<Part> {
  checkObject(name, value);
  checkKeys(name, value, new Set(Object.keys(keys)));
  return value;
}

/** Gives the rows of an object whose keys are names, each with its place, and none for undefined. */
export function named(
  name: string,
  value: unknown,
): readonly { key: string; value: unknown; name: string }[] {
  if (value === undefined) return [];
  checkObject(name, value);
  return Object.entries(value).map(([key, item]) => ({
    key,
    value: item as unknown,
    name: `${name}[${JSON.stringify(key)}]`,
  }));
}

/** Gives the items of an array, each with its place, and none for undefined. */
export function items(name: string, value: unknown): readonly { value: unknown; name: string }[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalidType(name, 'an array', value);
  return value.map((item: unknown, index) => ({ value: item, name: `${name}[${index}]` }));
}

export function checkObject(
  name: string,
  value: unknown,
): asserts value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    // A password may stand where its user should.
    throw invalidType(name, 'an object', value, true);
  }
}
