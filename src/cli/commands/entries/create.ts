/** `winras entries create`: a new entry. */

import type { Command } from 'commander';
import type { BookOptions } from '../../../index.js';
import { collect } from '../../arguments/option-values.js';
import { withPreSharedKeyOptions } from '../../arguments/pre-shared-key.js';
import { withVpnOptions } from '../../arguments/vpn-options.js';
import { action, withBookOptions } from '../../subcommand.js';
import { helpText } from '../../terminal/terminal-text.js';
import { type NewEntryOptions, newEntry } from './new-entry.js';

const examples = `
A phone book that does not exist yet is created if its folder exists. Store credentials afterwards with
winras credentials set.

Examples:
  winras entries create "Office VPN" --server vpn.example.com --strategy IKEv2
  winras entries create Lab --server lab --strategy L2TP --pre-shared-key-stdin
  winras entries create Modem --number "555 0100" --alternate-number "555 0101"
  winras entries create DSL --pppoe --phone-book C:\\lines.pbk`;

export function addCreate(entries: Command): void {
  const command = entries
    .command('create <name>')
    .description('Create an entry for a VPN, a modem, ISDN or PPPoE.')
    .option('--server <host>', 'Create a VPN entry that dials this host.');
  withVpnOptions(command)
    .option('--number <number>', 'Create a modem entry that dials this number.')
    .option(
      '--alternate-number <number>',
      'Try this number if the first does not answer. The option can be repeated.',
      collect,
    )
    .option('--isdn', 'Use ISDN instead of a modem, with --number.')
    .option('--pppoe [service]', 'Create a PPPoE entry, for this service or for any.')
    .option(
      '--device <name>',
      'Use this device instead of the first suitable one. winras devices lists them.',
    )
    .option('--remember-credentials', 'Let Windows remember what is typed at a dial.')
    .addHelpText('after', helpText(examples));
  withBookOptions(withPreSharedKeyOptions(command)).action(
    action<[string], NewEntryOptions & BookOptions>(async ({ ras, output }, options, name) => {
      await ras.phoneBook(options.phoneBook).create(await newEntry(name, options));
      output.report('created', { name }, `${name} was created.`);
      return { name };
    }),
  );
}
