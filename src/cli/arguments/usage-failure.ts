/** A command line that cannot be understood, told as every other failure is: to people, and to programs. */

import type { CommanderError } from 'commander';
import { runFailureExit, usageExit } from '../exit-codes.js';
import { Output } from '../terminal/output.js';
import { type NamedCommand, wordsBeforeSeparator } from './command-line.js';
import { entryAloneAnswer } from './rasdial.js';

/** What commander says, and where to read on. */
export function reportUsageFailure(named: NamedCommand, { code, message }: CommanderError): void {
  const said = commanderMessage(message);
  const answer = code === 'commander.unknownCommand' ? entryAlone(named, said) : undefined;
  if (answer !== undefined) return report(named, answer, answer);
  report(
    named,
    said,
    `${said} "${['winras', ...named.path].join(' ')} --help" shows what there is.`,
  );
}

/** The first word may be an entry, as it is with rasdial. Undefined: it is more like a subcommand. */
function entryAlone(named: NamedCommand, said: string): string | undefined {
  if (named.path.length > 0 || said.includes('Did you mean')) return undefined;
  const answer = entryAloneAnswer(named);
  return answer === undefined ? undefined : `${said} To dial an entry of this name, ${answer}`;
}

/** What is to be written instead. */
export function reportAlternative(named: NamedCommand, answer: string): void {
  report(named, answer, answer);
}

function report({ path, rest }: NamedCommand, message: string, shown: string): void {
  // The options are not known where they cannot be understood.
  const output = new Output({ json: wordsBeforeSeparator(rest).includes('--json') });
  // The command that `run` runs has exit codes of its own.
  const exitCode = path[0] === 'run' ? runFailureExit : usageExit;
  output.failure(shown);
  output.result({ ok: false, exitCode, error: { message } });
  process.exitCode = exitCode;
}

/** Commander says `error: …`, and on a line of its own in brackets what may have been meant. */
function commanderMessage(message: string): string {
  return (
    message
      .replace(/^error: /, '')
      // What stands behind an option that there is not may be a password.
      .replace(/^(unknown option '[^'=]+)=.*'/s, "$1'")
      .replace(/\n\((.*\?)\)$/, '. $1')
      .replace(/[^.?]$/, '$&.')
  );
}
