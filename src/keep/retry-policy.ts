/**
 * Decides whether another dial follows a failed one, for ras.keep() and for the command's --retry.
 */

import { invalidType } from '../arguments/validation.js';
import { type Passes, passesOf, type RasErrorCode } from '../errors/error-table.js';
import { isRasError, type RasError } from '../errors/errors.js';

/** An error by its number (691) or its name (`'ERROR_AUTHENTICATION_FAILURE'`). */
export type ErrorChoice = RasErrorCode | number;

export interface RetryChoices {
  readonly endOn: readonly ErrorChoice[];
  readonly retryOn: readonly ErrorChoice[];
}

/**
 * Decides on the failures of a series of dials. An error that may mean refused credentials is
 * dialed again once, so that a server never sees the same wrong password three times.
 */
export class RetryPolicy {
  readonly #retried: readonly Passes[];
  readonly #choices: RetryChoices;
  #refusals = 0;

  /**
   * Dials again after errors of the classes `retried`; the choices, which name single errors, take
   * precedence.
   */
  constructor(retried: readonly Passes[], choices: RetryChoices) {
    this.#retried = retried;
    this.#choices = choices;
  }

  /**
   * An error that does not come from RAS is the program's own, such as one of `onPaused`, and
   * always ends the series.
   */
  ends(error: unknown): boolean {
    const { endOn, retryOn } = this.#choices;
    if (!isRasError(error) || isAmong(endOn, error)) return true;
    if (isAmong(retryOn, error)) return false;
    if (error.mayBeRefusal) this.#refusals += 1;
    return this.#refusals > 1 || !this.#retried.includes(passesOf(error.code));
  }

  /** The server accepted the credentials, so refusals are counted from 0 again. */
  connected(): void {
    this.#refusals = 0;
  }
}

function isAmong(choices: readonly ErrorChoice[], error: RasError): boolean {
  return choices.some((choice) => isRasError(error, choice));
}

/** Throws for a value that is no list of errors. */
export function checkErrors(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw invalidType(name, 'an array', value);
  for (const [index, choice] of value.entries()) {
    if (typeof choice !== 'string' && typeof choice !== 'number')
      throw invalidType(`${name}[${index}]`, "an error's number or name", choice);
  }
}
