/** Whether a dial that has failed is followed by another. What ras.keep() and the command's --retry go by. */

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
 * Judges the failures of one run of dials, one after the other. An error that may be a refusal of the credentials is dialed
 * again once: a server that has seen the same password twice is not shown it a third time.
 */
export class RetryPolicy {
  readonly #retried: readonly Passes[];
  readonly #choices: RetryChoices;
  #refusals = 0;

  /** `retried`: which errors are worth another dial. The choices, which name single errors, win over it. */
  constructor(retried: readonly Passes[], choices: RetryChoices) {
    this.#retried = retried;
    this.#choices = choices;
  }

  /** What is no error of RAS is the caller's own, such as one of `onPaused`, and always ends the run. */
  ends(error: unknown): boolean {
    const { endOn, retryOn } = this.#choices;
    if (!isRasError(error) || isAmong(endOn, error)) return true;
    if (isAmong(retryOn, error)) return false;
    if (error.mayBeRefusal) this.#refusals += 1;
    return this.#refusals > 1 || !this.#retried.includes(passesOf(error.code));
  }

  /** The credentials were accepted. */
  connected(): void {
    this.#refusals = 0;
  }
}

function isAmong(choices: readonly ErrorChoice[], error: RasError): boolean {
  return choices.some((choice) => isRasError(error, choice));
}

/** Throws for a list that is none. */
export function checkErrors(name: string, value: unknown): void {
  if (!Array.isArray(value)) throw invalidType(name, 'an array', value);
  for (const [index, choice] of value.entries()) {
    if (typeof choice !== 'string' && typeof choice !== 'number')
      throw invalidType(`${name}[${index}]`, "an error's number or name", choice);
  }
}
