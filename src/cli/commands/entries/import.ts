/** `winras entries import`: what `winras entries export` has written. */

import type { Command } from 'commander';
import type { BookOptions, Device } from '../../../index.js';
import { foldCase } from '../../../provider/fold-case.js';
import { action, withBookOptions } from '../../subcommand.js';
import { helpText } from '../../terminal/terminal-text.js';
import { type ExportedEntry, importEntry, readEntryFile } from './entry-file.js';

const examples = `
An entry can name scripts and DLLs that Windows runs at a dial, so import only files that you trust. Store credentials
afterwards with winras credentials set.

Examples:
  winras entries import office-vpn.json
  winras entries import office-vpn.json --name "Office VPN 2"`;

interface ImportOptions extends BookOptions {
  readonly name?: string;
}

export function addImport(entries: Command): void {
  const command = entries
    .command('import <file>')
    .description('Create an entry from a file that winras entries export has written.')
    .option('--name <name>', 'Give the entry this name instead of its own.')
    .addHelpText('after', helpText(examples));
  withBookOptions(command).action(
    action<[string], ImportOptions>(async ({ ras, output }, { phoneBook, ...choice }, file) => {
      const entry = readEntryFile(file);
      const { name = entry.name } = choice;
      const missing = missingDevices(entry, await ras.devices());
      await importEntry(ras.phoneBook(phoneBook), name, entry);
      output.report('created', { name }, `${name} was created.`);
      for (const device of missing) output.note(missingDeviceText(device));
      return { name };
    }),
  );
}

/** Windows names its miniports in its own language, and every machine has modems of its own. */
function missingDevices(
  { properties, moreLinks = [] }: ExportedEntry,
  devices: readonly Device[],
): readonly string[] {
  const known = new Set(devices.map(({ name }) => foldCase(name)));
  const named = [properties, ...moreLinks].map(({ device }) => device?.name ?? '');
  return [...new Set(named)].filter((name) => name !== '' && !known.has(foldCase(name)));
}

function missingDeviceText(device: string): string {
  return (
    `This machine has no device "${device}", and may not be able to dial the entry. Windows names devices in its own ` +
    'language: winras devices lists those of this machine. Without "device"."name" in the file, import takes the one ' +
    'of the same type.'
  );
}
