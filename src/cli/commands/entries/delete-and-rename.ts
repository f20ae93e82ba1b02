/** `winras entries delete` and `rename`. */

import type { Command } from 'commander';
import type { BookOptions } from '../../../index.js';
import { action, withBookOptions } from '../../subcommand.js';

export function addDelete(entries: Command): void {
  const command = entries.command('delete <name>').description('Delete an entry.');
  withBookOptions(command).action(
    action<[string], BookOptions>(async ({ ras, output }, { phoneBook }, name) => {
      await ras.phoneBook(phoneBook).delete(name);
      output.report('deleted', { name }, `${name} was deleted.`);
      return { name };
    }),
  );
}

export function addRename(entries: Command): void {
  const command = entries.command('rename <old> <new>').description('Give an entry another name.');
  withBookOptions(command).action(
    action<[string, string], BookOptions>(async ({ ras, output }, { phoneBook }, name, newName) => {
      await ras.phoneBook(phoneBook).rename(name, newName);
      output.report('renamed', { name, newName }, `${name} was renamed to ${newName}.`);
      return { name: newName };
    }),
  );
}
