/** `winras entries export`: an entry as JSON, for another machine or a repository. */

import type { Command } from 'commander';
import type { BookOptions, EntryProperties } from '../../../index.js';
import { usesPreSharedKey } from '../../../phone-book/pre-shared-key.js';
import { action, withBookOptions } from '../../subcommand.js';
import { helpText } from '../../terminal/terminal-text.js';
import { entryFileText, exportEntry, writeEntryFile } from './entry-file.js';

const examples = `
Credentials, pre-shared keys and the configuration of an EAP method are not exported. An
existing file is replaced.

Examples:
  winras entries export "Office VPN" office-vpn.json
  winras entries export "Office VPN" > office-vpn.json`;

export function addExport(entries: Command): void {
  const command = entries
    .command('export <name> [file]')
    .description('Write an entry as JSON, without its secrets.')
    .addHelpText('after', helpText(examples));
  withBookOptions(command).action(
    action<[string, string | undefined], BookOptions>(
      async ({ ras, output }, { phoneBook }, name, file) => {
        const entry = await exportEntry(ras.phoneBook(phoneBook), name);
        if (file === undefined) {
          output.reportRawJson('exported', { entry }, entryFileText(entry));
        } else {
          writeEntryFile(file, entry);
          output.report('exported', { entry, file }, `${entry.name} was exported to ${file}.`);
        }
        for (const missing of notExported(entry.properties)) output.note(missing);
        return { name: entry.name };
      },
    ),
  );
}

/** Says what the entry needs where it is imported, and what the export leaves out. */
function notExported({ options }: EntryProperties): string[] {
  return [
    ...(usesPreSharedKey({ options })
      ? [
          'The pre-shared key was not exported. Store it with winras credentials set --pre-shared-key-stdin.',
        ]
      : []),
    ...(options.requireEAP
      ? ['If the EAP method has a configuration of its own, it was not exported.']
      : []),
  ];
}
