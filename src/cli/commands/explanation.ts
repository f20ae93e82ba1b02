/** The text of `winras explain`, and the suggestions for an error that is not known. */

import { similar } from '../../arguments/similar.js';
import { adviceFor, knownCodes, numberInWords } from '../../errors/error-table.js';
import { bareName, codeOf, errnoOf } from '../../errors/explain-error.js';
import { type ErrorExplanation, explainError } from '../../index.js';
import { withFullStop } from '../terminal/error-text.js';

/** Undefined: it is the number or the name of no error that the tables have. */
export function findExplanation(error: string): ErrorExplanation | undefined {
  if (errnoOf(error) === undefined && codeOf(error) === undefined) return undefined;
  const explanation = explainError(error, { for: 'command' });
  return explanation.message === undefined ? undefined : explanation;
}

/** Names that may have been meant, the nearest first. */
export function suggestionsFor(name: string): string[] {
  return similar(name.toUpperCase(), knownCodes, bareName);
}

/** Says whether a redial may help, and which option makes one. */
const passesText = {
  transient: 'It may pass by itself. Dial again, or use --retry.',
  final: 'It does not pass by itself. Redialing is of no use until something has changed.',
  unknown: undefined,
} as const;

/** A single further dial with a refused password seldom locks an account, but many do. */
const mayBeRefusalText =
  'It may pass by itself, or the server may have refused the password. Dial again once, then look for the reason.';

export function explanationText(explanation: ErrorExplanation): string {
  const { code, errno, message, advice, causes, passes, link } = explanation;
  const lines = [errno === undefined ? code : `${numberInWords(errno)} ${code}`];
  if (message !== undefined) lines.push(withFullStop(message));
  if (advice !== undefined) lines.push(`What to do: ${advice}`);
  const hope = adviceFor(code)?.mayBeRefusal ? mayBeRefusalText : passesText[passes];
  if (hope !== undefined) lines.push(hope);
  if (causes.length > 0) lines.push('', 'Usual causes:');
  for (const { cause, remedy, link: page } of causes) {
    lines.push(`- ${withFullStop(cause)}`, `  ${remedy}`);
    if (page !== undefined) lines.push(`  ${page}`);
  }
  if (link !== undefined) lines.push('', `Microsoft's page: ${link}`);
  return lines.join('\n');
}
