/** Reports a command line that cannot be understood as every other failure: to people, and to programs. */

import type { CommanderError } from 'commander';
import { runFailureExit, usageExit } from '../exit-codes.js';
import { withFullStop } from '../terminal/error-text.js';
import { Output } from '../terminal/output.js';
import { type NamedCommand, wordsBeforeSeparator } from './command-line.js';
import { entryAloneAnswer } from './rasdial.js';

/** Reports what commander says, and where to read on. */
export function reportUsageFailure(named: NamedCommand, { code, message }: CommanderError): void {
  const said = commanderMessage(message);
  const answer = code === 'commander.unknownCommand' ? entryAlone(named, said) : undefined;
  if (answer !== undefined) return report(named, answer, answer);
  report(named, said, `${said} See ${['winras', ...named.path].join(' ')} --help.`);
}

/** Answers a first word that may be an entry, as with rasdial. Undefined: it is more like a subcommand. */
function entryAlone(named: NamedCommand, said: string): string | undefined {
  if (named.path.length > 0 || said.includes('Did you mean')) return undefined;
  const answer = entryAloneAnswer(named);
  return answer === undefined ? undefined : `${said} To dial an entry of this name, ${answer}`;
}

/** Reports the command line that is to be written instead. */
export function reportAlternative(named: NamedCommand, answer: string): void {
  const sentence = capitalized(answer);
  report(named, sentence, sentence);
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

/** Messages of commander, and how an administrator of Windows would word them. */
const rewordings: readonly (readonly [RegExp, string])[] = [
  [/^missing required argument '(.+)'$/, 'The argument <$1> is missing.'],
  // The value of an unknown option may be a password, so it is left out.
  [/^unknown option '([^=]+?)(?:=.*)?'$/s, 'There is no option $1.'],
  [/^unknown command '(.*)'$/s, 'There is no command "$1".'],
  [/^option '(.+?)' argument missing$/, 'The option $1 needs a value.'],
  [/^option '(.+?)' argument '(.*)' is invalid\. (.*)$/s, '"$2" is not valid for $1. $3'],
  [
    /^command-argument value '(.*)' is invalid for argument '(.+?)'\. (.*)$/s,
    '"$1" is not valid for <$2>. $3',
  ],
  [
    /^too many arguments for '.*'\. Expected (\d+) arguments? but got (\d+)\.$/s,
    'Too many arguments were given: $2 instead of $1.',
  ],
];

/** Commander says `error: …`, and on a line of its own in brackets what may have been meant. */
function commanderMessage(message: string): string {
  const [, said = '', meant = ''] = /^(?:error: )?(.*?)(?:\n\((.*\?)\))?$/s.exec(message) ?? [];
  const found = rewordings.find(([pattern]) => pattern.test(said));
  const sentence = found === undefined ? capitalized(withFullStop(said)) : said.replace(...found);
  return meant === '' ? sentence : `${sentence} ${meant}`;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
