/**
 * Puts the examples and the tables of states and functions into README.md, between markers such as
 * `<!-- example: dial.mjs -->` and `<!-- end -->`. With `--check` it only says whether they are there already.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const readme = new URL('../README.md', import.meta.url);
const examples = new URL('examples/', import.meta.url);
const section = /(<!-- (example: [\w-]+\.mjs|states|functions) -->\n)[^]*?(<!-- end -->)/g;

const before = readFileSync(readme, 'utf8');
const missing = new Set(['states', 'functions', ...exampleNames()]);
const after = before.replace(section, (_, opening, name, closing) => {
  missing.delete(name);
  return `${opening}\n${contents(name)}\n${closing}`;
});

if (missing.size > 0) {
  fail(`README.md has no section of the markers for ${[...missing].join(', ')}`);
} else if (after === before) {
  console.log('README.md is up to date');
} else if (process.argv.includes('--check')) {
  fail('README.md is out of date: run `node scripts/readme.mjs`');
} else {
  writeFileSync(readme, after);
  console.log('README.md is updated');
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

function exampleNames() {
  const files = readdirSync(examples).filter((file) => file.endsWith('.mjs'));
  return files.map((file) => `example: ${file}`);
}

function contents(name) {
  if (name === 'functions') return functionTable();
  return name === 'states' ? stateTable() : example(name.slice('example: '.length));
}

function example(file) {
  const text = readFileSync(new URL(file, examples), 'utf8');
  return `\`\`\`js\n${text}\`\`\`\n`;
}

function tableOf(name) {
  return JSON.parse(readFileSync(new URL(`../src/tables/${name}.json`, import.meta.url), 'utf8'));
}

function functionTable() {
  const rows = tableOf('functions').map((row) => `| ${row.function} | ${row.servedBy} |`);
  return ['| function | served by |', '|---|---|', ...rows, ''].join('\n');
}

function stateTable() {
  const states = tableOf('states');
  const rows = states.map(
    ({ phase, name, code, meaning }) => `| ${phase} | ${name} | ${code} | ${meaning} |`,
  );
  return ['| phase | state | code | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
}
