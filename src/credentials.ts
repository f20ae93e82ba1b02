/** Whom a dial is made for, and how much RASDIALPARAMS holds of what it is told. */

import { checkText } from './validation.js';

/** At most 256 characters each, 15 for the domain. An empty password is legal. */
export interface UserCredentials {
  readonly userName: string;
  readonly password: string;
  /** Empty or left out: the server's own domain. `'*'`: the stored one. */
  readonly domain?: string;
}

/** RASDIALPARAMS' capacities without the closing NUL, and that of a book's path. */
export const limits = {
  entryName: 256,
  number: 128,
  userName: 256,
  password: 256,
  domain: 15,
  /** MAX_PATH's, which is how long RAS' own paths may be. */
  phoneBook: 259,
} as const;

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
