/** States and phases are put into the words of users who wait, not of programmers. */

import { checkKeys, invalidType, invalidValue } from '../arguments/validation.js';
import { languageFor, type Wording } from './languages.js';
import { type ConnectionState, type Phase, phaseOf, stateName, states } from './states.js';

/** Options of `describeState()` and `describePhase()`. */
export interface WordingOptions {
  /**
   * A BCP 47 tag, such as `'it'` or `'pt-BR'`. Default: the user's own, as `Intl` knows it. A language that is not
   * there becomes English.
   */
  readonly locale?: string;
}

const optionNames = new Set(['locale']);
const codeByName = new Map<string, number>(states.map(({ name, code }) => [name, code]));
/** RASCONNSTATE is a DWORD. */
const greatestCode = 0xffff_ffff;

/**
 * Describes a state by a short title and a sentence for a progress display, in the user's language. `state` is a
 * name, `RASCS_<number>`, or the number; a state that is newer than this package is described by its phase. For an
 * event with an `error` the words say where the dial was, not what went wrong. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE` where `state` is no state or `locale` no locale. The words are ours; the states are those
 * of Microsoft's page
 * [RASCONNSTATE](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376727%28v=vs.85%29).
 */
export function describeState(
  state: ConnectionState | number,
  options: WordingOptions = {},
): Wording {
  const code = codeOf(state);
  const { states, phases } = languageOf(options);
  const known = states[stateName(code) as keyof typeof states];
  return { ...(known ?? phases[phaseOf(code)]) };
}

/**
 * Describes a phase by a short title and a sentence. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE` where
 * `phase` is no phase or `locale` no locale. Microsoft's page
 * [Connection states](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states) has the phases as
 * groups of states.
 */
export function describePhase(phase: Phase, options: WordingOptions = {}): Wording {
  const { phases } = languageOf(options);
  if (typeof phase !== 'string') throw invalidType('phase', 'the name of a phase', phase);
  if (!Object.hasOwn(phases, phase)) {
    throw invalidValue('phase', phase, `must be one of ${Object.keys(phases).join(', ')}`);
  }
  return { ...phases[phase] };
}

function languageOf(options: WordingOptions) {
  checkKeys('options', options, optionNames);
  return languageFor(options.locale);
}

function codeOf(state: unknown): number {
  if (typeof state !== 'string' && typeof state !== 'number') {
    throw invalidType('state', 'the name or the number of a state', state);
  }
  const number = /^RASCS_(\d+)$/.exec(`${state}`)?.[1];
  const code = typeof state === 'number' ? state : (codeByName.get(state) ?? Number(number));
  if (Number.isInteger(code) && code >= 0 && code <= greatestCode) return code;
  const reason = `must be the name of a state, RASCS_<number> or a number up to ${greatestCode}`;
  throw invalidValue('state', state, reason);
}
