/** What each paused state wants to be told. Microsoft's page "Paused states". */

import {
  checkPassword,
  checkUser,
  limits,
  type UserCredentials,
} from '../credentials/user-credentials.js';
import type { NativeResumeAnswer } from '../native.js';
import { checkKeys, checkText, invalidType } from '../validation.js';

/** The answers, by paused state. InvokeEapUI is not among them: nothing here can answer it. */
export interface AnswerFor {
  /** The talk with the remote terminal is done: there is nothing to tell. */
  readonly Interactive: Readonly<Record<string, never>>;
  /** Without `domain` it stays as it was. */
  readonly RetryAuthentication: UserCredentials;
  /** At most 128 characters; empty: do not call back. */
  readonly CallbackSetByCaller: { readonly callbackNumber: string };
  /** At most 256 characters. */
  readonly PasswordExpired: { readonly newPassword: string };
}

export type AnswerableState = keyof AnswerFor;
export type PauseAnswer = AnswerFor[AnswerableState];

export function isAnswerable(state: string): state is AnswerableState {
  return Object.hasOwn(checks, state);
}

/**
 * A copy, for what is changed after the check does not count. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE` for what cannot be given to RAS.
 */
export function checkAnswer(state: AnswerableState, answer: unknown): NativeResumeAnswer {
  const given = answer === undefined && state === 'Interactive' ? {} : answer;
  if (typeof given !== 'object' || given === null) {
    throw invalidType('answer', `the answer to ${state}, an object`, given, true);
  }
  return checks[state](given as never);
}

const checks: {
  readonly [State in AnswerableState]: (answer: AnswerFor[State]) => NativeResumeAnswer;
} = {
  Interactive: (answer) => {
    checkKeys('answer', answer, new Set());
    return {};
  },
  RetryAuthentication: (answer) => {
    checkKeys('answer', answer, new Set(['userName', 'password', 'domain']));
    checkUser('answer', answer);
    const { userName, password, domain } = answer;
    return { userName, password, ...(domain === undefined ? {} : { domain }) };
  },
  CallbackSetByCaller: (answer) => {
    checkKeys('answer', answer, new Set(['callbackNumber']));
    const { callbackNumber } = answer;
    checkText('answer.callbackNumber', callbackNumber, {
      longest: limits.number,
      mayBeEmpty: true,
    });
    return { callbackNumber };
  },
  PasswordExpired: (answer) => {
    checkKeys('answer', answer, new Set(['newPassword']));
    checkPassword('answer.newPassword', answer.newPassword);
    return { password: answer.newPassword };
  },
};
