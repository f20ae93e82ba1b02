/** Errors that no retry mends: somebody has to do something first, and a wrong password locks an account in the end. */

import type { RasErrorCode } from '../error-table.js';
import { isRasError } from '../errors.js';
import { invalidType } from '../validation.js';

/** An error by its number (691) or its name (`'ERROR_AUTHENTICATION_FAILURE'`). */
export type ErrorChoice = RasErrorCode | number;

/** What ends `ras.keep()`, unless it is told otherwise. The names say what each is. */
const finalErrors: readonly ErrorChoice[] = [
  'ERROR_CANNOT_OPEN_PHONEBOOK',
  'ERROR_CANNOT_LOAD_PHONEBOOK',
  'ERROR_CANNOT_FIND_PHONEBOOK_ENTRY',
  // Somebody has hung up while it was dialed.
  'ERROR_USER_DISCONNECTION',
  'ERROR_ACCT_DISABLED',
  'ERROR_PASSWD_EXPIRED',
  'ERROR_NO_DIALIN_PERMISSION',
  'ERROR_AUTHENTICATION_FAILURE',
  'ERROR_INTERACTIVE_MODE',
  // Encryption or authentication that the other side does not do: 741, 742, 812.
  741,
  742,
  // Certificates that are missing: 766, 798, 13806; credentials that IKE does not accept: 13801.
  766,
  798,
  812,
  13801,
  13806,
  'ERR_RAS_ADDON_NOT_FOUND',
  'ERR_RAS_AMBIGUOUS_ENTRY',
  'ERR_RAS_EAP_UI',
  'ERR_RAS_NO_DESKTOP',
  'ERR_RAS_PAUSE_TIMEOUT',
  'ERR_RAS_PAUSE_UNANSWERED',
  'ERR_RAS_UNAVAILABLE',
  'ERR_RAS_UNSUPPORTED_PLATFORM',
];

export interface FinalErrors {
  readonly endOn: readonly ErrorChoice[];
  readonly retryOn: readonly ErrorChoice[];
}

/** What is no error of RAS is the caller's own, such as one of `onPaused`, and always final. */
export function isFinal(error: unknown, { endOn, retryOn }: FinalErrors): boolean {
  const isAmong = (choices: readonly ErrorChoice[]): boolean =>
    choices.some((choice) => isRasError(error, choice));
  if (!isRasError(error) || isAmong(endOn)) return true;
  return isAmong(finalErrors) && !isAmong(retryOn);
}

/** Throws for a list that is none. */
export function checkErrors(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw invalidType(name, 'an array', value);
  for (const [index, choice] of value.entries()) {
    if (typeof choice !== 'string' && typeof choice !== 'number')
      throw invalidType(`${name}[${index}]`, "an error's number or name", choice);
  }
}
