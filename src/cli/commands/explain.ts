/** `winras explain`: what an error means, and what to do. */

import type { Command } from 'commander';
import { errnoOf } from '../../errors/explain-error.js';
import { type ErrorExplanation, explainError, isRasError } from '../../index.js';
import { exitOf, failureExit } from '../exit-codes.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';
import { explanationText, findExplanation, suggestionsFor } from './explanation.js';

const examples = `
Examples:
  winras explain 691
  winras explain 0x80070057
  winras explain ERROR_VPN_TIMEOUT
  winras explain ERR_RAS_AMBIGUOUS_ENTRY --json`;

export function addExplain(program: Command): void {
  const command = program
    .command('explain <error>')
    .description(
      'Say what an error means and what to do, by its number or name. Nothing is dialed.',
    )
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[string], object>(
      async (session, _options, error) => {
        const { output } = session;
        const errno = errnoOf(error);
        const explanation = findExplanation(error) ?? (await explainByWindows(session, errno));
        if (explanation === undefined) return reportUnknown(session, error, errno);
        output.report('explanation', { ...explanation }, explanationText(explanation));
        return { code: explanation.code };
      },
      exitOf,
      { needsRas: false },
    ),
  );
}

/** Explains an error that the tables do not have, if Windows has a text for it. */
async function explainByWindows(
  { ras }: Session,
  errno: number | undefined,
): Promise<ErrorExplanation | undefined> {
  if (errno === undefined) return undefined;
  try {
    const message = await ras.errorMessage(errno);
    return message === undefined ? undefined : { ...explainError(errno), message };
  } catch (error) {
    // There is no Windows to ask.
    if (isRasError(error)) return undefined;
    throw error;
  }
}

function reportUnknown({ output }: Session, error: string, errno: number | undefined) {
  const suggestions = errno === undefined ? suggestionsFor(error) : [];
  const next =
    errno !== undefined
      ? 'On Windows, net helpmsg and certutil -error know further numbers.'
      : suggestions.length > 0
        ? `Did you mean ${suggestions.join(' or ')}?`
        : 'Give its number, such as 691, or its whole name, such as ERROR_AUTHENTICATION_FAILURE.';
  output.failure(`"${error}" is not a known error. ${next}`);
  return { exitCode: failureExit, suggestions };
}
