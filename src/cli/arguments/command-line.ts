/** Splits command lines where commander does not tell which word stood where. */

import type { Command, Option } from 'commander';

/** Between what is winras' own and the command that `run` runs. */
export const separator = '--';

/** A subcommand, by the names that lead to it; without any the program itself. */
export interface NamedCommand {
  readonly path: readonly string[];
  readonly command: Command;
  /** The words after the names. */
  readonly rest: readonly string[];
}

export function namedCommand(program: Command, args: readonly string[]): NamedCommand {
  let command = program;
  let depth = 0;
  for (; depth < args.length; depth++) {
    const next = command.commands.find((candidate) => candidate.name() === args[depth]);
    if (next === undefined) break;
    command = next;
  }
  return { path: args.slice(0, depth), command, rest: args.slice(depth) };
}

/** The words before `--`. Those after it belong to another command. */
export function wordsBeforeSeparator(args: readonly string[]): readonly string[] {
  const end = args.indexOf(separator);
  return end < 0 ? args : args.slice(0, end);
}

/** The places of the words that are neither options nor values of options. */
export function operandPlaces(options: readonly Option[], words: readonly string[]): number[] {
  const places: number[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] as string;
    if (!word.startsWith('-')) places.push(place);
    else if (takesNext(options, word, words[place + 1])) place++;
  }
  return places;
}

/** Whether the option `word` has its value in the word behind it. */
function takesNext(options: readonly Option[], word: string, next: string | undefined): boolean {
  const option = options.find(({ long, short }) => word === long || word === short);
  if (option?.required) return true;
  return option?.optional === true && next !== undefined && !next.startsWith('-');
}
