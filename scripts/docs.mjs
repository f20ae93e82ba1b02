/**
 * `npm run docs`: writes what is generated of the documents: the examples and tables of README.md and docs/*.md, the
 * reference in docs/reference, and the picture .github/dial.svg. With `--check` it only says whether that is there
 * already; with names of files, or of the folder, it is about those. The package has to be built for the picture, which
 * shows what runs.
 */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { handWritten, missingSections, withSections } from './docs/sections.mjs';
import { root } from './lib/run.mjs';

const pages = handWritten();
/** What each writes: files and their texts. A folder has these and no others. */
const documents = {
  ...Object.fromEntries(
    Object.entries(pages).map(([file, text]) => [
      file,
      async () => ({ [file]: await withSections(text) }),
    ]),
  ),
  'docs/reference': async () => (await import('./docs/reference.mjs')).reference(),
  '.github/dial.svg': async () => ({
    '.github/dial.svg': await (await import('./docs/picture.mjs')).picture(),
  }),
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
const missing = missingSections(Object.values(pages));
if (missing.length > 0) fail(`no document has the markers for ${missing.join(', ')}`);

async function update(name) {
  if (!(name in documents)) throw new Error(`${name} is not written by this script`);
  const texts = await documents[name]();
  const stale = filesOf(name).filter((file) => !(file in texts));
  const changed = Object.entries(texts).filter(([file, text]) => textOf(file) !== text);
  if (stale.length === 0 && changed.length === 0) console.log(`${name} is up to date`);
  else if (values.check) fail(`${name} is out of date: run \`npm run docs\``);
  else {
    for (const file of stale) rmSync(join(root, file));
    for (const [file, text] of changed) write(file, text);
    console.log(`${name} is updated`);
  }
}

/** What is in the folder of this name, if it is one. */
function filesOf(name) {
  const path = join(root, name);
  if (!existsSync(path) || !statSync(path).isDirectory()) return [];
  return readdirSync(path).map((file) => `${name}/${file}`);
}

function textOf(file) {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
