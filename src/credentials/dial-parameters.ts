/**
 * The dial parameters that are saved with an entry. [Microsoft's page "RASDIALPARAMS
 * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377238%28v=vs.85%29).
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

/** Those of the last dial that succeeded, or of `saveDialParameters()`. Absent: none is saved. */
export interface SavedDialParameters {
  readonly userName?: string;
  readonly domain?: string;
  readonly callbackNumber?: string;
  /** The link of a multilink entry that is dialed first, from 1. */
  readonly subentry?: number;
  readonly hasPassword: boolean;
}

/** What is left out stays as it is; nothing can be made empty, but for the password. */
export interface DialParametersChange {
  /** 1 to 256 characters. Alone, it keeps the password that is saved. */
  readonly userName?: string;
  /** At most 256 characters; needs `userName`. Empty: a password that is empty. */
  readonly password?: string;
  /** Removes the password that is saved; excludes `password`. */
  readonly removePassword?: boolean;
  /** 1 to 15 characters. */
  readonly domain?: string;
  /** 1 to 128 characters. */
  readonly callbackNumber?: string;
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

/** Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming what is wrong; no secret is in it. */
export function planSave(change: DialParametersChange): NativeDialParametersChange {
  checkKeys('parameters', change, new Set(names));
  const { userName, password, removePassword = false, domain, callbackNumber, subentry } = change;
  // RAS leaves what is empty as it is (rule C5), which is not what an empty text looks like.
  checkGiven('userName', userName, limits.userName);
  checkGiven('domain', domain, limits.domain);
  checkGiven('callbackNumber', callbackNumber, limits.number);
  checkBoolean('parameters.removePassword', removePassword);
  if (subentry !== undefined) checkInteger('parameters.subentry', subentry, 1, 0xffff_ffff);
  if (password !== undefined) {
    const name = 'parameters.password';
    checkNewPassword(name, password);
    if (userName === undefined) {
      throw invalidValue(name, password, 'needs userName: RAS would leave the old one', true);
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
