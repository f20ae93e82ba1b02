/** Every path of this repository that a document names is there: readers and heirs follow them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../lib/run.mjs';

/** What a path of this repository begins with. `dist` and `.test-build` are made of sources, and `prebuilds` by a command. */
const tops = ['.ci', '.github', 'docs', 'native', 'scripts', 'src', 'test'];
const withSources = ['native', 'scripts', 'src', 'test'];
/** A changelog also names what has been. */
const ofThePast = 'CHANGELOG.md';

export function checkDocuments() {
  const missing = documents().flatMap((file) =>
    missingPaths(file, readFileSync(join(root, file), 'utf8')).map((path) => `${file}: ${path}`),
  );
  for (const place of missing) console.error(`${place} is not there`);
  return missing.length === 0;
}

/** All documents but those of packages and of builds. */
export function documents() {
  const below = tops.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true }).map((file) => normalize(join(top, file))),
  );
  const own = readdirSync(root).filter((file) => file !== ofThePast);
  return [...own, ...below]
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** The paths that the text of this file names and that are not there. */
export function missingPaths(file, text) {
  const named = [
    ...inCode(text),
    ...inMap(file, text),
    ...linked(text).map((link) => join(dirname(file), link)),
  ];
  const paths = new Set(named.map((path) => normalize(path).replaceAll('\\', '/')));
  return [...paths].filter((path) => !existsSync(join(root, path)));
}

/** Words in backticks and in blocks of code that begin as a path does, as far as they name one place. */
function inCode(text) {
  return wordsInCode(text)
    .filter((word) => tops.includes(word.split('/')[0]) && word.includes('/'))
    .filter((word) => !/[*<>{}…$]/.test(word));
}

/** The map of a folder of sources names files and folders as they lie in it. */
function inMap(file, text) {
  const [folder] = file.split('/');
  if (file !== `${folder}/README.md` || !withSources.includes(folder)) return [];
  return wordsInCode(text)
    .filter((word) => /^[\w./-]+(?:\/|\.(?:cc|h|inc|json|mjs|ts))$/.test(word))
    .filter((word) => !tops.includes(word.split('/')[0]))
    .map((word) => join(folder, word));
}

function wordsInCode(text) {
  const code = [...text.matchAll(/^```[^]*?^```$|`[^`\n]+`/gm)].map(([piece]) => piece);
  return code
    .flatMap((piece) => piece.split(/[\s`'"(),;]+/))
    .map((word) => word.replace(/^\.\//, '').replace(/:\d+(?:-\d+)?$/, ''));
}

function linked(text) {
  const links = [...text.replace(/^```[^]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)];
  return links
    .map(([, link]) => link.split('#')[0])
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}
