/** Checks the options of a dial before RAS sees any of them, and fills in the defaults. */

import { limits } from '../addon/limits.js';
import {
  type AbortSignalLike,
  checkBoolean,
  checkDuration,
  checkInteger,
  checkKeys,
  checkSignal,
  checkText,
  invalidType,
  invalidValue,
} from '../arguments/validation.js';
import { checkUser, type UserCredentials } from '../credentials/user-credentials.js';
import { optionalBookPath } from '../phone-book/book-path.js';
import type { TemporaryEntry } from '../phone-book/temporary-entry.js';
import { answerableStates } from './answers.js';
import type { PausedEvent } from './dial-event.js';
import type { Credentials, DialNumberOptions, DialOptions, PauseHandler } from './dial-options.js';
import { extensionBitsOf, extensionOptionNames } from './extension-options.js';
import { windowHandle } from './owner-window.js';

/** RDEOPT_PausedStates, which lets RAS pause. */
const pausedStatesBit = 0x2;

/** A handler of pauses as this package calls it. */
type AnyPauseHandler = (event: PausedEvent) => unknown;

/** A dial as it was asked for: checked, and with every default filled in. */
export interface DialPlan {
  /** Empty when the phone number is dialed without an entry. */
  readonly entryName: string;
  readonly phoneNumber: string;
  readonly phoneBook: string | undefined;
  /** The entry that is made before the dial, and removed afterwards. */
  readonly temporaryEntry?: TemporaryEntry;
  readonly callbackNumber: string;
  readonly storedCredentials: boolean;
  readonly user: Required<UserCredentials>;
  readonly eapIdentity: NonNullable<DialOptions['eapIdentity']>;
  readonly ownerWindow: bigint | undefined;
  readonly ifConnected: NonNullable<DialOptions['ifConnected']>;
  readonly subentry: number;
  readonly interfaceIndex: number;
  readonly extensionBits: number;
  readonly timeout: number;
  readonly signal: AbortSignalLike | undefined;
  /** The one who answers a pause. */
  readonly pausesAnsweredBy: 'nobody' | 'loop' | AnyPauseHandler;
  readonly pauseTimeout: number;
  readonly hangUpOnExit: boolean | 'guarded';
}

const eapIdentities: readonly DialPlan['eapIdentity'][] = ['silent', 'interactive', 'none'];
const currentUser = { userName: '', password: '', domain: '' } as const;

const optionNames = new Set([
  ...extensionOptionNames,
  ...['credentials', 'phoneBook', 'callbackNumber', 'subentry', 'interfaceIndex', 'timeout'],
  ...['signal', 'pausedStates', 'onPaused', 'pauseTimeout', 'hangUpOnExit'],
]);

export const entryDialOptionNames = new Set([
  ...optionNames,
  'phoneNumber',
  'eapIdentity',
  'ownerWindow',
  'ifConnected',
]);

/** Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the option and the limit. */
export function planEntryDial(entryName: string, options: DialOptions = {}): DialPlan {
  checkText('entryName', entryName, { longest: limits.entryName });
  return {
    ...planCommon(options, entryDialOptionNames),
    ...planEapIdentity(options),
    ifConnected: optionalChoice(options, 'ifConnected', ['dial', 'reject']) ?? 'dial',
    entryName,
    phoneNumber: optionalText(options, 'phoneNumber', limits.number) ?? '',
  };
}

/** Throws as `planEntryDial()` does. */
export function planNumberDial(phoneNumber: string, options: DialNumberOptions = {}): DialPlan {
  checkText('phoneNumber', phoneNumber, { longest: limits.number });
  // There is no entry that could have credentials stored, or say how to authenticate.
  const entryless = {
    storedCredentials: false,
    eapIdentity: 'none',
    ownerWindow: undefined,
    ifConnected: 'dial',
  } as const;
  return { ...planCommon(options, optionNames), entryName: '', phoneNumber, ...entryless };
}

/** Checks the options that a dial of an entry and one of a number have in common. */
function planCommon(
  options: DialNumberOptions,
  known: ReadonlySet<string>,
): Omit<DialPlan, 'entryName' | 'phoneNumber' | 'eapIdentity' | 'ownerWindow' | 'ifConnected'> {
  checkKeys('options', options, known);
  const pausesAnsweredBy = whoAnswersPauses(options);
  const callbackNumber = optionalText(options, 'callbackNumber', limits.number) ?? '';
  if (callbackNumber === '*' && pausesAnsweredBy === 'nobody') {
    throw invalidValue(
      'options.callbackNumber',
      callbackNumber,
      "needs pausedStates or onPaused when it is '*'",
    );
  }
  if (options.signal !== undefined) checkSignal('options.signal', options.signal);
  return {
    phoneBook: optionalBookPath('options.phoneBook', options.phoneBook),
    callbackNumber,
    storedCredentials: (options.credentials ?? 'stored') === 'stored',
    user: checkCredentials(options.credentials),
    subentry: optionalInteger(options, 'subentry', 1) ?? 0,
    interfaceIndex: optionalInteger(options, 'interfaceIndex', 0) ?? 0,
    extensionBits: extensionBitsOf(options) | (pausesAnsweredBy === 'nobody' ? 0 : pausedStatesBit),
    timeout: optionalDuration(options, 'timeout') ?? 180_000,
    signal: options.signal,
    pausesAnsweredBy,
    pauseTimeout: optionalDuration(options, 'pauseTimeout') ?? 120_000,
    hangUpOnExit: whetherToHangUp(options),
  };
}

function planEapIdentity(options: DialOptions): Pick<DialPlan, 'eapIdentity' | 'ownerWindow'> {
  const { credentials, ownerWindow } = options;
  const ofOwn = typeof credentials === 'object' ? 'none' : 'silent';
  const eapIdentity = optionalChoice(options, 'eapIdentity', eapIdentities) ?? ofOwn;
  if (ownerWindow === undefined) return { eapIdentity, ownerWindow };
  const handle = windowHandle('options.ownerWindow', ownerWindow);
  if (eapIdentity !== 'interactive') {
    throw invalidValue('options.ownerWindow', handle, "needs eapIdentity 'interactive'");
  }
  return { eapIdentity, ownerWindow: handle };
}

function whoAnswersPauses(options: DialNumberOptions): DialPlan['pausesAnsweredBy'] {
  const { onPaused } = options;
  const pausedStates = optionalBoolean(options, 'pausedStates');
  if (onPaused === undefined) return pausedStates ? 'loop' : 'nobody';
  const handler = pauseHandlerOf(onPaused);
  if (pausedStates) {
    throw invalidValue(
      'options.onPaused',
      onPaused,
      'excludes pausedStates: only one can answer a pause',
    );
  }
  return handler;
}

/** Makes one handler of those for single states; a state without a handler gets no answer. */
function pauseHandlerOf(onPaused: PauseHandler): AnyPauseHandler {
  const name = 'options.onPaused';
  if (typeof onPaused === 'function') return onPaused;
  if (typeof onPaused !== 'object' || onPaused === null)
    throw invalidType(name, 'a function, or an object with one for each state', onPaused);
  checkKeys(name, onPaused, new Set(answerableStates));
  const handlers = new Map<string, AnyPauseHandler>();
  for (const [state, handler] of Object.entries(onPaused)) {
    if (typeof handler !== 'function') throw invalidType(`${name}.${state}`, 'a function', handler);
    handlers.set(state, handler as AnyPauseHandler);
  }
  return (event) => handlers.get(event.state)?.(event);
}

function checkCredentials(credentials: Credentials | undefined): Required<UserCredentials> {
  if (credentials === undefined || credentials === 'stored' || credentials === 'current-user')
    return currentUser;
  if (typeof credentials !== 'object' || credentials === null) {
    throw invalidType(
      'options.credentials',
      "'stored', 'current-user' or { userName, password }",
      credentials,
      // The value is not shown, since it may be a password.
      true,
    );
  }
  checkKeys('options.credentials', credentials, new Set(['userName', 'password', 'domain']));
  checkUser('options.credentials', credentials);
  const { userName, password, domain = '' } = credentials;
  return { userName, password, domain };
}

function optionalText(
  options: DialOptions,
  name: 'phoneNumber' | 'callbackNumber',
  longest: number,
) {
  const value = options[name];
  if (value !== undefined) checkText(`options.${name}`, value, { longest });
  return value;
}

function optionalInteger(options: DialOptions, name: 'subentry' | 'interfaceIndex', least: number) {
  const value = options[name];
  if (value !== undefined) checkInteger(`options.${name}`, value, least, 0xffff_ffff);
  return value;
}

function optionalChoice<Name extends 'eapIdentity' | 'ifConnected'>(
  options: DialOptions,
  name: Name,
  choices: readonly DialOptions[Name][],
): DialOptions[Name] {
  const value = options[name];
  if (value === undefined || choices.includes(value)) return value;
  const listed = choices.map((choice) => `'${choice}'`).join(', ');
  throw invalidValue(`options.${name}`, value, `must be one of ${listed}`);
}

function optionalDuration(options: DialOptions, name: 'timeout' | 'pauseTimeout') {
  const value = options[name];
  if (value !== undefined) checkDuration(`options.${name}`, value);
  return value;
}

function optionalBoolean(options: DialOptions, name: 'pausedStates'): boolean {
  const value = options[name];
  if (value !== undefined) checkBoolean(`options.${name}`, value);
  return value ?? false;
}

function whetherToHangUp({ hangUpOnExit = false }: DialOptions): DialPlan['hangUpOnExit'] {
  if (typeof hangUpOnExit === 'boolean' || hangUpOnExit === 'guarded') return hangUpOnExit;
  if (typeof hangUpOnExit === 'string')
    throw invalidValue('options.hangUpOnExit', hangUpOnExit, "must be true, false or 'guarded'");
  throw invalidType('options.hangUpOnExit', "a boolean or 'guarded'", hangUpOnExit);
}
