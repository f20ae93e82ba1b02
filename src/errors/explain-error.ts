/** Errors are explained out of this package's own tables. Nobody is asked, so it works on a system without RAS. */

import { checkKeys, invalidType, invalidValue } from '../arguments/validation.js';
import { languageFor, type Wording } from '../states/languages.js';
import { type ConnectionState, states } from '../states/states.js';
import { describeState } from '../states/wording.js';
import {
  type Audience,
  adviceFor,
  type ErrorCause,
  errors,
  knownCodes,
  nameOf,
  type Passes,
  type RasErrorCode,
} from './error-table.js';
import { isRasError, type RasError } from './errors.js';

/** An explanation of an error. */
export interface ErrorExplanation {
  /** The error's name, or one made of its number. */
  readonly code: RasErrorCode;
  /** It is absent for an error of this package. */
  readonly errno?: number;
  /** A sentence without its full stop. It is absent, as the advice is, for a number that the tables do not have. */
  readonly message?: string;
  /** Tells in sentences what can be done about it. */
  readonly advice?: string;
  /** The frequent causes of the error, the most frequent first. */
  readonly causes: readonly ErrorCause[];
  /** Tells whether the same dial may succeed later although nobody changes anything. */
  readonly passes: Passes;
  /** Microsoft's page that describes the error. It is absent for an error of this package. */
  readonly link?: string;
  /**
   * The state in which the dial failed, in the words of `describeState()`. Only a `RasError` that has a state gets
   * it.
   */
  readonly state?: Wording & { readonly name: ConnectionState };
}

/** Options of `explainError()`. */
export interface ExplainOptions {
  /** The advice names the calls of this package (`'api'`, the default), or the options of `winras` (`'command'`). */
  readonly for?: Audience;
  /** The language of the state, as for `describeState()`; everything else is in English. */
  readonly locale?: string;
}

const optionNames = new Set(['for', 'locale']);
const audiences: readonly unknown[] = ['api', 'command'] satisfies Audience[];
const errnoByCode = new Map<string, number>(errors.map(({ code, errno }) => [code, errno]));
const stateNames: ReadonlySet<string> = new Set(states.map(({ name }) => name));

/**
 * Explains what an error means, why it comes and what to do. It takes a `RasError`, or a number or name as people
 * find them: `691`, `0x80070057`, `-2147024809`, `'ERROR_VPN_TIMEOUT'`, `'vpn_timeout'`. The explanation of an
 * unknown number has a `code` and no text. It asks neither RAS nor Windows; `ras.errorMessage()` gives the text of
 * Windows. Anything else, such as an error of another kind (see `isRasError()`), throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`. Microsoft's page is
 * [Routing and Remote Access Error Codes](https://learn.microsoft.com/en-us/windows/win32/rras/routing-and-remote-access-error-codes).
 */
export function explainError(
  error: RasError | RasErrorCode | number | (string & {}),
  options: ExplainOptions = {},
): ErrorExplanation {
  checkKeys('options', options, optionNames);
  const { for: audience = 'api', locale } = options;
  if (!audiences.includes(audience))
    throw invalidValue('options.for', audience, "must be 'api' or 'command'");
  languageFor(locale);
  const { code, errno = errnoByCode.get(code), state } = identified(error);
  const {
    mayBeRefusal: _,
    link = pageOf(code, errno),
    ...advice
  } = adviceFor(code, audience) ?? {
    causes: [],
    passes: 'unknown',
  };
  return {
    code,
    ...(errno === undefined ? {} : { errno }),
    ...advice,
    ...(link === undefined ? {} : { link }),
    ...(state === undefined || !stateNames.has(state) ? {} : { state: stateOf(state, locale) }),
  };
}

/**
 * Reads an error number as people find it: `691`, `0x80070057`, `-2147024809`, or a name that a `RasError` makes of a
 * number. Returns undefined where the text is none of these.
 */
export function errnoOf(text: string): number | undefined {
  const [, digits] = /^(?:RAS_|HRESULT_)?(0x[\da-f]{1,8}|-?\d{1,10})$/i.exec(text) ?? [];
  return unsigned(Number(digits));
}

/**
 * Finds a code by its name, also without `ERROR_` or `ERR_RAS_`, and returns undefined where there is none. ASCII
 * upper case is enough, since the names are symbols of headers and not names that Windows compares.
 */
export function codeOf(name: string): RasErrorCode | undefined {
  const wanted = name.toUpperCase();
  return (
    knownCodes.find((known) => known === wanted) ??
    knownCodes.find((known) => bareName(known) === wanted)
  );
}

/** Removes the prefix with which many names begin. */
export function bareName(code: string): string {
  return code.replace(/^(?:ERROR_|ERR_RAS_)/, '');
}

/** An HRESULT may be written as a negative number. Returns undefined where the number is too large for an error. */
function unsigned(number: number): number | undefined {
  const isErrno = Number.isInteger(number) && number >= -(2 ** 31) && number < 2 ** 32;
  return isErrno ? number >>> 0 : undefined;
}

type Identified = Pick<RasError, 'code'> & { readonly errno?: number; readonly state?: string };

function identified(error: unknown): Identified {
  if (isRasError(error)) return error;
  if (typeof error !== 'string' && typeof error !== 'number')
    throw invalidType('error', 'a RasError, or the name or the number of an error', error);
  const errno = typeof error === 'number' ? unsigned(error) : errnoOf(error);
  if (errno !== undefined) return { code: nameOf(errno), errno };
  const code = typeof error === 'string' ? codeOf(error) : undefined;
  if (code !== undefined) return { code };
  throw invalidValue('error', error, 'must be the name or the number of an error');
}

function stateOf(name: string, locale: string | undefined) {
  const state = name as ConnectionState;
  return { name: state, ...describeState(state, locale === undefined ? {} : { locale }) };
}

const learn = 'https://learn.microsoft.com/en-us/windows/win32/';
/** Microsoft has pages on whole ranges of numbers; each row has the first and the last number of a page. */
const pages: readonly (readonly [first: number, last: number, page: string])[] = [
  [600, 956, 'rras/routing-and-remote-access-error-codes'],
  [0, 499, 'debug/system-error-codes--0-499-'],
  [1000, 1299, 'debug/system-error-codes--1000-1299-'],
  [1300, 1699, 'debug/system-error-codes--1300-1699-'],
  [1700, 3999, 'debug/system-error-codes--1700-3999-'],
  [10_000, 11_999, 'winsock/windows-sockets-error-codes-2'],
  [12_000, 12_999, 'wininet/wininet-errors'],
  [13_000, 15_999, 'debug/system-error-codes--12000-15999-'],
  [0x4042_0000, 0x4042_ffff, 'eaphost/eap-related-error-and-information-constants'],
  [0x8042_0000, 0x8042_ffff, 'eaphost/eap-related-error-and-information-constants'],
  [0x8000_0000, 0x8000_ffff, 'seccrypto/common-hresult-values'],
  [0x8007_0057, 0x8007_0057, 'seccrypto/common-hresult-values'],
  [0x8009_0000, 0x800b_ffff, 'com/com-error-codes-4'],
];

/** An HRESULT that carries an error of Windows is explained on the page of that error. */
function pageOf(code: RasErrorCode, errno: number | undefined): string | undefined {
  const places = [errno, errnoByCode.get(code)];
  const found = pages.find(([first, last]) =>
    places.some((place) => place !== undefined && place >= first && place <= last),
  );
  return found === undefined ? undefined : `${learn}${found[2]}`;
}
