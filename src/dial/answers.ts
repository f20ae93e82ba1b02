/** What each paused state wants to be told. Microsoft's page "Paused states". */

import type { NativeResumeAnswer, NativeSession } from '../addon/dial.js';
import { limits } from '../addon/limits.js';
import { checkPassword } from '../arguments/passwords.js';
import { checkKeys, checkText, invalidType } from '../arguments/validation.js';
import { checkUser, type UserCredentials } from '../credentials/user-credentials.js';
import { type OwnerWindow, windowHandle } from './owner-window.js';

/** The answers, by paused state. */
export interface AnswerFor {
  /** The talk with the remote terminal is done: there is nothing to tell. */
  readonly Interactive: Readonly<Record<string, never>>;
  /** Without `domain` it stays as it was. */
  readonly RetryAuthentication: UserCredentials;
  /** At most 128 characters; empty: do not call back. */
  readonly CallbackSetByCaller: { readonly callbackNumber: string };
  /** At most 256 characters. */
  readonly PasswordExpired: { readonly newPassword: string };
  /**
   * Let the EAP method show its window, for as long as its user takes: no timeout counts meanwhile. It belongs to
   * `ownerWindow`. Microsoft's page "RasInvokeEapUI function".
   */
  readonly InvokeEapUI: { readonly ownerWindow?: OwnerWindow };
}

export type AnswerableState = keyof AnswerFor;
/** What `onPaused` gives: the answer of `AnswerFor` that the state calls for. */
export type PauseAnswer = AnswerFor[keyof AnswerFor];

/** What goes on to RAS: changed parameters of RasDial, or RasInvokeEapUI first. */
export type CheckedAnswer =
  | { readonly resume: NativeResumeAnswer }
  | { readonly invokeEapUI: { readonly ownerWindow: bigint | undefined } };

export function isAnswerable(state: string): state is AnswerableState {
  return Object.hasOwn(checks, state);
}

/**
 * A copy, for what is changed after the check does not count. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE` for what cannot be given to RAS.
 */
export function checkAnswer(state: AnswerableState, answer: unknown): CheckedAnswer {
  const given = answer === undefined && mayBeLeftOut.has(state) ? {} : answer;
  if (typeof given !== 'object' || given === null) {
    throw invalidType('answer', `the answer to ${state}, an object`, given, true);
  }
  return checks[state](given as never);
}

/** False: the dial is over, or being hung up. */
export function giveAnswer(
  session: NativeSession,
  answer: CheckedAnswer,
  subentry: number,
): boolean {
  return 'resume' in answer
    ? session.resume(answer.resume)
    : session.invokeEapUI(subentry, answer.invokeEapUI.ownerWindow);
}

const mayBeLeftOut: ReadonlySet<AnswerableState> = new Set(['Interactive', 'InvokeEapUI']);

const checks: {
  readonly [State in AnswerableState]: (answer: AnswerFor[State]) => CheckedAnswer;
} = {
  Interactive: (answer) => {
    checkKeys('answer', answer, new Set());
    return { resume: {} };
  },
  RetryAuthentication: (answer) => {
    checkKeys('answer', answer, new Set(['userName', 'password', 'domain']));
    checkUser('answer', answer);
    const { userName, password, domain } = answer;
    return { resume: { userName, password, ...(domain === undefined ? {} : { domain }) } };
  },
  CallbackSetByCaller: (answer) => {
    checkKeys('answer', answer, new Set(['callbackNumber']));
    const { callbackNumber } = answer;
    checkText('answer.callbackNumber', callbackNumber, {
      longest: limits.number,
      mayBeEmpty: true,
    });
    return { resume: { callbackNumber } };
  },
  PasswordExpired: (answer) => {
    checkKeys('answer', answer, new Set(['newPassword']));
    checkPassword('answer.newPassword', answer.newPassword);
    return { resume: { password: answer.newPassword } };
  },
  InvokeEapUI: (answer) => {
    checkKeys('answer', answer, new Set(['ownerWindow']));
    const { ownerWindow } = answer;
    const handle =
      ownerWindow === undefined ? undefined : windowHandle('answer.ownerWindow', ownerWindow);
    return { invokeEapUI: { ownerWindow: handle } };
  },
};

export const answerableStates: readonly string[] = Object.keys(checks);
