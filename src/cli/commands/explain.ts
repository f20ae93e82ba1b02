/** `winras explain`: what an error means, and what to do. */

import type { Command } from 'commander';
import { isRasError } from '../../index.js';
import { failureExit } from '../exit-codes.js';
import {
  type Explanation,
  errnoOf,
  explainName,
  explainNumber,
  shown,
  suggestionsFor,
} from '../explanation.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';

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
      'tell what an error means and what to do, by its number or name; nothing is dialed',
    )
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[string], object>(async (session, _options, error) => {
      const { output } = session;
      const errno = errnoOf(error);
      const explanation =
        errno === undefined
          ? explainName(error)
          : (explainNumber(errno) ?? (await inWindowsWords(session, errno)));
      if (explanation === undefined) return tellUnknown(session, error, errno);
      output.tell('explanation', { ...explanation }, textOf(explanation));
      return { code: explanation.code };
    }),
  );
}

/** One that the tables do not have, where Windows has words for it. */
async function inWindowsWords({ ras }: Session, errno: number): Promise<Explanation | undefined> {
  try {
    const message = await ras.errorMessage(errno);
    const code = errno >= 0x8000_0000 ? `HRESULT_${shown(errno)}` : `RAS_${errno}`;
    return message === undefined ? undefined : { code, errno, message, causes: [] };
  } catch (error) {
    // There is no Windows to ask.
    if (isRasError(error)) return undefined;
    throw error;
  }
}

function tellUnknown({ output }: Session, error: string, errno: number | undefined) {
  const suggestions = errno === undefined ? suggestionsFor(error) : [];
  const next =
    errno !== undefined
      ? 'On Windows "net helpmsg" and "certutil -error" know further numbers.'
      : suggestions.length > 0
        ? `Did you mean ${suggestions.join(' or ')}?`
        : 'Give its number, as 691, or its whole name, as ERROR_AUTHENTICATION_FAILURE.';
  output.failure(`no error ${error} is known here. ${next}`);
  return { exitCode: failureExit, suggestions };
}

function textOf({ code, errno, message, advice, causes }: Explanation): string {
  const lines = [errno === undefined ? code : `${shown(errno)} ${code}`];
  lines.push(message === undefined ? 'There is nothing but its name.' : stopped(message));
  if (advice !== undefined) lines.push(`What to do: ${advice}`);
  if (causes.length > 0) lines.push('', 'Usual causes:');
  for (const { cause, remedy } of causes) lines.push(`- ${stopped(cause)}`, `  ${remedy}`);
  return lines.join('\n');
}

/** Windows ends its sentences itself. */
function stopped(text: string): string {
  return `${text.trim().replace(/[.。]$/, '')}.`;
}
