/** States and phases in the words of those who wait for them: not of those who program. */

import { checkKeys, invalidType, invalidValue } from '../arguments/validation.js';
import { languageFor, type Wording } from './languages.js';
import { type ConnectionState, type Phase, phaseOf, stateName, states } from './states.js';

/** In which language a wording is. */
export interface WordingOptions {
  /** A BCP 47 tag: `'it'`, `'pt-BR'`. Default: the user's own, as `Intl` knows it. English where there is no other. */
  readonly locale?: string;
}

const optionNames = new Set(['locale']);
const codeByName = new Map<string, number>(states.map(({ name, code }) => [name, code]));
/** RASCONNSTATE is a DWORD. */
const greatestCode = 0xffff_ffff;

/**
 * A short title and a sentence for a progress display, in the user's language. `state`: a name, `RASCS_<number>`, or
 * the number; one that is newer than this package is told as its phase is. Of an event with an `error` they say where
 * the dial was, not what went wrong. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE` for what is no state or
 * no locale. The states are those of [Microsoft's page "RASCONNSTATE
 * enumeration"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376727%28v=vs.85%29); the
 * words are ours.
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
 * The words for a phase, as `describeState` has them for a state. [Microsoft's page "Connection
 * states"](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states) has them as groups of states.
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
