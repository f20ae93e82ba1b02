/** `winras entries create`: an entry of what a person knows about it. */

import type { Command } from 'commander';
import type { BookOptions } from '../../../index.js';
import { collect } from '../../arguments/option-values.js';
import { withPreSharedKeyOptions } from '../../arguments/pre-shared-key.js';
import { withVpnOptions } from '../../arguments/vpn-options.js';
import { action, withBookOptions } from '../../subcommand.js';
import { type NewEntryOptions, newEntry } from './new-entry.js';

const examples = `
A phone book that is not there yet is made, in a folder that is. Credentials come afterwards: winras credentials set.

Examples:
  winras entries create "Office VPN" --server vpn.example.com --strategy IKEv2
  winras entries create Lab --server lab --strategy L2TP --pre-shared-key-stdin
  winras entries create Modem --number "555 0100" --alternate-number "555 0101"
  winras entries create DSL --pppoe --phone-book C:\\lines.pbk`;

export function addCreate(entries: Command): void {
  const command = entries
    .command('create <name>')
    .description('make an entry for a VPN, a modem or PPPoE')
    .option('--server <host>', 'a VPN to this host');
  withVpnOptions(command)
    .option('--number <number>', 'a modem, or with --isdn ISDN, that dials this number')
    .option('--alternate-number <number>', 'when it does not answer; may be repeated', collect)
    .option('--isdn', 'instead of a modem')
    .option('--pppoe [service]', 'PPPoE, with any service or with this one')
    .option('--device <name>', 'instead of the first that fits; winras devices lists them')
    .option('--remember-credentials', 'Windows keeps what is typed at a dial')
    .addHelpText('after', examples);
  withBookOptions(withPreSharedKeyOptions(command)).action(
    action<[string], NewEntryOptions & BookOptions>(async ({ ras, output }, options, name) => {
      await ras.phoneBook(options.phoneBook).create(await newEntry(name, options));
      output.report('created', { name }, `${name} is created`);
      return { name };
    }),
  );
}
