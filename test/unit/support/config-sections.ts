/** The configuration text that a scenario becomes, taken apart. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConfig } from '../../../src/simulator/config.js';
import type { Scenario } from '../../../src/simulator.js';

export const folder = mkdtempSync(join(tmpdir(), 'winras-'));
export const phoneBook = join(folder, 'office.pbk');
writeFileSync(phoneBook, '[In the file]\n');

/** The sections in order: `[name, { key: value }]`. */
export function sectionsOf(scenario: Scenario): [string, Record<string, string>][] {
  const sections: [string, Record<string, string>][] = [];
  for (const line of writeConfig(scenario, folder).trimEnd().split('\n')) {
    const name = /^\[(\w+)\]$/.exec(line)?.[1];
    if (name !== undefined) {
      sections.push([name, {}]);
      continue;
    }
    const at = line.indexOf('=');
    const section = sections.at(-1)?.[1];
    if (at < 0 || section === undefined) throw new Error(`not a line of a section: ${line}`);
    section[line.slice(0, at)] = line.slice(at + 1);
  }
  return sections;
}

export function sections(scenario: Scenario, name: string): Record<string, string>[] {
  return sectionsOf(scenario)
    .filter(([other]) => other === name)
    .map(([, values]) => values);
}

export function service(scenario: Scenario): Record<string, string> {
  return sections(scenario, 'Service')[0] ?? {};
}

/** A path as the text has it. */
export function written(path: string): string {
  return path.replaceAll('\\', '\\u005c');
}
