/** These are the changes that RasSetCredentials can make, and the checks before them. */

import type { NativeCredentialChange } from '../addon/credentials.js';
import { limits } from '../addon/limits.js';
import { checkNewPassword } from '../arguments/passwords.js';
import { checkKeys, checkText, invalidType, invalidValue } from '../arguments/validation.js';
import { type KeyName, keyFlags, planKey } from '../phone-book/pre-shared-key.js';
import { forAllUsersFlag, userFlags } from './stored-credentials.js';

/** Changes to the stored credentials of a user; an omitted part stays as it is. */
export interface UserCredentialChange {
  /** The user name, 1 to 256 characters. */
  readonly userName?: string;
  /**
   * The password, at most 256 characters. An empty text is stored as an empty password; `clear()`
   * removes it.
   */
  readonly password?: string;
  /** The domain, at most 15 characters. An empty text means the domain of the server. */
  readonly domain?: string;
}

/** A pre-shared key of 1 to 256 characters, which has to be stored alone. */
export type PreSharedKeyChange =
  | { readonly preSharedKey: string }
  | { readonly serverPreSharedKey: string }
  | { readonly demandDialPreSharedKey: string };

/** The credentials for `EntryCredentials.set()`: those of a user, or one pre-shared key. */
export type CredentialChange = UserCredentialChange | PreSharedKeyChange;

/** The parts that RAS can store with an entry and forget again. */
export type CredentialPart = keyof typeof userFlags | KeyName;
type Given = { readonly [Part in CredentialPart]?: string };

const flags: Readonly<Record<CredentialPart, number>> = { ...userFlags, ...keyFlags };
const partNames = Object.keys(flags) as readonly CredentialPart[];

/**
 * Checks and converts the credentials. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`;
 * the message names the fault and contains no secret.
 */
export function planSet(change: CredentialChange, forAllUsers: boolean): NativeCredentialChange {
  checkKeys('credentials', change, new Set(partNames));
  const given: Given = change;
  const parts = partNames.filter((part) => given[part] !== undefined);
  if (parts.length === 0) throw invalidValue('credentials', change, 'must say what to store');
  const key = parts.find(isKey);
  return key === undefined
    ? planUser(given, maskOf(parts, forAllUsers))
    : planOnlyKey(key, given[key], parts, forAllUsers);
}

/**
 * Checks the parts to forget and returns the calls in their order. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`; the message names the fault.
 */
export function planClear(
  parts: readonly CredentialPart[],
  forAllUsers: boolean,
): readonly NativeCredentialChange[] {
  if (!Array.isArray(parts)) throw invalidType('parts', 'an array', parts);
  if (parts.length === 0) throw invalidValue('parts', parts, 'must say what to forget');
  for (const [index, part] of parts.entries()) {
    if (partNames.includes(part)) continue;
    const reason = `must be one of ${partNames.join(', ')}`;
    throw invalidValue(`parts[${index}]`, part, reason);
  }
  const keys = parts.filter(isKey);
  if (keys[0] !== undefined && forAllUsers) throw notForAllUsers(keys[0]);
  const user = parts.filter((part) => !isKey(part));
  const masks = [user, ...keys.map((key) => [key])].map((some) => maskOf(some, forAllUsers));
  return masks
    .filter((mask) => (mask & ~forAllUsersFlag) !== 0)
    .map((mask) => ({ mask, clear: true }));
}

function planUser({ userName, password, domain }: Given, mask: number): NativeCredentialChange {
  if (userName !== undefined) {
    checkText('credentials.userName', userName, { longest: limits.userName });
  }
  if (password !== undefined) checkNewPassword('credentials.password', password);
  if (domain !== undefined) {
    checkText('credentials.domain', domain, { longest: limits.domain, mayBeEmpty: true });
  }
  return {
    mask,
    clear: false,
    ...(userName === undefined ? {} : { userName }),
    ...(password === undefined ? {} : { password }),
    ...(domain === undefined ? {} : { domain }),
  };
}

function planOnlyKey(
  key: KeyName,
  value: string | undefined,
  parts: readonly CredentialPart[],
  forAllUsers: boolean,
): NativeCredentialChange {
  const name = `credentials.${key}`;
  if (parts.length > 1) {
    throw invalidValue(name, value, 'must be stored alone', true);
  }
  if (forAllUsers) throw notForAllUsers(key);
  return planKey(key, value);
}

function maskOf(parts: readonly CredentialPart[], forAllUsers: boolean): number {
  return parts.reduce((mask, part) => mask | flags[part], forAllUsers ? forAllUsersFlag : 0);
}

function isKey(part: CredentialPart): part is KeyName {
  return Object.hasOwn(keyFlags, part);
}

function notForAllUsers(key: KeyName): RangeError {
  const reason = `does not go with ${key}, which belongs to the entry and not to a user`;
  return invalidValue('options.forAllUsers', true, reason);
}
