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
  command.option('--server <host>', 'dial this VPN server, without an entry, but as follows');
  return withEntryDialOptions(withPreSharedKeyOptions(withVpnOptions(command)))
    .option(
      '--retry <n>',
      'dial so often again when it may help, as when nobody answers',
      parseCount,
      0,
    )
    .addOption(
      new Option('--retry-delay <seconds>', 'wait so long before')
        .argParser(parseSeconds)
        .default(5_000, '5'),
    )
    .option('--retry-on <errors>', 'dial again also after these, as in 691,718', parseErrors);
}

/** Of an entry only. */
export function withEntryDialOptions(command: Command): Command {
  return command
    .option('--user <name>', 'instead of the stored credentials')
    .option(
      '--current-user',
      'dial as the user who is logged on, as Windows allows with some methods only',
    )
    .option('--domain <name>', 'the domain of --user')
    .option('--password-stdin', `read the password of --user from ${standardInputText}`)
    .option('--password-env <name>', 'take it from this environment variable')
    .option('--allow-empty-password', 'dial with an empty password, which is refused otherwise')
    .option('--phone <number>', "dial this number instead of the entry's own")
    .option('--phone-book <file>', 'the phone book that has the entry')
    .option('--callback <number>', 'the number for the server to call back')
    .option('--prefix-suffix', 'dial with the prefix and suffix that the entry has')
    .option('--timeout <seconds>', 'give a dial up after this time', parseSeconds);
}
