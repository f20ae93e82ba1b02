/** What goes wrong, as errors that say what it was, where, and what to do. */

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

/** What a `RasError` is made of. */
export interface RasErrorDetails {
  /** A code of this package; otherwise `errno` names the error. */
  readonly code?: OwnErrorCode;
  /** What RAS answered. */
  readonly errno?: number;
  /** The C function that failed. */
  readonly operation?: string;
  readonly state?: string;
  /** Dropped where RAS does not define it. */
  readonly extendedError?: number;
  readonly entryName?: string;
  /** The dial was authenticating: dropped for errors that say nothing about credentials. */
  readonly wasAuthenticating?: boolean;
  readonly connectionId?: string | undefined;
  /** Names of entries that may have been meant. */
  readonly nearest?: readonly string[];
  /** Completes our message: which file, which books. */
  readonly detail?: string;
  /** Windows' own words, in the user's language, where it has some. */
  readonly systemMessage?: string | undefined;
  readonly cause?: unknown;
}

/** The same in all copies of this package and in all realms. */
const brand = Symbol.for('winras.RasError');

/** The only errors whose extendedError means something (rule D4). */
const extendedErrnos: ReadonlySet<number> = new Set([
  ERROR_CANNOT_GET_LANA,
  ERROR_NETBIOS_ERROR,
  ERROR_AUTH_INTERNAL,
  ERROR_SERVER_NOT_RESPONDING,
]);

/** RAS, or this package on its behalf, could not do what it was asked for. Its stack shows who has asked. */
export class RasError extends Error {
  /** `'ERROR_AUTHENTICATION_FAILURE'`, `'ERR_RAS_DIAL_TIMEOUT'`, … */
  readonly code: RasErrorCode;
  /** What the user can do about it. */
  declare readonly advice?: string;
  /** The number of a RAS or Windows error: 691. */
  declare readonly errno?: number;
  /** NetBIOS' or the authentication's own number, with the few errors that have one. */
  declare readonly extendedError?: number;
  /** The C function that failed: `'RasDial'`. */
  declare readonly operation?: string;
  /** The state in which a dial failed. */
  declare readonly state?: string;
  declare readonly entryName?: string;
  /**
   * With 623, for an entry that there is not: the names that may have been meant, the nearest first and at most three.
   * Absent where none is near.
   */
  declare readonly nearest?: readonly string[];
  /**
   * True where the server may have refused the credentials without saying so: 628, 629, 619, 718 or 0x80004005 while the
   * dial was authenticating. Whoever dials again should do so once: more wrong passwords lock the account.
   */
  declare readonly mayBeRefusal?: true;
  /** With `ERR_RAS_ALREADY_CONNECTED`: the `id` of the line that is up, where it has one. */
  declare readonly connectionId?: string;
  /** A dial that fails is hung up first: why that has failed, too. Then the line may still be up. */
  declare readonly hangUpError?: RasError;

  /** For tests of your own error handling, too. */
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

  /** Plain data: neither stack nor cause. */
  toJSON(): Record<string, unknown> {
    const { name, message } = this;
    return { name, message, ...(this as Record<string, unknown>) };
  }
}

Object.defineProperties(RasError.prototype, {
  name: { value: 'RasError', writable: true, configurable: true },
  [brand]: { value: true },
});

/** An error that was asked for by its name or number. In brackets: of all names a union would take seconds. */
type RasErrorOf<Code extends RasErrorCode | number> = RasError &
  ([Code] extends [number]
    ? { readonly errno: `${Code}` extends `-${string}` ? number : Code }
    : [Code] extends [RasErrorCode]
      ? { readonly code: Code }
      : unknown);

/**
 * Also for errors of another copy of this package, or of another realm, which `instanceof` does not know.
 * With `code`, a name or a number, only for that error. An HRESULT may be written as a negative number.
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

/** What an aborted call rejects with, as Node.js' own functions do. Its `cause` is the reason of the signal. */
export interface AbortError extends Error {
  readonly name: 'AbortError';
  readonly code: 'ABORT_ERR';
  /**
   * An aborted dial, and the line of an aborted `ras.keep()`, is hung up first: why that has failed. Then the line may
   * still be up, and `hangUp()` of the dial or of the line, or `ras.hangUpAll()`, tries again.
   */
  readonly hangUpError?: RasError;
}

/** `what` begins the error's sentence: "The dial", of the entry if there is one. */
export function abortError(what: string, entryName: string, reason: unknown): AbortError {
  const whose = entryName === '' ? '' : ` of "${entryName}"`;
  const error = markAsOurs(new Error(`${what}${whose} was aborted`, { cause: reason }));
  Object.defineProperty(error, 'name', { value: 'AbortError', writable: true, configurable: true });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' } as const);
}

/**
 * Adds to what a call fails with why the hang-up before it has failed. Gives the same error; words are added only to
 * those of this package.
 */
export function withHangUpError(error: unknown, hangUpError: RasError): unknown {
  if (!(error instanceof Error) || !Object.isExtensible(error)) return error;
  if (isOurs(error))
    error.message += `${endOf(error.message)} The line may still be up: ${hangUpError.message}`;
  return Object.assign(error, { hangUpError });
}

function endOf(sentence: string): string {
  return sentence.endsWith('.') ? '' : '.';
}

function meaningfulExtendedError({ errno, extendedError }: RasErrorDetails): number | undefined {
  return errno !== undefined && extendedErrnos.has(errno) ? extendedError : undefined;
}

/** `RasDial failed in state Authenticate: <what> (691 ERROR_AUTHENTICATION_FAILURE). <what to do>` */
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
