/** The options of the subcommands that dial. */

import { type Command, Option } from 'commander';
import type { ErrorChoice } from '../../index.js';
import { parseCount, parseErrors, parseSeconds } from './option-values.js';
import { type PasswordOptions, standardInputText } from './password.js';
import { withPreSharedKeyOptions } from './pre-shared-key.js';
import { type VpnOptions, withVpnOptions } from './vpn-options.js';

export interface EntryDialOptions extends PasswordOptions {
  readonly user?: string;
  readonly currentUser?: boolean;
  readonly domain?: string;
  readonly phone?: string;
  readonly phoneBook?: string;
  readonly callback?: string;
  readonly prefixSuffix?: boolean;
  /** Milliseconds. */
  readonly timeout?: number;
}

export interface DialCommandOptions extends EntryDialOptions, VpnOptions {
  readonly server?: string;
  readonly retry: number;
  /** Milliseconds. */
  readonly retryDelay: number;
  readonly retryOn?: readonly ErrorChoice[];
}

/** `--server` dials without an entry. */
export function withDialCommandOptions(command: Command): Command {
  command.option('--server <host>', 'Dial this VPN server without an entry.');
  return withEntryDialOptions(withPreSharedKeyOptions(withVpnOptions(command)))
    .option(
      '--retry <n>',
      'Redial up to this many times when that may help, as when nobody answers.',
      parseCount,
      0,
    )
    .addOption(
      new Option('--retry-delay <seconds>', 'Wait this long before each redial.')
        .argParser(parseSeconds)
        .default(5_000, '5'),
    )
    .option('--retry-on <errors>', 'Also redial after these errors, such as 691,718.', parseErrors);
}

/** Adds the options that dial an entry, and not those for a server. */
export function withEntryDialOptions(command: Command): Command {
  return command
    .option('--user <name>', 'Dial as this user instead of with the stored credentials.')
    .option(
      '--current-user',
      'Dial as the logged-on user. Windows allows this with some authentication methods only.',
    )
    .option('--domain <name>', 'Log on to this domain, with --user.')
    .option(
      '--password-stdin',
      `Read the password of --user from ${standardInputText('--password')}`,
    )
    .option('--password-env <name>', 'Take the password of --user from this environment variable.')
    .option('--allow-empty-password', 'Allow an empty password, which is refused otherwise.')
    .option('--phone <number>', "Dial this number instead of the entry's own.")
    .option('--phone-book <file>', 'Look for the entry in this phone book.')
    .option('--callback <number>', 'Let the server call back this number.')
    .option('--prefix-suffix', 'Dial with the prefix and suffix of the entry.')
    .option('--timeout <seconds>', 'Give up a dial after this time.', parseSeconds);
}
