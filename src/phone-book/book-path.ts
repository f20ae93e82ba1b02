/**
 * How a phone book is named to RAS: by its path as its user has spelled it, but absolute, for the service of RAS runs in
 * System32, where a relative one would mean another file.
 */

import { limits } from '../addon/limits.js';
import { checkText, invalidValue } from '../arguments/validation.js';
import { absolutePath } from '../provider/book-keys.js';
import { foldCase } from '../provider/fold-case.js';

/** Checks the path of a book, and makes it absolute while the current folder is still the caller's. */
export function bookPath(name: string, value: unknown): string {
  checkText(name, value, { longest: limits.phoneBook });
  const path = absolutePath(value);
  if (path.length > limits.phoneBook) {
    const reason = `must have at most ${limits.phoneBook} characters with its folder, and has ${path.length}`;
    throw invalidValue(name, value, reason);
  }
  return path;
}

export function optionalBookPath(name: string, value: unknown): string | undefined {
  return value === undefined ? undefined : bookPath(name, value);
}

const placeOfWindowsOwn = foldCase('\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk');

/** The book of a user, or that of all users, which Windows makes itself, with the rights that it is to have. */
export function isWindowsOwn(pathOrKey: string): boolean {
  return foldCase(pathOrKey).replaceAll('/', '\\').endsWith(placeOfWindowsOwn);
}

/**
 * The path on its share of a book on a mapped drive: those drives are their user's, and the service of RAS, which is another,
 * sees none. Undefined for a book that lies elsewhere.
 */
export function shareOf(path: string, realPath: string): string | undefined {
  return /^[a-z]:/i.test(path) && /^\\\\[^?.\\]/.test(realPath) ? realPath : undefined;
}
