/** The linter's look at the documents: they name no path that is not there. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { endedWell, runScript } from '../contract/support/script.js';

const lint = JSON.stringify(pathToFileURL(join('scripts', 'lint', 'documents.mjs')).href);

async function evaluate(expression: string): Promise<unknown> {
  const script = `import * as lint from ${lint}; console.log(JSON.stringify(${expression}));`;
  const { stdout, ...ended } = await runScript(script);
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  return JSON.parse(stdout);
}

function missingIn(text: string, file = 'docs/some.md'): Promise<unknown> {
  return evaluate(`lint.missingPaths(${JSON.stringify(file)}, ${JSON.stringify(text)})`);
}

test.each([
  ['in backticks', 'See `src/nowhere.ts`.', 'src/nowhere.ts'],
  ['with a line', 'See `native/nowhere.cc:12`.', 'native/nowhere.cc'],
  ['as a folder', 'See `test/nowhere/`.', 'test/nowhere/'],
  ['within a command', '`node scripts/nowhere.mjs --check`', 'scripts/nowhere.mjs'],
  ['in a block of code', '```sh\nnode scripts/nowhere.mjs\n```', 'scripts/nowhere.mjs'],
  ['in a link', '[there](nowhere.md#part)', 'docs/nowhere.md'],
  ['in a link to another folder', '[there](../src/nowhere.md)', 'src/nowhere.md'],
])('a path that is not there is found %s', async (_, text, path) => {
  expect(await missingIn(text)).toEqual([path]);
});

test('the map of a folder names files as they lie in it', async () => {
  const map = 'See `dial/dial.ts`, `dial/`, `nowhere/dial.ts` and `nowhere/`; not `1 / 2`.';
  const missing = ['src/nowhere/dial.ts', 'src/nowhere/'];
  expect(await missingIn(map, 'src/README.md')).toEqual(missing);
  expect(await missingIn(map)).toEqual([]);
});

test.each([
  ['a path that is there', '`src/index.ts`, `src`, `./scripts/lint.mjs`, [code](../src/index.ts)'],
  ['another file', '`scenario.json`, `node_modules/winras/native`, `C:\\lines.pbk`'],
  ['a pattern', '`docs/*.md`, `src/<family>/index.ts`'],
  ['an address', '[page](https://learn.microsoft.com/nowhere) and [below](#part)'],
])('%s is no objection', async (_, text) => {
  expect(await missingIn(text)).toEqual([]);
});

test('the README and the pages of the reference are among the documents', async () => {
  const documents = await evaluate('lint.documents()');
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'docs/reference/README.md', 'docs/reference/dial.md']),
  );
  expect(documents).not.toContain('CHANGELOG.md');
});

test('the documents name no path that is not there', async () => {
  expect(await evaluate('lint.checkDocuments()')).toBe(true);
});
