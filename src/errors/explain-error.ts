/** What an error means and what to do, out of this package's own tables: nobody is asked, so it works where there is no RAS. */

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

/** What `explainError()` knows of an error. */
export interface ErrorExplanation {
  /** Its name, or one made of its number. */
  readonly code: RasErrorCode;
  /** Absent for an error of this package's own. */
  readonly errno?: number;
  /** A sentence without its stop. Absent, as the advice, for a number that the tables do not have. */
  readonly message?: string;
  /** What can be done about it, in sentences. */
  readonly advice?: string;
  /** Why it comes, mostly; the most frequent cause first. */
  readonly causes: readonly ErrorCause[];
  /** Whether the same dial may succeed later though nobody changes anything. */
  readonly passes: Passes;
  /** Microsoft's page that has it. Absent for an error of this package's own. */
  readonly link?: string;
  /** The state that the dial failed in, in the words of `describeState()`: only for a `RasError` that has one. */
  readonly state?: Wording & { readonly name: ConnectionState };
}

/** How an error is explained. */
export interface ExplainOptions {
  /** Whose means the advice names: calls of this package (`'api'`, the default), or options of `winras` (`'command'`). */
  readonly for?: Audience;
  /** The language of the state, as that of `describeState()`; all else is in English. */
  readonly locale?: string;
}

const optionNames = new Set(['for', 'locale']);
const audiences: readonly unknown[] = ['api', 'command'] satisfies Audience[];
const errnoByCode = new Map<string, number>(errors.map(({ code, errno }) => [code, errno]));
const stateNames: ReadonlySet<string> = new Set(states.map(({ name }) => name));

/**
 * What an error means, why it comes and what to do: of a `RasError`, or of a number or name as people find them: `691`,
 * `0x80070057`, `-2147024809`, `'ERROR_VPN_TIMEOUT'`, `'vpn_timeout'`. A number that is not known has a `code` and nothing
 * else. Asks neither RAS nor Windows, whose own words `ras.errorMessage()` has. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE` for what is neither, such as an error of another kind: see `isRasError()`. Microsoft's page
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
 * Undefined: `text` is no number of an error. As people find them: `691`, `0x80070057`, `-2147024809`, and the names
 * that a `RasError` makes of numbers.
 */
export function errnoOf(text: string): number | undefined {
  const [, digits] = /^(?:RAS_|HRESULT_)?(0x[\da-f]{1,8}|-?\d{1,10})$/i.exec(text) ?? [];
  return unsigned(Number(digits));
}

/**
 * By its name, also without `ERROR_` or `ERR_RAS_`; undefined: there is none. All names are capitals of ASCII, since
 * they are symbols of headers and no names that Windows compares.
 */
export function codeOf(name: string): RasErrorCode | undefined {
  const wanted = name.toUpperCase();
  return (
    knownCodes.find((known) => known === wanted) ??
    knownCodes.find((known) => bareName(known) === wanted)
  );
}

/** Without what many names begin with. */
export function bareName(code: string): string {
  return code.replace(/^(?:ERROR_|ERR_RAS_)/, '');
}

/** An HRESULT may be written as a negative number; undefined: it is too large for an error. */
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
/** Microsoft's pages on whole ranges of numbers, which they begin and end with. */
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

/** An HRESULT that carries an error of Windows is on the page of that. */
function pageOf(code: RasErrorCode, errno: number | undefined): string | undefined {
  const places = [errno, errnoByCode.get(code)];
  const found = pages.find(([first, last]) =>
    places.some((place) => place !== undefined && place >= first && place <= last),
  );
  return found === undefined ? undefined : `${learn}${found[2]}`;
}
