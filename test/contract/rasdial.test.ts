/** The table of docs/migrating.md for lines of rasdial or rasphone: each code runs as it stands there. */

import { test } from '@jest/globals';
import { migrationsFrom } from './support/migrations.js';
import { runMigration } from './support/run-migration.js';

test.each(migrationsFrom('rasdial'))('$line', async (migration) => {
  await runMigration(migration);
});
