/** The sections of the documents between markers such as `<!-- example: dial.mjs -->` and `<!-- end -->`. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run.mjs';
import { commandTable, functionTable, rasdialTable, stateTable, troubleTable } from './tables.mjs';

const examples = new URL('../../docs/examples/', import.meta.url);
const generators = {
  states: stateTable,
  functions: functionTable,
  rasdial: rasdialTable,
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
export function withSections(text) {
  return text.replace(section, (_, opening, name, closing) => {
    const contents = generators[name]?.() ?? example(name.slice('example: '.length));
    return `${opening}\n${contents}\n${closing}`;
  });
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
