/** Passwords and keys are checked here, and no error shows their values. */

import { limits } from '../addon/limits.js';
import { checkText, invalidValue } from './validation.js';

export function checkPassword(name: string, password: string): void {
  checkText(name, password, { longest: limits.password, mayBeEmpty: true, secret: true });
}

/**
 * Checks a password that is to be stored. RAS would take the handle of a stored password for "leave it as it is"
 * (rule C3, docs/rules.md).
 */
export function checkNewPassword(name: string, password: string): void {
  checkPassword(name, password);
  if (password === '*'.repeat(16)) {
    const reason = 'must not be sixteen asterisks, which stand for the password that is stored';
    throw invalidValue(name, password, reason, true);
  }
}
