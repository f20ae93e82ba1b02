/** Options that have one of a few values. */

import { type Command, InvalidArgumentError } from 'commander';
import { sameName } from '../../provider/fold-case.js';

/** Of a command and all below it: as with names in Windows, upper and lower case make no difference. */
export function ignoreCaseOfChoices(command: Command): void {
  for (const option of command.options) {
    const choices = option.argChoices;
    if (choices !== undefined) option.argParser((value: string) => parseChoice(choices, value));
  }
  for (const subcommand of command.commands) ignoreCaseOfChoices(subcommand);
}

function parseChoice(choices: readonly string[], value: string): string {
  const choice = choices.find((known) => sameName(known, value));
  if (choice !== undefined) return choice;
  throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
}
