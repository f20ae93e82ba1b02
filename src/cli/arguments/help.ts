/** `winras help entries set`: commander's own help takes only the first name, and does not refuse unknown ones. */

import type { Argument, Command, Option } from 'commander';
import { type NamedCommand, namedCommand } from './command-line.js';

/** The help of an option or an argument: its sentence, and then its choices and its default as further sentences. */
export function describe(described: Option | Argument): string {
  const { description, argChoices, defaultValue, defaultValueDescription } = described;
  return [
    description,
    ...(argChoices === undefined ? [] : [`One of ${argChoices.join(', ')}.`]),
    ...(defaultValue === undefined ? [] : [`Default: ${defaultValueDescription ?? defaultValue}.`]),
  ].join(' ');
}

export interface HelpRequest {
  /** The command whose help is wanted, as if its line ended with `--help`. */
  readonly named: NamedCommand;
  /** The line that shows it, or the one that commander refuses with what may have been meant. */
  readonly line: readonly string[];
}

/** Undefined: the line does not begin with `help`. */
export function findHelpRequest(
  program: Command,
  [first, ...names]: readonly string[],
): HelpRequest | undefined {
  if (first !== 'help') return undefined;
  const { path, command, rest } = namedCommand(program, names);
  const named = { path, command, rest: [...rest, '--help'] };
  const [next = ''] = rest;
  // A command without subcommands takes entries and the like there, and would run.
  const isUnknown = /^[^-]/.test(next) && next !== 'help' && command.commands.length > 0;
  return { named, line: [...path, isUnknown ? next : '--help'] };
}
