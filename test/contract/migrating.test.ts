/** docs/migrating.md: each line of JavaScript runs as it stands there. Those for rasdial are in rasdial.test.ts. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { migrationsFrom, tools } from './support/migrations.js';
import { runMigration } from './support/run-migration.js';

describe.each(['wrappers', 'vpnclient', 'dotras'] as const)('%s', (tool) => {
  test.each(migrationsFrom(tool))('$line', async (migration) => {
    await runMigration(migration);
  });
});

test('the page has no JavaScript but these lines and the examples', () => {
  const page = readFileSync(join('docs', 'migrating.md'), 'utf8');
  const examples = /<!-- example: [^]*?<!-- end -->/g;
  expect(page.replace(examples, '')).not.toMatch(/^```(?:js|ts|javascript|typescript)/m);
  const known = tools.flatMap(migrationsFrom).map(({ code }) => code);
  const cells = [...page.matchAll(/^\|.*\| `(.*)` \|$/gm)].map(([, cell = '']) => cell);
  const code = cells.filter((cell) => cell.includes('ras.'));
  expect(code.length).toBe(known.length);
  expect(code.filter((cell) => !known.includes(cell.replaceAll('\\|', '|')))).toEqual([]);
});
