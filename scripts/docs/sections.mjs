/** The sections of the documents between markers such as `<!-- example: dial.mjs -->` and `<!-- end -->`. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';
import {
  commandTable,
  functionTable,
  migrationTable,
  probeTable,
  ruleTable,
  stateTable,
  troubleTable,
} from './tables.mjs';

const examples = new URL('../../docs/examples/', import.meta.url);
const generators = {
  states: stateTable,
  functions: functionTable,
  rules: ruleTable,
  probe: probeTable,
  rasdial: () => migrationTable('rasdial'),
  wrappers: () => migrationTable('wrappers'),
  vpnclient: () => migrationTable('vpnclient'),
  dotras: () => migrationTable('dotras'),
  commands: commandTable,
  troubles: troubleTable,
};
const names = ['example: [\\w-]+\\.mjs', ...Object.keys(generators)];
const section = new RegExp(`(<!-- (${names.join('|')}) -->\n)[^]*?(<!-- end -->)`, 'g');

/** The documents that people write, as they are: README.md and those of docs, with their sections. */
export function handWritten() {
  const files = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
  const all = ['README.md', ...files.sort().map((file) => `docs/${file}`)];
  return Object.fromEntries(all.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** The text with each section as it should be. */
export async function withSections(text) {
  const contents = new Map();
  for (const [, , name] of text.matchAll(section))
    contents.set(name, (await generators[name]?.()) ?? example(name.slice('example: '.length)));
  return text.replace(
    section,
    (_, opening, name, closing) => `${opening}\n${contents.get(name)}\n${closing}`,
  );
}

/** Those sections show what the package says that was built. */
export function showsWhatRuns(text) {
  return text.includes('<!-- probe -->');
}

/** The sections that none of the texts has. */
export function missingSections(texts) {
  const there = new Set(
    texts.flatMap((text) => [...text.matchAll(section)].map(([, , name]) => name)),
  );
  return [...Object.keys(generators), ...exampleNames()].filter((name) => !there.has(name));
}

function exampleNames() {
  const files = readdirSync(examples).filter((file) => file.endsWith('.mjs'));
  return files.map((file) => `example: ${file}`);
}

function example(file) {
  const text = readFileSync(new URL(file, examples), 'utf8');
  return `\`\`\`js\n${text}\`\`\`\n`;
}
