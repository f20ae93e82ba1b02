/** The tables of errors: the names of the numbers, and in our words what users meet and what they can do. */

import adviceTable from './tables/advice.json';
import type { RasErrorName } from './tables/error-names.js';
import errorTable from './tables/errors.json';

/** The errors of this package's own. */
export type OwnErrorCode =
  | 'ERR_RAS_ABANDONED'
  | 'ERR_RAS_ADDON_NOT_FOUND'
  | 'ERR_RAS_AMBIGUOUS_ENTRY'
  | 'ERR_RAS_DIAL_TIMEOUT'
  | 'ERR_RAS_EAP_UI'
  | 'ERR_RAS_ENTRY_IN_USE'
  | 'ERR_RAS_HANGUP_PENDING'
  | 'ERR_RAS_NO_DESKTOP'
  | 'ERR_RAS_NO_DEVICE'
  | 'ERR_RAS_NOT_PAUSED'
  | 'ERR_RAS_PAUSE_TIMEOUT'
  | 'ERR_RAS_PAUSE_UNANSWERED'
  | 'ERR_RAS_TOO_MANY_EVENTS'
  | 'ERR_RAS_UNAVAILABLE'
  | 'ERR_RAS_UNSUPPORTED_PLATFORM'
  | 'ERR_RAS_WATCH_OVERFLOW';

/** A number that the tables do not name: an HRESULT, or anything else. */
export type UnnamedErrorCode = `HRESULT_0x${string}` | `RAS_${number}`;

/** The name of an error: of RAS or Windows, of this package, or made of its number. */
export type RasErrorCode = RasErrorName | OwnErrorCode | UnnamedErrorCode;

/** An error's name and number. */
export interface ErrorDescription {
  readonly code: RasErrorName;
  readonly errno: number;
}

/** Every error that has a name here: RAS' own, and those of Windows that dials fail with. */
export const errors: readonly ErrorDescription[] = errorTable.map(({ code, name }) => ({
  code: name as RasErrorName,
  errno: code,
}));

/**
 * Whether the same dial may succeed later though nobody changes anything.
 * - `'transient'`: it may, as with a busy line.
 * - `'final'`: it will not: somebody has to act first, and each further dial with a refused password may lock the account.
 * - `'unknown'`: the error does not tell.
 */
export type Passes = 'transient' | 'final' | 'unknown';

export interface Advice {
  readonly message: string;
  readonly advice: string;
  /** Absent: `'unknown'`. */
  readonly passes?: Passes;
  /** Servers answer so, too, when they refuse the credentials: with IKEv2 and PPPoE most of all. */
  readonly mayBeRefusal?: boolean;
}

const nameByErrno = new Map(errors.map(({ errno, code }) => [errno, code]));
const adviceByCode = new Map<string, Advice>(
  Object.entries(adviceTable as Readonly<Record<string, Advice>>),
);
/** The upper half of the HRESULTs that carry an error of Windows in their lower half. */
const win32Facility = 0x8007;

export function nameOf(errno: number): RasErrorName | UnnamedErrorCode {
  const carried = errno >>> 16 === win32Facility ? nameByErrno.get(errno & 0xffff) : undefined;
  const name = nameByErrno.get(errno) ?? carried;
  if (name !== undefined) return name;
  return errno >= 0x8000_0000 ? `HRESULT_0x${errno.toString(16)}` : `RAS_${errno}`;
}

export function adviceFor(code: RasErrorCode): Advice | undefined {
  return adviceByCode.get(code);
}

export function passesOf(code: RasErrorCode): Passes {
  return adviceFor(code)?.passes ?? 'unknown';
}
