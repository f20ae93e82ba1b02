/** `winras entries set`: a change of an entry. What is not given stays as it is. */

import type { Command } from 'commander';
import type { BookOptions } from '../../../index.js';
import { entryChanges } from '../../../phone-book/entry-changes.js';
import { omitUndefined } from '../../arguments/omit-undefined.js';
import { collect } from '../../arguments/option-values.js';
import { withPreSharedKeyOptions } from '../../arguments/pre-shared-key.js';
import { withVpnOptions } from '../../arguments/vpn-options.js';
import { action, withBookOptions } from '../../subcommand.js';
import type { Output } from '../../terminal/output.js';
import { helpText } from '../../terminal/terminal-text.js';
import { type EntryUpdateOptions, entryUpdate } from './entry-update.js';

const examples = `
Everything that is not given stays as it is. Every property can be changed by the name that winras entries show prints.
Give true or false for what is on or off, and put commas between several values. Write values that have commas
themselves, such as numbers with a pause, as a JSON array.

Examples:
  winras entries set "Office VPN" --server vpn2.example.com --no-split-tunnel
  winras entries set "Office VPN" --strategy L2TP --pre-shared-key-env KEY
  winras entries set "Office VPN" redialCount=3 options.reconnectIfDropped=true
  winras entries set Modem alternateNumbers="555 0101, 555 0102"
  winras entries set Modem alternateNumbers='["0,5550101", "0,5550102"]'`;

export function addSet(entries: Command): void {
  const command = entries
    .command('set <name> [property=value...]')
    .description('Change an entry. What is not given stays as it is.')
    .option('--server <host>', 'Change the host that a VPN entry dials.');
  withVpnOptions(command)
    .option('--no-split-tunnel', 'Send all traffic through the VPN.')
    .option('--number <number>', 'Change the number that a modem or ISDN entry dials.')
    .option(
      '--alternate-number <number>',
      'Try this number if the first does not answer. The option can be repeated.',
      collect,
    )
    .option('--pppoe <service>', 'Change the service of a PPPoE entry.')
    .option('--device <name>', 'Use another device of the same type. winras devices lists them.')
    .option('--remember-credentials', 'Let Windows remember what is typed at a dial.')
    .option('--no-remember-credentials', 'Do not let Windows remember what is typed at a dial.')
    .addHelpText('after', helpText(examples));
  withBookOptions(withPreSharedKeyOptions(command)).action(
    action<[string, string[]], EntryUpdateOptions & BookOptions>(
      async ({ ras, output }, options, name, given) => {
        const { phoneBook } = options;
        const book = ras.phoneBook(phoneBook);
        const entry = await book.get(name);
        const { changes, preSharedKey } = await entryUpdate(options, given, entry.properties);
        const update = async (): Promise<void> => {
          if (Object.keys(changes).length > 0) await book.update(name, changes);
        };
        if (preSharedKey === undefined) await update();
        else {
          // Refused here, it is before anything is stored.
          entryChanges('changes', changes);
          const store = () =>
            ras.credentials(name, omitUndefined({ phoneBook })).set({ preSharedKey });
          await storeAndUpdate(output, entry.name, { store, update });
        }
        output.report('changed', { name: entry.name, changes }, `${entry.name} was changed.`);
        return { name: entry.name };
      },
    ),
  );
}

interface Steps {
  readonly store: () => Promise<void>;
  readonly update: () => Promise<void>;
}

/**
 * Stores the key first: RAS refuses it to all but administrators, and one that is not used yet changes nothing, where an
 * entry that wants a key and has none cannot be dialed any more.
 */
async function storeAndUpdate(output: Output, name: string, { store, update }: Steps) {
  try {
    await store();
  } catch (error) {
    output.note(`The key of ${name} was not stored, and nothing else was changed.`);
    throw error;
  }
  try {
    await update();
  } catch (error) {
    output.note(`The key of ${name} was stored, but nothing else was changed.`);
    output.report('preSharedKeyStored', { name });
    throw error;
  }
}
