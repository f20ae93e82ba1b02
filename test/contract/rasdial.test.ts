/** The README's table of what to write instead of a line of rasdial or rasphone: each code runs as it stands there. */

import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import { inTime, simulated } from './support/simulated.js';

interface Row {
  readonly line: string;
  readonly code: string;
  /** The function of RAS that the line is about. */
  readonly calls: string;
}

const table = join('scripts', 'docs', 'rasdial.json');
const rows: readonly Row[] = JSON.parse(readFileSync(table, 'utf8'));

const world: Scenario = {
  entries: { Branch: { type: 'modem', server: '555 0100' } },
  servers: {
    'vpn.example.com': {},
    'partner.example.com': {},
    '555 0100': { callback: 'caller' },
    '555 0123': {},
  },
  dialogs: { phoneBook: { entryName: 'Office VPN' } },
};

const AsyncFunction = (async () => {}).constructor as new (
  ...names: string[]
) => (...values: unknown[]) => Promise<void>;

test.each(rows)('$line', async ({ code, calls }) => {
  const path = join(newFolder(), 'office.pbk');
  copyFileSync(join('scripts', 'demo', 'demo.pbk'), path);
  const isUp = calls === 'RasHangUp' ? { connections: ['Office VPN'] } : {};
  const ras = simulated({ ...world, ...isUp, phoneBooks: { user: path } }, { mayOwe: true });
  const run = new AsyncFunction('ras', 'password', 'path', code);
  await inTime(ras, run(ras, 'secret', path));
  const called = ras.calls().filter((call) => call.function === calls && call.result === 0);
  expect(called).not.toEqual([]);
});
