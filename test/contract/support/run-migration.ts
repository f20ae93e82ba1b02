/** A line of JavaScript of docs/migrating.md, as it stands there. */

import { expect } from '@jest/globals';
import { isRasError, vpnEntry } from '../../../src/index.js';
import { type Migration, worldFor } from './migrations.js';
import { inTime, simulated } from './simulated.js';

const AsyncFunction = (async () => {}).constructor as new (
  ...names: string[]
) => (...values: unknown[]) => Promise<void>;

/** What it prints is not shown. */
const silent = { log: () => undefined, error: () => undefined };

export async function runMigration({ code, calls }: Migration): Promise<void> {
  const { world, path } = worldFor(calls);
  const ras = simulated(world, { mayOwe: true });
  const named = { ras, isRasError, vpnEntry, console: silent, password: 'secret', key: 'k', path };
  const run = new AsyncFunction(...Object.keys(named), code);
  await inTime(ras, run(...Object.values(named)));
  const called = ras.calls().filter((call) => call.function === calls && call.result === 0);
  expect(called).not.toEqual([]);
}
