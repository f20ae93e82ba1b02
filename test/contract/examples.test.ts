import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { folder, outputs, passwords } from './support/examples.js';
import { endedWell, runNode } from './support/script.js';

const root = process.cwd();
const environment = { WINRAS_SIMULATE: undefined, ...passwords };

test.each(Object.entries(outputs))('%s', async (file, output) => {
  const { stdout, ...ended } = await runNode(
    ['--import', 'winras/simulator/register', join(folder, file)],
    { env: environment },
  );
  expect(stdout).toMatch(output);
  expect(ended).toEqual({
    code: 0,
    signal: null,
    stderr: "winras: simulated RAS with the README's entries; no line is dialed\n",
  });
});

test('simulate-in-tests.mjs', async () => {
  // As it is, since `node --test` runs it in a process of its own again, with pipes.
  const { stdout, ...ended } = await runNode([join(folder, 'simulate-in-tests.mjs')]);
  expect({ ...ended, stdout: '' }).toEqual(endedWell());
  expect(stdout).toMatch(/pass 1\n/);
});

test('there are no examples but these', () => {
  const files = readdirSync(join(root, 'docs', 'examples')).filter((file) => file.endsWith('.mjs'));
  expect(files.sort()).toEqual([...Object.keys(outputs), 'simulate-in-tests.mjs'].sort());
});

test('the README has the examples and the tables as they are', async () => {
  const ended = await runNode([join('scripts', 'docs.mjs'), '--check', 'README.md']);
  expect(ended).toEqual(endedWell('README.md is up to date\n'));
});

test('so have the pages of docs', async () => {
  const files = readdirSync('docs').filter((file) => file.endsWith('.md'));
  const pages = files.sort().map((file) => `docs/${file}`);
  expect(pages.length).toBeGreaterThan(10);
  const ended = await runNode([join('scripts', 'docs.mjs'), '--check', ...pages]);
  expect(ended).toEqual(endedWell(pages.map((page) => `${page} is up to date\n`).join('')));
});
