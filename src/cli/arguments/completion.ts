/** Completes a word of a command line: a subcommand, an option, its value, or the name of an entry. */

import { setTimeout } from 'node:timers/promises';
import type { Command, Option } from 'commander';
import { type Ras, ras as systemRas } from '../../index.js';
import { foldCase } from '../../provider/fold-case.js';
import { simulatedRas } from '../simulated.js';
import { Output } from '../terminal/output.js';

/** Milliseconds. A person who presses Tab does not wait longer for a RAS that does not answer. */
const timeout = 500;

/** The names of arguments that are entries. The name of a new entry cannot be completed. */
const entryArguments: ReadonlySet<string> = new Set(['entry', 'entries', 'words', 'name', 'old']);

/** `words` stand before the one that is completed, which a shell gives as it was typed. */
export async function completions(
  program: Command,
  words: readonly string[],
  typed: string,
): Promise<string[]> {
  const place = new Position(program);
  for (const each of joinAtEquals(words)) place.read(each);
  const word = unquoted(typed);
  const candidates = await candidatesFor(place, word);
  const prefix = foldCase(word);
  return candidates.filter((candidate) => foldCase(candidate).startsWith(prefix));
}

/** The position of a word in the command line, which the words before it tell. */
class Position {
  command: Command;
  /** The option whose value comes next. */
  option: Option | undefined;
  /** How many arguments there were. */
  args = 0;
  /** The values of options, by their names; empty where there is none. */
  readonly options = new Map<string, string>();

  constructor(program: Command) {
    this.command = program;
  }

  read(word: string): void {
    const [, flag = '', value] = /^(--?[^=]+)(?:=([^]*))?$/.exec(word) ?? [];
    const option = this.command.options.find(
      ({ long, short }) => flag !== '' && (long === flag || short === flag),
    );
    if (option !== undefined) this.#readOption(option, value);
    else if (this.option !== undefined) this.#readValue(this.option, word);
    else this.#readArgument(word);
  }

  #readOption(option: Option, value: string | undefined): void {
    this.options.set(option.attributeName(), value ?? '');
    // A value that may be left out stands behind "=": the next word is an entry, more likely.
    this.option = option.required && value === undefined ? option : undefined;
  }

  #readValue(option: Option, value: string): void {
    this.options.set(option.attributeName(), value);
    this.option = undefined;
  }

  #readArgument(word: string): void {
    const subcommand = this.command.commands.find((each) => each.name() === word);
    if (subcommand === undefined) this.args += 1;
    else this.command = subcommand;
  }
}

async function candidatesFor(
  { command, option, options, args }: Position,
  word: string,
): Promise<readonly string[]> {
  if (option !== undefined) return option.argChoices ?? [];
  if (word.startsWith('-')) return [...command.options.map(({ long }) => long ?? ''), '--help'];
  if (command.commands.length > 0) return command.commands.map((each) => each.name());
  const { registeredArguments } = command;
  const argument =
    registeredArguments[args] ?? registeredArguments.findLast((each) => each.variadic);
  if (argument === undefined || command.name() === 'create') return [];
  if (argument.argChoices !== undefined) return argument.argChoices;
  return entryArguments.has(argument.name()) ? entryNames(options) : [];
}

/** None where there is no RAS, or it takes too long: a completion has nobody to tell. */
async function entryNames(options: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    const entries = rasOf(options)
      .phoneBook(options.get('phoneBook') || undefined)
      .entries();
    const answer = await Promise.race([entries, setTimeout(timeout, [], { signal })]);
    return answer.map(({ name }) => name);
  } catch {
    return [];
  } finally {
    waiting.abort();
  }
}

function rasOf(options: ReadonlyMap<string, string>): Ras {
  const file = options.get('simulate');
  return file === undefined
    ? systemRas
    : simulatedRas(file || true, new Output({ json: true })).ras;
}

/** Joins the words that Bash has split at "=". */
function joinAtEquals(words: readonly string[]): string[] {
  const whole: string[] = [];
  for (const [index, word] of words.entries()) {
    const last = whole.at(-1) ?? '';
    const isRest = word === '=' || words[index - 1] === '=';
    if (isRest && last.startsWith('--')) whole[whole.length - 1] = last + unquoted(word);
    else whole.push(unquoted(word));
  }
  return whole;
}

/** A quotation mark may still be open. */
function unquoted(word: string): string {
  const [, mark, text = ''] = /^(["'])([^]*?)\1?$/.exec(word) ?? [];
  return mark === undefined ? word.replaceAll(/\\(.)/g, '$1') : text;
}
