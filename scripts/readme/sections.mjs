/** The README's sections between markers such as `<!-- example: dial.mjs -->` and `<!-- end -->`. */

import { readdirSync, readFileSync } from 'node:fs';
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

/** The text with each section as it should be. Throws where one is missing. */
export function withSections(text) {
  const missing = new Set([...Object.keys(generators), ...exampleNames()]);
  const filled = text.replace(section, (_, opening, name, closing) => {
    missing.delete(name);
    const contents = generators[name]?.() ?? example(name.slice('example: '.length));
    return `${opening}\n${contents}\n${closing}`;
  });
  if (missing.size > 0)
    throw new Error(`README.md has no section of the markers for ${[...missing].join(', ')}`);
  return filled;
}

function exampleNames() {
  const files = readdirSync(examples).filter((file) => file.endsWith('.mjs'));
  return files.map((file) => `example: ${file}`);
}

function example(file) {
  const text = readFileSync(new URL(file, examples), 'utf8');
  return `\`\`\`js\n${text}\`\`\`\n`;
}
