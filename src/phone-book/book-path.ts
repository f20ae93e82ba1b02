/**
 * RAS gets the path of a phone book as the user spelled it, but absolute: the service of RAS runs
 * in System32, where a relative path would mean another file.
 */

import { limits } from '../addon/limits.js';
import { checkText, invalidValue } from '../arguments/validation.js';
import { absolutePath } from '../provider/book-keys.js';
import { foldCase } from '../provider/fold-case.js';

/**
 * Checks the path of a book and makes it absolute at once, before the program changes its current
 * folder.
 */
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

/**
 * Tells whether this is the book of a user or of all users. Windows makes these two itself, with
 * the access rights that they need.
 */
export function isWindowsOwn(pathOrKey: string): boolean {
  return foldCase(pathOrKey).replaceAll('/', '\\').endsWith(placeOfWindowsOwn);
}

/**
 * Returns the UNC path of a book on a mapped drive, and undefined for a book that lies elsewhere. A
 * mapped drive exists only for its user, and the service of RAS is another user.
 */
export function shareOf(path: string, realPath: string): string | undefined {
  return /^[a-z]:/i.test(path) && /^\\\\[^?.\\]/.test(realPath) ? realPath : undefined;
}
