/** Errors tell what went wrong, where, and what can be done. */

import { isOurs, markAsOurs } from '../arguments/caller.js';
import { didYouMean } from '../arguments/similar.js';
import {
  ERROR_AUTH_INTERNAL,
  ERROR_CANNOT_GET_LANA,
  ERROR_NETBIOS_ERROR,
  ERROR_SERVER_NOT_RESPONDING,
} from './error-numbers.js';
import {
  type Advice,
  adviceFor,
  nameOf,
  numberInWords,
  type OwnErrorCode,
  type RasErrorCode,
} from './error-table.js';

/** A `RasError` is made of these details. */
export interface RasErrorDetails {
  /** A code of this package; without it `errno` names the error. */
  readonly code?: OwnErrorCode;
  /** The number that RAS has returned. */
  readonly errno?: number;
  /** The C function that failed. */
  readonly operation?: string;
  readonly state?: string;
  /** It is dropped where RAS does not define it. */
  readonly extendedError?: number;
  readonly entryName?: string;
  /** True while the dial was authenticating. It is dropped for errors that say nothing about credentials. */
  readonly wasAuthenticating?: boolean;
  readonly connectionId?: string | undefined;
  /** The names of entries that may have been meant. */
  readonly nearest?: readonly string[];
  /** It completes our message, for example with the file or the phone books. */
  readonly detail?: string;
  /** The text of Windows in the user's language, where it has one. */
  readonly systemMessage?: string | undefined;
  readonly cause?: unknown;
}

/** All copies of this package, in all realms, share this symbol. */
const brand = Symbol.for('winras.RasError');

/** Only with these errors extendedError means something (rule D4, docs/rules.md). */
const extendedErrnos: ReadonlySet<number> = new Set([
  ERROR_CANNOT_GET_LANA,
  ERROR_NETBIOS_ERROR,
  ERROR_AUTH_INTERNAL,
  ERROR_SERVER_NOT_RESPONDING,
]);

/**
 * RAS, or this package on its behalf, could not do what it was asked for. The stack shows where the program has
 * asked.
 */
export class RasError extends Error {
  /** The error's name, such as `'ERROR_AUTHENTICATION_FAILURE'` or `'ERR_RAS_DIAL_TIMEOUT'`. */
  readonly code: RasErrorCode;
  /** Tells what the user can do about it. */
  declare readonly advice?: string;
  /** The number of a RAS or Windows error, such as 691. */
  declare readonly errno?: number;
  /** A further number from NetBIOS or the authentication, which a few errors have. */
  declare readonly extendedError?: number;
  /** The C function that failed, such as `'RasDial'`. */
  declare readonly operation?: string;
  /** The state in which a dial failed. */
  declare readonly state?: string;
  declare readonly entryName?: string;
  /**
   * The names that may have been meant by an entry that does not exist (623): at most three, the nearest first. It is
   * absent where no name is near.
   */
  declare readonly nearest?: readonly string[];
  /**
   * True where the server may have refused the credentials without saying so: 628, 629, 619, 718 or 0x80004005 while
   * the dial was authenticating. Dial again only once, since more wrong passwords lock the account.
   */
  declare readonly mayBeRefusal?: true;
  /** The `id` of the connection that is up, where it has one; only with `ERR_RAS_ALREADY_CONNECTED`. */
  declare readonly connectionId?: string;
  /** Tells why the hang-up has failed with which a failed dial ends. The connection may then still be up. */
  declare readonly hangUpError?: RasError;

  /** Tests of your own error handling may make errors with it, too. */
  constructor(details: RasErrorDetails) {
    const { errno, operation, state, entryName, connectionId, nearest = [], cause } = details;
    const code = details.code ?? nameOf(errno ?? 0);
    const known = adviceFor(code);
    const extendedError = meaningfulExtendedError(details);
    super(messageOf(details, code, known, extendedError), cause === undefined ? {} : { cause });
    this.code = code;
    const mayBeRefusal = (details.wasAuthenticating && known?.mayBeRefusal) || undefined;
    const optional = {
      advice: known?.advice,
      errno,
      extendedError,
      operation,
      state,
      entryName,
      nearest: nearest.length === 0 ? undefined : nearest,
      mayBeRefusal,
      connectionId,
    };
    for (const [name, value] of Object.entries(optional)) {
      if (value !== undefined) Object.assign(this, { [name]: value });
    }
    markAsOurs(this);
  }

  /** Gives plain data, without stack and cause. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { name, message, ...(this as Record<string, unknown>) };
  }
}

Object.defineProperties(RasError.prototype, {
  name: { value: 'RasError', writable: true, configurable: true },
  [brand]: { value: true },
});

/**
 * The type of an error that was asked for by its name or number. The brackets keep it from distributing over the
 * union of all names, which would take seconds.
 */
type RasErrorOf<Code extends RasErrorCode | number> = RasError &
  ([Code] extends [number]
    ? { readonly errno: `${Code}` extends `-${string}` ? number : Code }
    : [Code] extends [RasErrorCode]
      ? { readonly code: Code }
      : unknown);

/**
 * Also recognizes errors of another copy of this package, or of another realm, which `instanceof` does not. With
 * `code`, a name or a number, it recognizes only that error. An HRESULT may be written as a negative number.
 */
export function isRasError(value: unknown): value is RasError;
export function isRasError<Code extends RasErrorCode | number>(
  value: unknown,
  code: Code,
): value is RasErrorOf<Code>;
export function isRasError(value: unknown, code?: RasErrorCode | number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const error = value as RasError & { readonly [brand]?: unknown };
  if (error[brand] !== true) return false;
  if (code === undefined || error.code === code) return true;
  return typeof code === 'number' && error.errno === code >>> 0;
}

/** An aborted call rejects with this error, as Node.js' own functions do. Its `cause` is the reason of the signal. */
export interface AbortError extends Error {
  readonly name: 'AbortError';
  readonly code: 'ABORT_ERR';
  /**
   * Tells why the hang-up has failed with which an aborted dial or an aborted `ras.keep()` ends. The connection may
   * then still be up; `hangUp()` of the dial or of the connection, or `ras.hangUpAll()`, tries again.
   */
  readonly hangUpError?: RasError;
}

/** `what` begins the message, for example "The dial"; the entry's name follows if there is one. */
export function abortError(what: string, entryName: string, reason: unknown): AbortError {
  const whose = entryName === '' ? '' : ` of "${entryName}"`;
  const error = markAsOurs(new Error(`${what}${whose} was aborted`, { cause: reason }));
  Object.defineProperty(error, 'name', { value: 'AbortError', writable: true, configurable: true });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' } as const);
}

/**
 * Adds to an error why the hang-up that came before it has failed, and returns the same error. Only an error of this
 * package gets further words in its message.
 */
export function withHangUpError(error: unknown, hangUpError: RasError): unknown {
  if (!(error instanceof Error) || !Object.isExtensible(error)) return error;
  if (isOurs(error))
    error.message += `${endOf(error.message)} The connection may still be up: ${hangUpError.message}`;
  return Object.assign(error, { hangUpError });
}

function endOf(sentence: string): string {
  return sentence.endsWith('.') ? '' : '.';
}

function meaningfulExtendedError({ errno, extendedError }: RasErrorDetails): number | undefined {
  return errno !== undefined && extendedErrnos.has(errno) ? extendedError : undefined;
}

/** Makes `RasDial failed in state Authenticate: <what> (691 ERROR_AUTHENTICATION_FAILURE). <what to do>`. */
function messageOf(
  details: RasErrorDetails,
  code: RasErrorCode,
  known: Advice | undefined,
  extendedError: number | undefined,
): string {
  const { operation, state, entryName, detail, systemMessage, nearest = [] } = details;
  const where = [
    operation === undefined ? '' : `${operation} failed`,
    entryName === undefined ? '' : ` for "${entryName}"`,
    state === undefined ? '' : ` in state ${state}`,
  ].join('');
  const what = [
    where.trim(),
    withoutStop(systemMessage) || known?.message || 'Windows has no text for this error',
    withoutStop(detail),
  ].filter(Boolean);
  const number = details.code === undefined ? `${numberInWords(details.errno ?? 0)} ` : '';
  const extended = extendedError === undefined ? '' : `, extended error ${extendedError}`;
  const advice = known === undefined ? '' : ` ${known.advice}`;
  return `${what.join(': ')} (${number}${code}${extended}).${advice}${didYouMean(nearest)}`;
}

function withoutStop(text = ''): string {
  return text.trim().replace(/[.。]$/, '');
}
