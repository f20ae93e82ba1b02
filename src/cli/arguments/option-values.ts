/** Parses and checks the values of options. */

import { type Command, InvalidArgumentError } from 'commander';
import { errnoOf } from '../../errors/explain-error.js';
import { type ErrorChoice, errors, stateLocales } from '../../index.js';
import { sameName } from '../../provider/fold-case.js';

/** Milliseconds of an option in seconds, such as `0.5`. */
export function parseSeconds(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 2_000_000))
    throw new InvalidArgumentError('Give seconds, at most 2,000,000.');
  return Math.round(number * 1000);
}

export function parseCount(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 1_000_000)
    throw new InvalidArgumentError('Give a whole number, at most 1,000,000.');
  return number;
}

/** A count for options where zero would be a mistake. */
export function parseCountFromOne(value: string): number {
  const number = parseCount(value);
  if (number === 0) throw new InvalidArgumentError('Give at least 1.');
  return number;
}

/** In which the names of states are told. Any region of a known language will do. */
export function parseLanguage(value: string): string {
  const isKnown = stateLocales.some((locale) => languageOf(locale) === languageOf(value));
  if (isKnown) return value;
  throw new InvalidArgumentError(`Give one of ${stateLocales.join(', ')}.`);
}

/** Undefined for what is no tag of a language. */
function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return undefined;
  }
}

/** Every value of an option that may be given more than once. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Errors by their numbers or names, with commas between them: `691,ERROR_LINE_BUSY,0x800b0109`. */
export function parseErrors(value: string): ErrorChoice[] {
  return value.split(',').map((text) => {
    const choice = text.trim();
    const errno = errnoOf(choice);
    if (errno !== undefined) return errno;
    const isKnown = choice.startsWith('ERR_RAS_') || errors.some(({ code }) => code === choice);
    if (!isKnown) throw new InvalidArgumentError('Give errors by number or name, such as 676,718.');
    return choice as ErrorChoice;
  });
}

/** `vpn.example.com:443`, `192.0.2.1:53`, `[2001:db8::1]:53`. */
export function parseHostAndPort(value: string): { readonly host: string; readonly port: number } {
  const [, address, name, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(value) ?? [];
  const [host = address, port] = [name, Number(digits)];
  if (host === undefined || port < 1 || port > 0xffff)
    throw new InvalidArgumentError('Give a host and its port, such as 192.0.2.1:443.');
  return { host, port };
}

/** Lets a command and all its subcommands take choices in upper and lower case, as Windows takes names. */
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
  throw new InvalidArgumentError(`Give one of ${choices.join(', ')}.`);
}
