/** The tables of docs/migrating.md: what to write instead of the lines of another tool, and a world in which that runs. */

import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../../../src/simulator.js';
import { newFolder } from './folder.js';

export interface Migration {
  readonly line: string;
  readonly command?: string;
  readonly code: string;
  /** The function of RAS that the line is about, in JavaScript, and with the command where it is another. */
  readonly calls: string;
  readonly commandCalls?: string;
}

export const tools = ['rasdial', 'wrappers', 'vpnclient', 'dotras'] as const;

export function migrationsFrom(tool: (typeof tools)[number]): readonly Migration[] {
  const table = join('scripts', 'docs', 'migrations', `${tool}.json`);
  return JSON.parse(readFileSync(table, 'utf8'));
}

/** Functions that are about a connection which is up. */
const ofConnections = [
  'RasHangUp',
  'RasGetConnectStatus',
  'RasGetConnectionStatistics',
  'RasClearConnectionStatistics',
];

/** A RAS with the phone book of the demo, and its copy, whose path the lines call `path`. */
export function worldFor(calls: string): { readonly world: Scenario; readonly path: string } {
  const path = join(newFolder(), 'office.pbk');
  copyFileSync(join('scripts', 'demo', 'demo.pbk'), path);
  const world: Scenario = {
    entries: { Branch: { type: 'modem', server: '555 0100' } },
    servers: {
      'vpn.example.com': {},
      'partner.example.com': {},
      '555 0100': { callback: 'caller' },
      '555 0123': {},
    },
    dialogs: { phoneBook: { entryName: 'Office VPN' } },
    phoneBooks: { user: path },
    ...(ofConnections.includes(calls) ? { connections: ['Office VPN'] } : {}),
  };
  return { world, path };
}
