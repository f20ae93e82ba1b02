/** The user that a dial is made for. */

import { limits } from '../addon/limits.js';
import { checkPassword } from '../arguments/passwords.js';
import { checkText } from '../arguments/validation.js';

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
