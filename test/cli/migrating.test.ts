/** The commands of docs/migrating.md for PowerShell's cmdlets and DotRas. Those for rasdial are in rasdial.test.ts. */

import { describe, test } from '@jest/globals';
import { migrationsFrom } from '../contract/support/migrations.js';
import { runCommandOf, withCommands } from './support/run-command-of.js';

describe.each(['vpnclient', 'dotras'] as const)('%s', (tool) => {
  test.each(withCommands(migrationsFrom(tool)))('$command, for $line', async (migration) => {
    await runCommandOf(migration);
  });
});
