/** The checks of passwords and keys, whose values are in no error. */

import { limits } from '../addon/limits.js';
import { checkText, invalidValue } from './validation.js';

export function checkPassword(name: string, password: string): void {
  checkText(name, password, { longest: limits.password, mayBeEmpty: true, secret: true });
}

/** Of a password that is to be stored. RAS would take the handle of the stored one for "leave it" (rule C3). */
export function checkNewPassword(name: string, password: string): void {
  checkPassword(name, password);
  if (password === '*'.repeat(16)) {
    const reason = 'must not be sixteen asterisks, which stand for the password that is stored';
    throw invalidValue(name, password, reason, true);
  }
}
