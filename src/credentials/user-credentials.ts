/** The credentials of the user that a dial is made for. */

import { limits } from '../addon/limits.js';
import { checkPassword } from '../arguments/passwords.js';
import { checkText } from '../arguments/validation.js';

/**
 * A user and a password, at most 256 characters each; the domain has at most 15. An empty password
 * is allowed.
 */
export interface UserCredentials {
  readonly userName: string;
  readonly password: string;
  /**
   * The domain. The domain of the server is used when it is empty or omitted, and the stored one
   * when it is `'*'`.
   */
  readonly domain?: string;
}

/** Checks the credentials. An error calls the object `where` and never contains the password. */
export function checkUser(where: string, user: UserCredentials): void {
  checkText(`${where}.userName`, user.userName, { longest: limits.userName });
  checkPassword(`${where}.password`, user.password);
  if (user.domain !== undefined) {
    checkText(`${where}.domain`, user.domain, { longest: limits.domain, mayBeEmpty: true });
  }
}
