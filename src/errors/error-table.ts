/** The tables of errors: the names of the numbers, and in our words what users meet and what they can do. */

import adviceTable from './advice.json';
import type { RasErrorName } from './error-names.js';
import errorTable from './errors.json';

/** The errors of this package's own. */
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

/** Who is told what to do: whoever calls the API, or whoever types the command `winras`. */
export type Audience = 'api' | 'command';

/** The same for both, or one text for each. */
type Text = string | Readonly<Record<Audience, string>>;

/** What the table says of an error. */
interface Row {
  readonly message: string;
  readonly advice: Text;
  /** Absent: `'unknown'`. */
  readonly passes?: Passes;
  /** Servers answer so, too, when they refuse the credentials: with IKEv2 and PPPoE most of all. */
  readonly mayBeRefusal?: boolean;
  /** Microsoft's page on it, where it has one of its own. */
  readonly link?: string;
  readonly causes?: readonly {
    readonly cause: Text;
    readonly remedy: Text;
    readonly link?: string;
  }[];
  /** The error whose causes are the same. */
  readonly causesOf?: RasErrorName;
}

/** Why an error comes, mostly, and what to do then. */
export interface ErrorCause {
  readonly cause: string;
  readonly remedy: string;
  /** Microsoft's page on it, where there is one. */
  readonly link?: string;
}

/** A row in the words for one audience. */
export interface Advice extends Pick<Row, 'message' | 'mayBeRefusal' | 'link'> {
  readonly advice: string;
  readonly passes: Passes;
  readonly causes: readonly ErrorCause[];
}

let audienceOfProcess: Audience = 'api';

/** Whom the errors that this process makes from now on advise. Only the command, which is a process of its own, sets it. */
export function adviseFor(audience: Audience): void {
  audienceOfProcess = audience;
}

const nameByErrno = new Map(errors.map(({ errno, code }) => [errno, code]));
const rowByCode = new Map<string, Row>(
  Object.entries(adviceTable as Readonly<Record<string, Row>>),
);
/** Every code that the tables know: the names of numbers, and those of this package's own. */
export const knownCodes: readonly RasErrorCode[] = [
  ...new Set([...nameByErrno.values(), ...(rowByCode.keys() as Iterable<RasErrorCode>)]),
];
/** The upper half of the HRESULTs that carry an error of Windows in their lower half. */
const win32Facility = 0x8007;

export function nameOf(errno: number): RasErrorName | UnnamedErrorCode {
  const carried = errno >>> 16 === win32Facility ? nameByErrno.get(errno & 0xffff) : undefined;
  const name = nameByErrno.get(errno) ?? carried;
  if (name !== undefined) return name;
  return errno >= 0x8000_0000 ? `HRESULT_0x${errno.toString(16)}` : `RAS_${errno}`;
}

/** As people look it up: HRESULTs as hexadecimal numbers. */
export function numberInWords(errno: number): string {
  return errno >= 0x8000_0000 ? `0x${errno.toString(16)}` : String(errno);
}

/** Undefined: the table does not have it. */
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
