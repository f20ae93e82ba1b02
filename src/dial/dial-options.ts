/** The options of a dial, and the checks that stand before RAS sees any of them. */

import type { NativeDialRequest } from '../addon/dial.js';
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
import { findEntry } from '../phone-book/find-entry.js';
import type { TemporaryEntry } from '../phone-book/temporary-entry.js';
import { type Entry, entryOfNumber } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import {
  type AnswerableState,
  type AnswerFor,
  answerableStates,
  type PauseAnswer,
} from './answers.js';
import type { PausedEvent, PausedEventOf } from './dial-event.js';
import {
  type ExtensionOptions,
  extensionBitsOf,
  extensionOptionNames,
} from './extension-options.js';
import { type OwnerWindow, windowHandle } from './owner-window.js';

/**
 * The user name and password to dial with, or:
 * - `'stored'`: those that Windows has saved with the entry; RAS decides when there are none.
 * - `'current-user'`: those of the user who is logged on.
 */
export type Credentials = 'stored' | 'current-user' | UserCredentials;

/** RDEOPT_PausedStates, which lets RAS pause. */
const pausedStatesBit = 0x2;

/** Answers pauses: one function for all of them, or an object with a function for each state. */
export type PauseHandler =
  | ((event: PausedEvent) => PauseResult<PauseAnswer>)
  | {
      readonly [State in AnswerableState]?: (
        event: PausedEventOf<State>,
      ) => PauseResult<AnswerFor[State]>;
    };

/** An answer, now or later, or the promise of `event.resume()`. Undefined without a call of `resume()` gives the dial up. */
export type PauseResult<Answer> = Answer | undefined | Promise<Result<Answer>>;
// biome-ignore lint/suspicious/noConfusingVoidType: an async handler that awaits event.resume() gives nothing.
type Result<Answer> = Answer | undefined | void;

/** Decides who answers when RAS pauses: the loop over the dial's events, `onPaused`, or nobody. */
export type PauseOptions =
  | {
      /** Lets RAS pause, and the loop over this dial's events answer. Excludes `onPaused`. */
      readonly pausedStates?: boolean;
      readonly onPaused?: never;
    }
  | {
      readonly pausedStates?: false;
      /**
       * Lets RAS pause, and answers: by the value that it returns, or by `event.resume()`. A handler that does neither gives
       * the dial up. Excludes `pausedStates`.
       */
      readonly onPaused: PauseHandler;
    };

/**
 * Options for dialing a number without an entry, without those about pauses, so that interfaces can extend it. All are
 * optional.
 */
export interface BaseDialNumberOptions extends ExtensionOptions {
  /** Who dials. Default: `'stored'`. */
  readonly credentials?: Credentials;
  /**
   * The path of a phone-book file. One on a share has to be given as `\\server\share\…`, since the service of RAS does not
   * see mapped drives. Default: the user's and the all-users book.
   */
  readonly phoneBook?: string;
  /**
   * The number for the server to call back, of at most 128 characters. It counts only when the server lets its caller
   * choose. `'*'` takes the stored number and needs `pausedStates` or `onPaused`.
   */
  readonly callbackNumber?: string;
  /** The link to dial first when an entry has several, from 1. */
  readonly subentry?: number;
  /** The index of the network interface through which a VPN is to go. */
  readonly interfaceIndex?: number;
  /** Milliseconds until the dial is given up; the time of pauses does not count. Default: 180,000. */
  readonly timeout?: number;
  /**
   * Aborts the dial: the line is hung up, then an `AbortError` is thrown. Its `hangUpError` is set when the hang-up has
   * failed.
   */
  readonly signal?: AbortSignalLike;
  /** Milliseconds that a pause waits for its answer. Default: 120,000. */
  readonly pauseTimeout?: number;
  /**
   * Hangs the connected line up when this process, or this worker, ends: by itself, by `process.exit()`, by an uncaught
   * exception, or by a signal that the program does not handle itself (Ctrl+C, Ctrl+Break, a closed console, SIGTERM;
   * [SetConsoleCtrlHandler](https://learn.microsoft.com/en-us/windows/console/setconsolectrlhandler)). After a signal the
   * process waits up to 3 s for all hang-ups together, and then ends as it would have done, on Windows with exit code
   * 0xC000013A; a second signal ends it at once. Default: the line stays up.
   *
   * Nobody hangs up when the process is killed, as by `taskkill /F`, unless this is `'guarded'`. Then a process of its own
   * hangs the line up, also in the middle of the dial. It starts before RasDial is called, and ends when nothing is left to
   * hang up. It finds a connected line by its `id`, so a line without an `id` stays up. A job that ends its members, as many
   * CI systems, services and Task Scheduler use, ends the guard, too. When `terminate()` ends a worker, worker and guard both
   * hang up, so another program that uses the line loses its reference. In Electron, a single executable and other programs
   * than Node.js, WINRAS_GUARD_NODE has to name a Node.js that runs the guard. The dial fails with `ERR_RAS_NO_GUARD` when
   * the guard cannot run, as over a simulated RAS without a state file.
   */
  readonly hangUpOnExit?: boolean | 'guarded';
}

/** Options for dialing a number without an entry. All are optional. */
export type DialNumberOptions = BaseDialNumberOptions & PauseOptions;

/** Options for dialing an entry. All are optional: credentials, number and device are the entry's. */
export type DialOptions = BaseDialOptions & PauseOptions;

/** `DialOptions` without those about pauses, so that interfaces can extend it. */
export interface BaseDialOptions extends BaseDialNumberOptions {
  /** Replaces the entry's own number; at most 128 characters. */
  readonly phoneNumber?: string;
  /**
   * Decides how an entry that authenticates with EAP gets the identity to dial with; others need none
   * ([RasGetEapUserIdentity](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgeteapuseridentityw)).
   * - `'silent'`: the method shows no window. When it would have to show one, the dial goes on with the stored user name or
   *   fails with `ERR_RAS_EAP_UI`.
   * - `'interactive'`: the method may show a window; the dial fails when its user closes it.
   * - `'none'`: the method is not asked for an identity.
   *
   * Default: `'silent'`, but `'none'` with a user name and a password in `credentials`, since the method would dial with
   * those that Windows has stored instead.
   */
  readonly eapIdentity?: 'silent' | 'interactive' | 'none';
  /** The window that owns the one in which an `'interactive'` identity is asked for. */
  readonly ownerWindow?: OwnerWindow;
  /**
   * Decides about an entry that is connected already, whoever has dialed it. `'dial'` calls RasDial, which adds a reference
   * to the line ([RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw)); `isFurtherReference` of
   * the connection tells so. `'reject'` dials nothing: the dial fails with `ERR_RAS_ALREADY_CONNECTED`, whose `connectionId`
   * is the `id` of the line. Default: `'dial'`.
   */
  readonly ifConnected?: 'dial' | 'reject';
}

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
    ...plan_(options, entryDialOptionNames),
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
  return { ...plan_(options, optionNames), entryName: '', phoneNumber, ...entryless };
}

export async function entryToDial(provider: Provider, plan: DialPlan): Promise<Entry> {
  const { entryName, phoneNumber, phoneBook, temporaryEntry } = plan;
  if (entryName === '') return entryOfNumber(phoneNumber, phoneBook);
  await temporaryEntry?.make(provider);
  return findEntry(provider, entryName, phoneBook);
}

/** Gives the plan as the addon takes it, with the name and the book of the entry that was found. */
export function requestOf(plan: DialPlan, entry: Entry): NativeDialRequest {
  const { phoneNumber, callbackNumber, storedCredentials, user } = plan;
  const { eapIdentity, ownerWindow, subentry, interfaceIndex, hangUpOnExit } = plan;
  return {
    ...(entry.phoneBook === undefined ? {} : { phoneBook: entry.phoneBook }),
    ...(ownerWindow === undefined ? {} : { ownerWindow }),
    eapIdentity,
    entryName: entry.name,
    phoneNumber,
    callbackNumber,
    storedCredentials,
    ...user,
    subentry,
    interfaceIndex,
    hangUpOnExit: hangUpOnExit !== false,
    options: plan.extensionBits,
  };
}

function plan_(
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
