/** The user that a dial is made for. */

import { limits } from '../addon/limits.js';
import { checkText, invalidValue } from '../arguments/validation.js';

/** At most 256 characters each, 15 for the domain. An empty password is legal. */
export interface UserCredentials {
  readonly userName: string;
  readonly password: string;
  /** Empty or left out: the server's own domain. `'*'`: the stored one. */
  readonly domain?: string;
}

/** `where` names the object in errors; the password's value is in none of them. */
export function checkUser(where: string, user: UserCredentials): void {
  checkText(`${where}.userName`, user.userName, { longest: limits.userName });
  checkPassword(`${where}.password`, user.password);
  if (user.domain !== undefined) {
    checkText(`${where}.domain`, user.domain, { longest: limits.domain, mayBeEmpty: true });
  }
}

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
