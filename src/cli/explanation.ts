/** What an error means, out of the package's own tables: nobody is asked, so it works where there is no RAS. */

import { errors } from '../index.js';
import adviceTable from '../tables/advice.json';
import causesTable from '../tables/causes.json';
import { similar } from './similar.js';

/** Why an error comes, mostly. */
export interface Cause {
  readonly cause: string;
  readonly remedy: string;
}

export interface Explanation {
  readonly code: string;
  /** Absent for an error of this package's own. */
  readonly errno?: number;
  /** Absent where nobody has put it in words. */
  readonly message?: string;
  readonly advice?: string;
  readonly causes: readonly Cause[];
}

type Advice = Pick<Required<Explanation>, 'message' | 'advice'>;

const advices = new Map<string, Advice>(Object.entries(adviceTable));
const causes = new Map<string, readonly Cause[]>(Object.entries(causesTable));
const errnos = new Map<string, number>(errors.map(({ code, errno }) => [code, errno]));
/** With this package's own codes, which have no number. */
const codes = [...new Set([...errnos.keys(), ...advices.keys()])];
/** HRESULTs that carry an error of Windows in their lower half. */
const win32Facility = 0x8007;

/** By its name, also without `ERROR_` or `ERR_RAS_`; undefined: there is none. */
export function explainName(name: string): Explanation | undefined {
  const wanted = name.toUpperCase();
  const code =
    codes.find((known) => known === wanted) ?? codes.find((known) => bare(known) === wanted);
  return code === undefined ? undefined : explain(code, errnos.get(code));
}

/** Undefined: the tables do not have it. */
export function explainNumber(errno: number): Explanation | undefined {
  const own = errors.find((known) => known.errno === errno);
  if (own !== undefined) return explain(own.code, errno);
  return errno >>> 16 === win32Facility ? explainNumber(errno & 0xffff) : undefined;
}

/**
 * Undefined: `text` is no number of an error. As people find them: `691`, `0x80070057`, `-2147024809`, and the names
 * that a `RasError` makes of numbers.
 */
export function errnoOf(text: string): number | undefined {
  const [, digits] = /^(?:RAS_|HRESULT_)?(0x[\da-f]{1,8}|-?\d{1,10})$/i.exec(text) ?? [];
  const number = Number(digits);
  // An HRESULT may be written as a negative number.
  return number >= -(2 ** 31) && number < 2 ** 32 ? number >>> 0 : undefined;
}

/** Names that may have been meant, the nearest first. */
export function suggestionsFor(name: string): string[] {
  return similar(name.toUpperCase(), codes, bare);
}

/** As people look it up: HRESULTs as hexadecimal numbers. */
export function shown(errno: number): string {
  return errno >= 0x8000_0000 ? `0x${errno.toString(16)}` : String(errno);
}

function explain(code: string, errno: number | undefined): Explanation {
  return {
    code,
    ...(errno === undefined ? {} : { errno }),
    ...advices.get(code),
    causes: causes.get(code) ?? [],
  };
}

function bare(code: string): string {
  return code.replace(/^(?:ERROR_|ERR_RAS_)/, '');
}
