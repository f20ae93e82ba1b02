/** `winras entries import`: what `winras entries export` has written. */

import type { Command } from 'commander';
import type { BookOptions } from '../../../index.js';
import { importEntry, readEntryFile } from '../../entry-file.js';
import { action, withBookOptions } from '../../subcommand.js';

const examples = `
An entry can name scripts and DLLs that Windows runs at a dial: import what you trust. Credentials come afterwards:
winras credentials set.

Examples:
  winras entries import office-vpn.json
  winras entries import office-vpn.json --name "Office VPN 2"`;

interface ImportChoice extends BookOptions {
  readonly name?: string;
}

export function addImport(entries: Command): void {
  const command = entries
    .command('import <file>')
    .description('make an entry of such a file')
    .option('--name <name>', "instead of the entry's own")
    .addHelpText('after', examples);
  withBookOptions(command).action(
    action<[string], ImportChoice>(async ({ ras, output }, { phoneBook, ...choice }, file) => {
      const entry = readEntryFile(file);
      const { name = entry.name } = choice;
      await importEntry(ras.phoneBook(phoneBook), name, entry);
      output.tell('created', { name }, `${name} is created`);
      return { name };
    }),
  );
}
