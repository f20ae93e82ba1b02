/**
 * RAS saves dial parameters with an entry.
 * See [RASDIALPARAMS](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377238%28v=vs.85%29).
 * Rule ids are those of docs/rules.md.
 */

import type { NativeDialParameters, NativeDialParametersChange } from '../addon/credentials.js';
import { limits } from '../addon/limits.js';
import { checkNewPassword } from '../arguments/passwords.js';
import {
  checkBoolean,
  checkInteger,
  checkKeys,
  checkText,
  invalidValue,
} from '../arguments/validation.js';

/**
 * The parameters of the last dial that succeeded, or of `saveDialParameters()`. A member is absent
 * where none is saved.
 */
export interface SavedDialParameters {
  readonly userName?: string;
  readonly domain?: string;
  readonly callbackNumber?: string;
  /** The subentry of a multilink entry that is dialed first, from 1. */
  readonly subentry?: number;
  readonly hasPassword: boolean;
}

/**
 * Changes to the saved parameters. An omitted one stays as it is; only the password can be made
 * empty.
 */
export interface DialParametersChange {
  /** The user name, 1 to 256 characters. Without a password here, the saved password stays. */
  readonly userName?: string;
  /**
   * The password, at most 256 characters; it needs `userName`. An empty text is an empty password.
   */
  readonly password?: string;
  /** Remove the saved password; excludes `password`. */
  readonly removePassword?: boolean;
  /** The domain, 1 to 15 characters. */
  readonly domain?: string;
  /** The number for callbacks, 1 to 128 characters. */
  readonly callbackNumber?: string;
  /** The subentry of a multilink entry that is dialed first, from 1. */
  readonly subentry?: number;
}

const names = ['userName', 'password', 'removePassword', 'domain', 'callbackNumber', 'subentry'];

export function describeSaved(saved: NativeDialParameters): SavedDialParameters {
  const { userName, domain, callbackNumber, subentry, hasPassword } = saved;
  return {
    ...(userName === '' ? {} : { userName }),
    ...(domain === '' ? {} : { domain }),
    ...(callbackNumber === '' ? {} : { callbackNumber }),
    ...(subentry === 0 ? {} : { subentry }),
    hasPassword,
  };
}

/**
 * Checks and converts the changes. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`; the
 * message names the fault and contains no secret.
 */
export function planSave(change: DialParametersChange): NativeDialParametersChange {
  checkKeys('parameters', change, new Set(names));
  const { userName, password, removePassword = false, domain, callbackNumber, subentry } = change;
  // RAS ignores an empty text (rule C5), which a caller would not expect, so it is refused.
  checkGiven('userName', userName, limits.userName);
  checkGiven('domain', domain, limits.domain);
  checkGiven('callbackNumber', callbackNumber, limits.number);
  checkBoolean('parameters.removePassword', removePassword);
  if (subentry !== undefined) checkInteger('parameters.subentry', subentry, 1, 0xffff_ffff);
  if (password !== undefined) {
    const name = 'parameters.password';
    checkNewPassword(name, password);
    if (userName === undefined) {
      throw invalidValue(
        name,
        password,
        'needs userName, without which RAS keeps the old password',
        true,
      );
    }
    if (removePassword) throw invalidValue(name, password, 'excludes removePassword', true);
  }
  return {
    ...(userName === undefined ? {} : { userName }),
    ...(password === undefined ? {} : { password }),
    ...(domain === undefined ? {} : { domain }),
    ...(callbackNumber === undefined ? {} : { callbackNumber }),
    subentry: subentry ?? 0,
    removePassword,
  };
}

function checkGiven(name: string, value: string | undefined, longest: number): void {
  if (value !== undefined) checkText(`parameters.${name}`, value, { longest });
}
