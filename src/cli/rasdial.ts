/**
 * What a user of rasdial.exe types, answered with the line that does it here. A password may stand in it: nothing is
 * repeated that stands behind the user's name.
 */

import type { Command } from 'commander';
import { type NamedCommand, operandPlaces, ownWords } from './command-line.js';

/** Its switches that have a counterpart of the same value, without their colons. */
const valueSwitches: Readonly<Record<string, readonly [option: string, placeholder: string]>> = {
  domain: ['--domain', '<domain>'],
  phone: ['--phone', '<number>'],
  callback: ['--callback', '<number>'],
  phonebook: ['--phone-book', '<file>'],
};
const otherSwitches: ReadonlySet<string> = new Set(['d', 'disconnect', 'prefixsuffix']);
/** What people write for a secret among the arguments. */
const secretOptions: Readonly<Record<string, string>> = {
  '--password': '--password-env VPN_PASSWORD',
  '-p': '--password-env VPN_PASSWORD',
  '--pre-shared-key': '--pre-shared-key-env VPN_KEY',
};
/** Where the word behind the entry would be the user, and the next the password. */
const takeOneEntry: ReadonlySet<string> = new Set(['dial', 'keep', 'redial', 'credentials set']);

const inHistory =
  'A password among the arguments is not used: other processes can read it there, and it stands in the history of ' +
  'your shell now, from where you may want to remove it.';

/** Undefined: it is no such line. */
export function rasdialAnswer(named: NamedCommand): string | undefined {
  // What it is given is only typed yet.
  if (named.path[0] === 'complete') return undefined;
  if (ownWords(named.rest).some((word) => word === '--help' || word === '-h')) return undefined;
  return answerToSecretOption(named) ?? answerToSwitches(named) ?? answerToUser(named);
}

/** `dial X --user alice --password secret` */
function answerToSecretOption({ path, command, rest }: NamedCommand): string | undefined {
  const words = ownWords(rest);
  const place = words.findIndex((word) => secretOptionOf(word, command) !== undefined);
  if (place < 0) return undefined;
  const option = secretOptionOf(words[place] as string, command) as string;
  const before = words.slice(0, place);
  const wantsUser = option !== '--pre-shared-key' && !before.includes('--user');
  const line = [
    ...['winras', ...path, ...before].map(quoted),
    ...(wantsUser ? ['--user <name>'] : []),
    String(secretOptions[option]),
    ...(rest.includes('--') ? ['-- <command>'] : []),
  ];
  return `${instead(line)}${inHistory}`;
}

function secretOptionOf(word: string, command: Command): string | undefined {
  const [option = ''] = word.split('=');
  const known = command.options.some(({ long, short }) => option === long || option === short);
  if (known) return undefined;
  // Others write a short option's value right behind it.
  const name = /^-p./.test(word) ? '-p' : option;
  return Object.hasOwn(secretOptions, name) ? name : undefined;
}

/** `dial X /disconnect`, `disconnect X`, `dial X alice secret /domain:LAB` */
function answerToSwitches(named: NamedCommand): string | undefined {
  const { path, rest } = named;
  const words = path.length === 0 ? rest : operandsOf(named);
  const switches = words.flatMap((word) => switchOf(word) ?? []);
  const [first, ...others] = words.filter((word) => switchOf(word) === undefined);
  if (path.length === 0 && first === 'disconnect') return hangUpLine(others[0]);
  if (switches.length === 0 || (path.length > 0 && !takesEntry(path))) return undefined;
  if (switches.some(({ name }) => name.startsWith('d') && name !== 'domain'))
    return hangUpLine(first);
  return dialLine(path.length === 0 ? ['dial'] : path, first, others, switches);
}

/** `dial X alice secret`, or a name that is not quoted. */
function answerToUser(named: NamedCommand): string | undefined {
  const [entryName, ...others] = operandsOf(named);
  if (!takesEntry(named.path) || others.length === 0) return undefined;
  return dialLine(named.path, entryName, others, []);
}

function takesEntry(path: readonly string[]): boolean {
  return takeOneEntry.has(path.join(' '));
}

function operandsOf({ command, rest }: NamedCommand): string[] {
  const words = ownWords(rest);
  return operandPlaces(command.options, words).map((place) => words[place] as string);
}

interface Switch {
  readonly name: string;
  readonly value: string;
}

function switchOf(word: string): Switch | undefined {
  const [, name = '', colon, value = ''] = /^\/([a-z]+)(:?)(.*)$/is.exec(word) ?? [];
  const lower = name.toLowerCase();
  const isKnown = colon ? Object.hasOwn(valueSwitches, lower) : otherSwitches.has(lower);
  return isKnown ? { name: lower, value } : undefined;
}

function hangUpLine(entryName: string | undefined): string {
  return instead([
    'winras',
    'hangup',
    entryName === undefined ? '--all' : quoted(entryName),
  ]).trimEnd();
}

/** `others` are the words behind the entry: the user, then the password. */
function dialLine(
  path: readonly string[],
  entryName: string | undefined,
  [userName, ...secrets]: readonly string[],
  switches: readonly Switch[],
): string {
  const options = switches.map(({ name, value }) => {
    const [option, placeholder] = valueSwitches[name] ?? ['--prefix-suffix', ''];
    // Behind the user's name everything may be a part of the password.
    const shown = userName === undefined ? quoted(value) : placeholder;
    return placeholder === '' ? option : `${option} ${shown}`;
  });
  // rasdial asks for the password then, and so does winras.
  const isAsked = secrets.length === 1 && secrets[0] === '*';
  const password = isAsked ? [] : ['--password-env VPN_PASSWORD'];
  const user = userName === undefined ? [] : [`--user ${quoted(userName)}`, ...password];
  const name = entryName === undefined ? '<entry>' : quoted(entryName);
  const answer = instead(['winras', ...path, name, ...user, ...options]);
  if (secrets.length > 0) return isAsked ? answer.trimEnd() : `${answer}${inHistory}`;
  return userName === undefined
    ? answer.trimEnd()
    : `${answer}If ${quoted(userName)} is a part of the entry's name, put the whole name into quotes.`;
}

function instead(words: readonly string[]): string {
  return `write it so:\n  ${words.join(' ')}\n`;
}

function quoted(word: string): string {
  return /^[\w./:\\-]+$/.test(word) ? word : `"${word}"`;
}
