/**
 * Command lines as rasdial.exe takes them, answered with the line that does the same here. A password may stand in
 * them, so nothing is repeated that stands after the user's name.
 */

import type { Command } from 'commander';
import { similar } from '../../arguments/similar.js';
import { type NamedCommand, operandPlaces, wordsBeforeSeparator } from './command-line.js';

/** Switches of rasdial that have a counterpart with the same value, without their colons. */
const valueSwitches: Readonly<Record<string, readonly [option: string, placeholder: string]>> = {
  domain: ['--domain', '<domain>'],
  phone: ['--phone', '<number>'],
  callback: ['--callback', '<number>'],
  phonebook: ['--phone-book', '<file>'],
};
const otherSwitches: ReadonlySet<string> = new Set(['d', 'disconnect', 'prefixsuffix']);
/** The option that takes a secret from a variable, and the variable that the answer names. */
type SecretOption = readonly [option: string, variable: string];
const passwordOption: SecretOption = ['--password-env', 'VPN_PASSWORD'];
const keyOption: SecretOption = ['--pre-shared-key-env', 'VPN_KEY'];
/** Options that people write a secret with. The first two are also recognized when they are mistyped. */
const secretOptions: ReadonlyMap<string, SecretOption> = new Map([
  ['--password', passwordOption],
  ['--pre-shared-key', keyOption],
  ['--pass', passwordOption],
  ['--pwd', passwordOption],
  ['-p', passwordOption],
  ['--psk', keyOption],
]);
const spelledOut = [...secretOptions.keys()].slice(0, 2);
/** Subcommands of one entry: in rasdial's order, the words after it are the user and the password. */
const takeOneEntry: ReadonlySet<string> = new Set(['dial', 'keep', 'redial', 'credentials set']);

const inHistory =
  'winras takes no password as an argument: other processes can read it there. This one is now in the history of ' +
  'your shell, and you may want to remove it.';

const unquoted = "If another word is part of the entry's name, put the whole name in quotes.";

/** Undefined: it is no such line. */
export function rasdialAnswer(named: NamedCommand): string | undefined {
  // These words are still being typed.
  if (named.path[0] === 'complete' || asksForHelp(named)) return undefined;
  return answerToSecretOption(named) ?? answerToSwitches(named) ?? answerToUser(named);
}

/** To a line whose first word is no subcommand: `winras "Office VPN"`, as with rasdial. Undefined: help is wanted. */
export function entryAloneAnswer(program: NamedCommand): string | undefined {
  const named = ofDial(program);
  const [entryName] = program.rest;
  if (entryName === undefined || asksForHelp(named)) return undefined;
  return rasdialAnswer(named) ?? dialLine(named.path, quoted(entryName), [], []);
}

function asksForHelp({ rest }: NamedCommand): boolean {
  return wordsBeforeSeparator(rest).some((word) => word === '--help' || word === '-h');
}

/** `dial X --user alice --password secret` */
function answerToSecretOption({ path, command, rest }: NamedCommand): string | undefined {
  const words = wordsBeforeSeparator(rest);
  const place = words.findIndex((word) => secretOptionOf(word, command) !== undefined);
  if (place < 0) return undefined;
  const option = secretOptionOf(words[place] as string, command) as SecretOption;
  const before = withoutSecrets(words.slice(0, place));
  const wantsUser = option === passwordOption && !before.includes('--user');
  const line = [
    ...['winras', ...path, ...before].map(quoted),
    ...(wantsUser ? ['--user <name>'] : []),
    ...option,
    ...(rest.includes('--') ? ['-- <command>'] : []),
  ];
  return `${instead(line)}${inHistory}`;
}

/** A secret may stand in the place of the name of its variable. */
function withoutSecrets(words: readonly string[]): string[] {
  return words.map((word, index) => {
    const [, option] = /^(--[\w-]+-env)=/.exec(word) ?? [];
    if (option !== undefined) return `${option}=<name>`;
    return /^--[\w-]+-env$/.test(words[index - 1] ?? '') ? '<name>' : word;
  });
}

/** Undefined, too, where the command takes no such secret. */
function secretOptionOf(word: string, command: Command): SecretOption | undefined {
  if (isOptionOf(command, word)) return undefined;
  const [name = ''] = word.split('=');
  // Others write a short option's value right behind it.
  const meant = /^-p./.test(word) ? '-p' : name;
  const [near = ''] = name.startsWith('--') ? similar(name, spelledOut) : [];
  const option = secretOptions.get(meant) ?? secretOptions.get(near);
  return option !== undefined && isOptionOf(command, option[0]) ? option : undefined;
}

function isOptionOf({ options }: Command, word: string): boolean {
  const [name] = word.split('=');
  return options.some(({ long, short }) => name === long || name === short);
}

/** `dial X /disconnect`, `disconnect X`, `dial X alice secret /domain:LAB` */
function answerToSwitches(named: NamedCommand): string | undefined {
  const { path, rest } = named;
  if (path.length > 0 && !takesEntry(path)) return undefined;
  const line = path.length > 0 ? named : ofDial(named);
  const { switches, entry, entryName, behind, isClear } = partsOf(line);
  if (path.length === 0 && rest[0] === 'disconnect') return hangUpLine(behind[0]);
  if (switches.some(({ name }) => name.startsWith('d') && name !== 'domain'))
    return hangUpLine(entryName);
  return switches.length > 0 && isClear ? dialLine(line.path, entry, behind, switches) : undefined;
}

/** `dial X alice secret`, or a name that is not quoted. */
function answerToUser(named: NamedCommand): string | undefined {
  if (!takesEntry(named.path)) return undefined;
  const { entry, entryName, behind, isClear, isUserOption } = partsOf(named);
  // With --server a single word may be an entry, which the dial itself refuses.
  const isTooShort = behind.length < (entryName === undefined ? 2 : 1);
  if (isTooShort || !isClear) return undefined;
  const answer = dialLine(named.path, entry, behind, []);
  return isUserOption && entryName !== undefined ? `${answer} ${unquoted}` : answer;
}

/** Reads the line as if its words followed `dial`. */
function ofDial({ command, rest }: NamedCommand): NamedCommand {
  const dial = command.commands.find((candidate) => candidate.name() === 'dial') as Command;
  return { path: ['dial'], command: dial, rest };
}

/** A line taken apart as rasdial does: the entry, the user, the password. */
function partsOf({ command, rest }: NamedCommand) {
  const words = wordsBeforeSeparator(rest);
  const places = operandPlaces(command.options, words);
  const operands = places.filter((place) => switchOf(words[place] as string) === undefined);
  const isServer = optionValue('--server', words) !== undefined;
  const [entryPlace] = isServer ? [] : operands;
  const others = isServer ? operands : operands.slice(1);
  const entryName = entryPlace === undefined ? undefined : (words[entryPlace] as string);
  const behind = others.map((place) => words[place] as string);
  const userName = optionValue('--user', words);
  const isUserOption = userName !== undefined && behind.length > 0;
  const beforeUser = words.slice(0, others[0]);
  return {
    switches: places.flatMap((place) => switchOf(words[place] as string) ?? []),
    entryName,
    entry: isServer ? '--server <host>' : entryName === undefined ? '<entry>' : quoted(entryName),
    // If an option names the user, all other words may be the password.
    behind: isUserOption ? [userName, ...behind] : behind,
    isUserOption,
    // The word after an unknown option may be its value, and a secret.
    isClear: beforeUser.every((word) => !word.startsWith('-') || isOptionOf(command, word)),
  };
}

/** The value of an option where it is given first, in one word or in two. */
function optionValue(option: string, words: readonly string[]): string | undefined {
  const place = words.findIndex((word) => word === option || word.startsWith(`${option}=`));
  if (place < 0) return undefined;
  return words[place] === option ? words[place + 1] : words[place]?.slice(option.length + 1);
}

function takesEntry(path: readonly string[]): boolean {
  return takeOneEntry.has(path.join(' '));
}

interface Switch {
  readonly name: string;
  readonly value: string;
}

function switchOf(word: string): Switch | undefined {
  const [, name = '', colon, value = ''] = /^\/([a-z]+)(:?)(.*)$/is.exec(word) ?? [];
  // The letters of ASCII that the expression above takes: rasdial's own words, no names.
  const lower = name.toLowerCase();
  const isKnown = colon ? Object.hasOwn(valueSwitches, lower) : otherSwitches.has(lower);
  return isKnown ? { name: lower, value } : undefined;
}

function hangUpLine(entryName: string | undefined): string {
  const lines = entryName === undefined ? '--all' : quoted(entryName);
  return instead(['winras', 'hangup', lines]).trimEnd();
}

/** `entry` as it is shown; behind it stand the user, then the password. */
function dialLine(
  path: readonly string[],
  entry: string,
  [userName, ...secrets]: readonly string[],
  switches: readonly Switch[],
): string {
  const options = switches.map(({ name, value }) => {
    const [option, placeholder] = valueSwitches[name] ?? ['--prefix-suffix', ''];
    // After the user's name every word may be a part of the password.
    const shown = userName === undefined ? quoted(value) : placeholder;
    return placeholder === '' ? option : `${option} ${shown}`;
  });
  // rasdial asks for the password then, and so does winras.
  const isAsked = secrets.length === 1 && secrets[0] === '*';
  const password = isAsked ? [] : passwordOption;
  const user = userName === undefined ? [] : [`--user ${quoted(userName)}`, ...password];
  const answer = instead(['winras', ...path, entry, ...user, ...options]);
  if (secrets.length > 0) return isAsked ? answer.trimEnd() : `${answer}${inHistory}`;
  return userName === undefined
    ? answer.trimEnd()
    : `${answer}If ${quoted(userName)} is part of the entry's name, put the whole name in quotes.`;
}

function instead(words: readonly string[]): string {
  return `use this command instead:\n  ${words.join(' ')}\n`;
}

function quoted(word: string): string {
  return /^[\w./:\\-]+$/.test(word) ? word : `"${word}"`;
}
