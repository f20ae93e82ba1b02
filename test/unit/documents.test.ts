/** The documents that come with the package: what is generated of them is up to date, and their links lead somewhere. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { endedWell, runNode } from '../contract/support/script.js';

/** Those that people write and those that are generated; a changelog has no headings to lead to. */
const documents = [
  'README.md',
  'src/README.md',
  'test/README.md',
  ...['.github', 'docs', 'docs/reference'].flatMap((folder) => markdownIn(folder)),
];

/** The compiler reads all sources, and a machine may be busy. */
const compilerTimeout = 180_000;
// A Windows Node.js under Wine has no compiler for TypeScript, which reads the docstrings.
const whereTypeScriptIs = process.platform === 'win32' ? test.skip : test;

whereTypeScriptIs(
  'the reference is what the docstrings say',
  async () => {
    const ended = await runNode(['scripts/docs.mjs', '--check', 'docs/reference']);
    expect(ended).toEqual(endedWell('docs/reference is up to date\n'));
  },
  compilerTimeout,
);

test('the picture is what runs', async () => {
  const ended = await runNode(['scripts/docs.mjs', '--check', '.github/dial.svg']);
  expect(ended).toEqual(endedWell('.github/dial.svg is up to date\n'));
});

test('a document that is not as it would be written is an error', async () => {
  const { code, stderr } = await runNode(['scripts/docs.mjs', '--check', 'LICENSE']);
  expect(code).toBe(1);
  expect(stderr).toBe('LICENSE is not written by this script\n');
});

describe.each(documents)('the links of %s', (document) => {
  const links = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);

  test('lead to files and headings that are there', () => {
    const broken = links.filter((link) => !leadsSomewhere(document, link));
    expect(links.length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });
});

test('what the documents show as JavaScript and as JSON is that', async () => {
  const texts = documents.map((document) => readFileSync(document, 'utf8'));
  const blocks = texts.flatMap((text) => [...text.matchAll(/^```(js|json)\n([^]*?)^```$/gm)]);
  const scripts = blocks.flatMap(([, language, code = '']) => (language === 'js' ? [code] : []));
  const values = blocks.flatMap(([, language, code = '']) => (language === 'json' ? [code] : []));
  expect(scripts.length).toBeGreaterThan(15);
  for (const value of values.filter((text) => text.trim() !== ''))
    expect(() => JSON.parse(value)).not.toThrow();
  // A module that is only compiled: `await` and `import` stand at its top.
  const compile = `
    import { SourceTextModule } from 'node:vm';
    for (const script of ${JSON.stringify(scripts)}) new SourceTextModule(script);
  `;
  const folder = newFolder();
  const file = join(folder, 'compile.mjs');
  writeFileSync(file, compile);
  const args = ['--experimental-vm-modules', '--no-warnings', file];
  expect(await runNode(args)).toEqual(endedWell());
});

function markdownIn(folder: string): readonly string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.map((file) => `${folder}/${file}`.replaceAll('\\', '/'));
}

function leadsSomewhere(from: string, link: string): boolean {
  if (link.startsWith('https://')) return true;
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : normalize(join(dirname(from), path));
  if (!existsSync(file)) return false;
  return anchor === undefined || anchorsOf(file).has(anchor);
}

/** Those that GitHub, npm and editors make of headings: the second of a name ends in -1. */
function anchorsOf(file: string): ReadonlySet<string> {
  const uses = new Map<string, number>();
  const anchors = [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
    const count = uses.get(anchor) ?? 0;
    uses.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set(anchors);
}

/** Without blocks of code, whose comments look like headings. */
function textOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^```[^]*?^```$/gm, '');
}
