/** `winras entries list` and `show`: nothing is changed. */

import type { Command } from 'commander';
import type { BookOptions } from '../../../index.js';
import { action, withBookOptions } from '../../subcommand.js';
import { entryText } from './entry-text.js';

export function addList(entries: Command): void {
  const command = entries
    .command('list')
    .description('List the names of the entries, one on each line.');
  withBookOptions(command).action(
    action<[], BookOptions>(async ({ ras, output }, { phoneBook }) => {
      const names = await ras.phoneBook(phoneBook).entries();
      for (const entry of names) output.report('entry', { entry }, entry.name);
      if (names.length === 0)
        output.note('There is no entry yet. See winras entries create --help.');
      return { entries: names.length };
    }),
  );
}

export function addShow(entries: Command): void {
  const command = entries
    .command('show <name>')
    .description('Show the settings of an entry, without those that are empty or off.');
  withBookOptions(command).action(
    action<[string], BookOptions>(async ({ ras, output }, { phoneBook }, name) => {
      const entry = await ras.phoneBook(phoneBook).get(name);
      output.report('entry', { entry }, entryText(entry));
      return { name: entry.name };
    }),
  );
}
