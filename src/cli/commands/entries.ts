/** `winras entries`: the phone book. */

import type { Command } from 'commander';
import { addCreate } from './entries/create.js';
import { addDelete, addRename } from './entries/delete-and-rename.js';
import { addExport } from './entries/export.js';
import { addImport } from './entries/import.js';
import { addList, addShow } from './entries/list-and-show.js';
import { addSet } from './entries/set.js';

const examples = `
Examples:
  winras entries list
  winras entries create "Office VPN" --server vpn.example.com --strategy IKEv2
  winras entries create --help`;

export function addEntries(program: Command): void {
  const command = program
    .command('entries')
    .description('List, show, create, change, export and import the entries of a phone book.')
    .addHelpText('after', examples);
  for (const add of [
    addList,
    addShow,
    addCreate,
    addSet,
    addDelete,
    addRename,
    addExport,
    addImport,
  ])
    add(command);
}
