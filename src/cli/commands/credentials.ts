/** `winras credentials`: what Windows keeps with an entry to dial it with. */

import type { Command } from 'commander';
import {
  type BookOptions,
  type CredentialChange,
  type CredentialsOptions,
  type EntryCredentials,
  isRasError,
  type RasError,
  type StoredCredentials,
} from '../../index.js';
import { usesPreSharedKey } from '../../phone-book/pre-shared-key.js';
import { defined } from '../arguments/omit-undefined.js';
import {
  isGiven,
  type PasswordOptions,
  passwordFrom,
  questionMarkHint,
  standardInput,
} from '../arguments/password.js';
import {
  type PreSharedKeyOptions,
  preSharedKeyFrom,
  withPreSharedKeyOptions,
} from '../arguments/pre-shared-key.js';
import { UsageError } from '../exit-codes.js';
import type { Session } from '../session.js';
import { action, withBookOptions } from '../subcommand.js';

const examples = `
What is stored can be dialed with, and is never shown: no password, no key.

Examples:
  winras credentials show "Office VPN"
  winras credentials set "Office VPN" --user alice
  winras credentials set "Office VPN" --user alice --password-env VPN_PASSWORD
  winras credentials clear "Office VPN"`;

interface Whose extends BookOptions {
  readonly allUsers?: boolean;
}

interface Change extends Whose, PasswordOptions, PreSharedKeyOptions {
  readonly usePreSharedKey?: boolean;
  readonly user?: string;
  readonly domain?: string;
}

interface Forgotten extends Whose {
  readonly preSharedKey?: boolean;
}

export function addCredentials(program: Command): void {
  const command = program
    .command('credentials')
    .description('show, store and forget what an entry is dialed with')
    .addHelpText('after', examples);
  addShow(command);
  addSet(command);
  addClear(command);
}

function addShow(credentials: Command): void {
  const command = credentials
    .command('show <entry>')
    .description('tell what is stored, and not the secrets themselves');
  withWhose(command).action(
    action<[string], Whose>(async (session, options, entryName) => {
      const { stored } = storedWith(session, options, entryName);
      return { entryName, credentials: tell(session, await stored()) };
    }),
  );
}

function addSet(credentials: Command): void {
  const command = credentials
    .command('set <entry>')
    .description('store a user with a password, or a pre-shared key')
    .option('--user <name>', 'whose password is asked for, or given by one of the next two')
    .option('--password-stdin', `read it from ${standardInput}`)
    .option('--password-env <name>', 'take it from this environment variable')
    .option('--allow-empty-password', 'store an empty password, which is refused otherwise')
    .option('--domain <name>', 'the domain of --user');
  const withKey = withPreSharedKeyOptions(command).option(
    '--use-pre-shared-key',
    'let the entry authenticate with the key, which RAS does not by itself',
  );
  withWhose(withKey).action(
    action<[string], Change>(async (session, options, entryName) => {
      const { credentials, whose, stored } = storedWith(session, options, entryName);
      // Before anybody types a password for an entry that there is not.
      await stored();
      const change = await changeOf(session, options);
      const { usePreSharedKey = false } = options;
      try {
        await credentials.set(change, { ...whose, usePreSharedKey });
      } catch (error) {
        if (usePreSharedKey && isRasError(error)) noteDone(session, entryName, error);
        throw error;
      }
      if ('preSharedKey' in change) await noteUnused(session, options, entryName);
      return { entryName, credentials: tell(session, await stored()) };
    }),
  );
}

function addClear(credentials: Command): void {
  const command = credentials
    .command('clear <entry>')
    .description('forget user name, password and domain')
    .option('--pre-shared-key', 'the pre-shared key instead');
  withWhose(command).action(
    action<[string], Forgotten>(async (session, options, entryName) => {
      const { credentials, whose, stored } = storedWith(session, options, entryName);
      await credentials.clear(options.preSharedKey ? ['preSharedKey'] : undefined, whose);
      return { entryName, credentials: tell(session, await stored()) };
    }),
  );
}

function withWhose(command: Command): Command {
  return withBookOptions(
    command.option('--all-users', 'what every user dials the entry with, not your own'),
  );
}

interface Stored {
  readonly credentials: EntryCredentials;
  readonly whose: CredentialsOptions;
  readonly stored: () => Promise<StoredCredentials>;
}

function storedWith(
  { ras }: Session,
  { phoneBook, allUsers = false }: Whose,
  entryName: string,
): Stored {
  const credentials = ras.credentials(entryName, defined({ phoneBook }));
  const whose = { forAllUsers: allUsers };
  return { credentials, whose, stored: () => credentials.get(whose) };
}

/** A password without a user is one for the user who is stored. */
async function changeOf(session: Session, options: Change): Promise<CredentialChange> {
  const { user, domain } = options;
  const isOfUser = user !== undefined || domain !== undefined || isGiven(options);
  const preSharedKey = await preSharedKeyFrom(options);
  if (isOfUser === (preSharedKey !== undefined))
    throw new UsageError('Say what to store: --user <name>, or --pre-shared-key-stdin or -env.');
  if (options.usePreSharedKey && preSharedKey === undefined)
    throw new UsageError('--use-pre-shared-key goes with --pre-shared-key-stdin or -env.');
  if (preSharedKey !== undefined) {
    noteQuestionMark(session, '--pre-shared-key', options.preSharedKeyStdin, preSharedKey);
    return { preSharedKey };
  }
  const whose = user === undefined ? 'Password: ' : `Password of ${user}: `;
  const password = await passwordFrom(options, whose, session);
  if (password === undefined)
    throw new UsageError('Nobody can be asked here: give --password-stdin or --password-env.');
  noteQuestionMark(session, '--password', options.passwordStdin, password);
  return { password, ...defined({ userName: user, domain }) };
}

/** The key is stored first, and the entry changed then. */
function noteDone({ output }: Session, entryName: string, { operation = '' }: RasError): void {
  output.note(
    operation.endsWith('EntryProperties')
      ? `the key of ${entryName} is stored, and the entry is not changed to use it`
      : `the key of ${entryName} is not stored, and the entry is not changed`,
  );
}

/** A key that the entry does not use changes nothing. */
async function noteUnused(
  { ras, output }: Session,
  { phoneBook }: Change,
  entryName: string,
): Promise<void> {
  const { properties } = await ras.phoneBook(phoneBook).get(entryName);
  if (usesPreSharedKey(properties)) return;
  output.note(
    'the key is stored, and the entry does not use it: it authenticates otherwise. Add --use-pre-shared-key to change that.',
  );
}

/** It is stored as it came: only its user knows whether it belongs there. */
function noteQuestionMark(
  { output }: Session,
  option: string,
  isPiped: boolean | undefined,
  secret: string,
): void {
  if (isPiped && secret.includes('?')) output.note(questionMarkHint(option));
}

function tell({ output }: Session, credentials: StoredCredentials): StoredCredentials {
  output.tell('credentials', { credentials }, inWords(credentials));
  return credentials;
}

function inWords(stored: StoredCredentials): string {
  const { userName, domain, hasPassword, hasPreSharedKey } = stored;
  const rows = [
    ...(userName === undefined ? [] : [`user            ${userName}`]),
    ...(domain === undefined ? [] : [`domain          ${domain}`]),
    ...(hasPassword ? ['password        stored'] : []),
    ...(hasPreSharedKey ? ['pre-shared key  stored'] : []),
  ];
  return rows.length === 0 ? 'Nothing is stored.' : rows.join('\n');
}
