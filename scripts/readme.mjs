/**
 * `node scripts/readme.mjs`: writes what is generated of README.md (its examples and tables), src/REFERENCE.md and
 * .github/dial.svg. With `--check` it only says whether that is there already; with names of files it is about those.
 * The package has to be built for the picture, which shows what runs.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/run.mjs';

/** What each file should be, given what it is. */
const documents = {
  'README.md': async (before) => (await import('./readme/sections.mjs')).withSections(before),
  'src/REFERENCE.md': async () => (await import('./readme/reference.mjs')).reference(),
  '.github/dial.svg': async () => (await import('./readme/picture.mjs')).picture(),
};

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' } },
  allowPositionals: true,
});
for (const name of positionals.length > 0 ? positionals : Object.keys(documents)) {
  try {
    await update(name);
  } catch (error) {
    fail(error.message);
  }
}

async function update(name) {
  const path = join(root, name);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (!(name in documents)) throw new Error(`${name} is not written by this script`);
  const after = await documents[name](before);
  if (after === before) console.log(`${name} is up to date`);
  else if (values.check) fail(`${name} is out of date: run \`node scripts/readme.mjs\``);
  else {
    writeFileSync(path, after);
    console.log(`${name} is updated`);
  }
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
