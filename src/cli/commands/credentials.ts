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
import { omitUndefined } from '../arguments/omit-undefined.js';
import {
  isPasswordGiven,
  type PasswordOptions,
  questionMarkHint,
  readPassword,
  standardInputText,
} from '../arguments/password.js';
import {
  type PreSharedKeyOptions,
  readPreSharedKey,
  withPreSharedKeyOptions,
} from '../arguments/pre-shared-key.js';
import { UsageError } from '../exit-codes.js';
import type { Session } from '../session.js';
import { action, withBookOptions } from '../subcommand.js';

const examples = `
Windows dials with what is stored. Passwords and keys are never shown.

Examples:
  winras credentials show "Office VPN"
  winras credentials set "Office VPN" --user alice
  winras credentials set "Office VPN" --user alice --password-env VPN_PASSWORD
  winras credentials clear "Office VPN"`;

interface OwnerOptions extends BookOptions {
  readonly allUsers?: boolean;
}

interface SetOptions extends OwnerOptions, PasswordOptions, PreSharedKeyOptions {
  readonly usePreSharedKey?: boolean;
  readonly user?: string;
  readonly domain?: string;
}

interface ClearOptions extends OwnerOptions {
  readonly preSharedKey?: boolean;
}

export function addCredentials(program: Command): void {
  const command = program
    .command('credentials')
    .description('Show, store and delete what an entry is dialed with.')
    .addHelpText('after', examples);
  addShow(command);
  addSet(command);
  addClear(command);
}

function addShow(credentials: Command): void {
  const command = credentials
    .command('show <entry>')
    .description('Show what is stored, without the secrets themselves.');
  withOwnerOptions(command).action(
    action<[string], OwnerOptions>(async (session, options, entryName) => {
      const { stored } = credentialsOf(session, options, entryName);
      return { entryName, credentials: reportStored(session, await stored()) };
    }),
  );
}

function addSet(credentials: Command): void {
  const command = credentials
    .command('set <entry>')
    .description('Store a user name and a password, or a pre-shared key.')
    .option(
      '--user <name>',
      'Store this user name. winras asks for the password unless an option gives it.',
    )
    .option('--password-stdin', `Read the password from ${standardInputText('--password')}`)
    .option('--password-env <name>', 'Take the password from this environment variable.')
    .option('--allow-empty-password', 'Allow an empty password, which is refused otherwise.')
    .option('--domain <name>', 'Store this domain with the user name.');
  const withKey = withPreSharedKeyOptions(command).option(
    '--use-pre-shared-key',
    'Change the entry so that it authenticates with the key.',
  );
  withOwnerOptions(withKey).action(
    action<[string], SetOptions>(async (session, options, entryName) => {
      const { credentials, whose, stored } = credentialsOf(session, options, entryName);
      // Before anybody types a password for an entry that there is not.
      await stored();
      const change = await readChange(session, options);
      const { usePreSharedKey = false } = options;
      try {
        await credentials.set(change, { ...whose, usePreSharedKey });
      } catch (error) {
        if (usePreSharedKey && isRasError(error)) noteWhatIsStored(session, entryName, error);
        throw error;
      }
      if ('preSharedKey' in change) await noteUnusedKey(session, options, entryName);
      return { entryName, credentials: reportStored(session, await stored()) };
    }),
  );
}

function addClear(credentials: Command): void {
  const command = credentials
    .command('clear <entry>')
    .description('Delete the stored user name, password and domain.')
    .option('--pre-shared-key', 'Delete the stored pre-shared key instead.');
  withOwnerOptions(command).action(
    action<[string], ClearOptions>(async (session, options, entryName) => {
      const { credentials, whose, stored } = credentialsOf(session, options, entryName);
      await credentials.clear(options.preSharedKey ? ['preSharedKey'] : undefined, whose);
      return { entryName, credentials: reportStored(session, await stored()) };
    }),
  );
}

function withOwnerOptions(command: Command): Command {
  return withBookOptions(
    command.option(
      '--all-users',
      'Use the credentials that are stored for all users instead of your own.',
    ),
  );
}

interface CredentialsAccess {
  readonly credentials: EntryCredentials;
  readonly whose: CredentialsOptions;
  readonly stored: () => Promise<StoredCredentials>;
}

function credentialsOf(
  { ras }: Session,
  { phoneBook, allUsers = false }: OwnerOptions,
  entryName: string,
): CredentialsAccess {
  const credentials = ras.credentials(entryName, omitUndefined({ phoneBook }));
  const whose = { forAllUsers: allUsers };
  return { credentials, whose, stored: () => credentials.get(whose) };
}

/** A password that is given without a user is stored for the present user. */
async function readChange(session: Session, options: SetOptions): Promise<CredentialChange> {
  const { user, domain } = options;
  const isOfUser = user !== undefined || domain !== undefined || isPasswordGiven(options);
  const preSharedKey = await readPreSharedKey(options);
  if (isOfUser === (preSharedKey !== undefined))
    throw new UsageError(
      'Give what to store: --user <name>, --pre-shared-key-stdin or --pre-shared-key-env.',
    );
  if (options.usePreSharedKey && preSharedKey === undefined)
    throw new UsageError(
      '--use-pre-shared-key needs --pre-shared-key-stdin or --pre-shared-key-env.',
    );
  if (preSharedKey !== undefined) {
    noteQuestionMark(session, '--pre-shared-key', options.preSharedKeyStdin, preSharedKey);
    return { preSharedKey };
  }
  const whose = user === undefined ? 'Password: ' : `Password for ${user}: `;
  const password = await readPassword(options, whose, session);
  if (password === undefined)
    throw new UsageError(
      'No terminal is there to ask for the password. Give --password-stdin or --password-env.',
    );
  noteQuestionMark(session, '--password', options.passwordStdin, password);
  return { password, ...omitUndefined({ userName: user, domain }) };
}

/** The key is stored first, and the entry changed then. */
function noteWhatIsStored(
  { output }: Session,
  entryName: string,
  { operation = '' }: RasError,
): void {
  output.note(
    operation.endsWith('EntryProperties')
      ? `The key of ${entryName} was stored, but the entry was not changed to use it.`
      : `The key of ${entryName} was not stored, and the entry was not changed.`,
  );
}

/** A key that the entry does not use changes nothing. */
async function noteUnusedKey(
  { ras, output }: Session,
  { phoneBook }: SetOptions,
  entryName: string,
): Promise<void> {
  const { properties } = await ras.phoneBook(phoneBook).get(entryName);
  if (usesPreSharedKey(properties)) return;
  output.note(
    `The key of ${entryName} was stored, but the entry authenticates by another method. Add --use-pre-shared-key to change that.`,
  );
}

/** The secret is stored as it came: only its user knows whether the "?" belongs there. */
function noteQuestionMark(
  { output }: Session,
  option: string,
  isPiped: boolean | undefined,
  secret: string,
): void {
  if (isPiped && secret.includes('?')) output.note(questionMarkHint(option));
}

function reportStored({ output }: Session, credentials: StoredCredentials): StoredCredentials {
  output.report('credentials', { credentials }, storedText(credentials));
  return credentials;
}

function storedText(stored: StoredCredentials): string {
  const { userName, domain, hasPassword, hasPreSharedKey } = stored;
  const rows = [
    ...(userName === undefined ? [] : [`user            ${userName}`]),
    ...(domain === undefined ? [] : [`domain          ${domain}`]),
    ...(hasPassword ? ['password        stored'] : []),
    ...(hasPreSharedKey ? ['pre-shared key  stored'] : []),
  ];
  return rows.length === 0 ? 'Nothing is stored.' : rows.join('\n');
}
