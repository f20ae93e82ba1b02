/**
 * The tables of errors give the names of the numbers, and the words for users: what has happened and what they can
 * do.
 */

import adviceTable from './advice.json';
import type { RasErrorName } from './error-names.js';
import errorTable from './errors.json';

/** The codes of errors that this package makes itself. */
export type OwnErrorCode =
  | 'ERR_RAS_ABANDONED'
  | 'ERR_RAS_ADDON_NOT_FOUND'
  | 'ERR_RAS_ALREADY_CONNECTED'
  | 'ERR_RAS_AMBIGUOUS_ENTRY'
  | 'ERR_RAS_DIAL_TIMEOUT'
  | 'ERR_RAS_EAP_UI'
  | 'ERR_RAS_ENTRY_IN_USE'
  | 'ERR_RAS_HANGUP_PENDING'
  | 'ERR_RAS_LINE_UNKNOWN'
  | 'ERR_RAS_NO_DESKTOP'
  | 'ERR_RAS_NO_DEVICE'
  | 'ERR_RAS_NO_GUARD'
  | 'ERR_RAS_NOT_PAUSED'
  | 'ERR_RAS_PAUSE_TIMEOUT'
  | 'ERR_RAS_PAUSE_UNANSWERED'
  | 'ERR_RAS_TOO_MANY_EVENTS'
  | 'ERR_RAS_UNAVAILABLE'
  | 'ERR_RAS_UNSUPPORTED_PLATFORM'
  | 'ERR_RAS_WATCH_OVERFLOW';

/** A code for a number that the tables do not name: an HRESULT, or any other number. */
export type UnnamedErrorCode = `HRESULT_0x${string}` | `RAS_${number}`;

/** The code of an error: of RAS or Windows, of this package, or made of its number. */
export type RasErrorCode = RasErrorName | OwnErrorCode | UnnamedErrorCode;

/** The name and the number of an error. */
export interface ErrorDescription {
  readonly code: RasErrorName;
  readonly errno: number;
}

/** Every error that has a name here: those of RAS, and those of Windows that dials fail with. */
export const errors: readonly ErrorDescription[] = errorTable.map(({ code, name }) => ({
  code: name as RasErrorName,
  errno: code,
}));

/**
 * Tells whether the same dial may succeed later although nobody changes anything.
 * - `'transient'`: it may, for example when the line was busy.
 * - `'final'`: it will not. Somebody has to act first, and each further dial with a refused password may lock the
 *   account.
 * - `'unknown'`: the error does not tell.
 */
export type Passes = 'transient' | 'final' | 'unknown';

/** The advice of an error addresses somebody who calls the API, or somebody who types the command `winras`. */
export type Audience = 'api' | 'command';

/** One text serves both audiences, or each has its own. */
type Text = string | Readonly<Record<Audience, string>>;

/** A row of advice.json. */
interface Row {
  readonly message: string;
  readonly advice: Text;
  /** A row without it counts as `'unknown'`. */
  readonly passes?: Passes;
  /** Servers also answer with this error when they refuse the credentials, with IKEv2 and PPPoE most of all. */
  readonly mayBeRefusal?: boolean;
  /** Microsoft's page on this error, where it has one of its own. */
  readonly link?: string;
  readonly causes?: readonly {
    readonly cause: Text;
    readonly remedy: Text;
    readonly link?: string;
  }[];
  /** The error whose causes this one shares. */
  readonly causesOf?: RasErrorName;
}

/** A frequent cause of an error, and the remedy for it. */
export interface ErrorCause {
  readonly cause: string;
  readonly remedy: string;
  /** Microsoft's page on this cause, where there is one. */
  readonly link?: string;
}

/** A row in the words for one audience. */
export interface Advice extends Pick<Row, 'message' | 'mayBeRefusal' | 'link'> {
  readonly advice: string;
  readonly passes: Passes;
  readonly causes: readonly ErrorCause[];
}

let audienceOfProcess: Audience = 'api';

/**
 * Sets whom the errors of this process address from now on. Only the command, which is a process of its own, calls
 * it.
 */
export function adviseFor(audience: Audience): void {
  audienceOfProcess = audience;
}

const nameByErrno = new Map(errors.map(({ errno, code }) => [errno, code]));
const rowByCode = new Map<string, Row>(
  Object.entries(adviceTable as Readonly<Record<string, Row>>),
);
/** Every code that the tables know: the names of numbers, and the codes of this package. */
export const knownCodes: readonly RasErrorCode[] = [
  ...new Set([...nameByErrno.values(), ...(rowByCode.keys() as Iterable<RasErrorCode>)]),
];
/** HRESULTs with this upper half carry an error of Windows in their lower half. */
const win32Facility = 0x8007;

export function nameOf(errno: number): RasErrorName | UnnamedErrorCode {
  const carried = errno >>> 16 === win32Facility ? nameByErrno.get(errno & 0xffff) : undefined;
  const name = nameByErrno.get(errno) ?? carried;
  if (name !== undefined) return name;
  return errno >= 0x8000_0000 ? `HRESULT_0x${errno.toString(16)}` : `RAS_${errno}`;
}

/** Writes a number as people look it up: HRESULTs are hexadecimal. */
export function numberInWords(errno: number): string {
  return errno >= 0x8000_0000 ? `0x${errno.toString(16)}` : String(errno);
}

/** Returns undefined where the table does not have the code. */
export function adviceFor(
  code: RasErrorCode,
  audience: Audience = audienceOfProcess,
): Advice | undefined {
  const row = rowByCode.get(code);
  if (row === undefined) return undefined;
  const { advice, passes = 'unknown', causesOf = code, causes: _, ...same } = row;
  const causes = rowByCode.get(causesOf)?.causes ?? [];
  const told = (text: Text): string => (typeof text === 'string' ? text : text[audience]);
  return {
    ...same,
    advice: told(advice),
    passes,
    causes: causes.map(({ cause, remedy, ...link }) => ({
      cause: told(cause),
      remedy: told(remedy),
      ...link,
    })),
  };
}

export function passesOf(code: RasErrorCode): Passes {
  return rowByCode.get(code)?.passes ?? 'unknown';
}
