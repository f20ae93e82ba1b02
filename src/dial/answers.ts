/**
 * The answers to pauses: each paused state calls for its own
 * ([Paused states](https://learn.microsoft.com/en-us/windows/win32/rras/paused-states)).
 */

import type { NativeResumeAnswer, NativeSession } from '../addon/dial.js';
import { limits } from '../addon/limits.js';
import { checkPassword } from '../arguments/passwords.js';
import { checkKeys, checkText, invalidType } from '../arguments/validation.js';
import { checkUser, type UserCredentials } from '../credentials/user-credentials.js';
import { type OwnerWindow, windowHandle } from './owner-window.js';

/** The answer that each paused state calls for. */
export interface AnswerFor {
  /** Says that the talk with the remote terminal is done; RAS needs nothing else. */
  readonly Interactive: Readonly<Record<string, never>>;
  /** Gives another user name and password; without `domain` the domain stays as it was. */
  readonly RetryAuthentication: UserCredentials;
  /** Gives the number to call back, of at most 128 characters. An empty one asks for no callback. */
  readonly CallbackSetByCaller: { readonly callbackNumber: string };
  /** Gives the new password, of at most 256 characters. */
  readonly PasswordExpired: { readonly newPassword: string };
  /**
   * Lets the EAP method show its window, which belongs to `ownerWindow`. No timeout counts while it is shown
   * ([RasInvokeEapUI](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasinvokeeapui)).
   */
  readonly InvokeEapUI: { readonly ownerWindow?: OwnerWindow };
}

export type AnswerableState = keyof AnswerFor;
/** `onPaused` gives the answer of `AnswerFor` that the state calls for. */
export type PauseAnswer = AnswerFor[keyof AnswerFor];

/** An answer as the addon takes it: changed parameters of RasDial, or a call of RasInvokeEapUI before it. */
export type CheckedAnswer =
  | { readonly resume: NativeResumeAnswer }
  | { readonly invokeEapUI: { readonly ownerWindow: bigint | undefined } };

export function isAnswerable(state: string): state is AnswerableState {
  return Object.hasOwn(checks, state);
}

/**
 * Copies the answer, so that a change after the check does not count. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE` when RAS cannot be given it.
 */
export function checkAnswer(state: AnswerableState, answer: unknown): CheckedAnswer {
  const given = answer === undefined && mayBeLeftOut.has(state) ? {} : answer;
  if (typeof given !== 'object' || given === null) {
    throw invalidType('answer', `the answer to ${state}, an object`, given, true);
  }
  return checks[state](given as never);
}

/** Gives RAS the answer; false when the dial is over, or being hung up. */
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
