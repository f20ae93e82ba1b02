/** The command lines that stand in blocks of code of the documents: each is understood as it stands there. */

import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newFolder } from '../contract/support/folder.js';
import { shellWords } from './support/shell-words.js';
import { linesOf, winras } from './support/winras.js';

const pages = readdirSync('docs').filter((file) => file.endsWith('.md'));
const readme = linesIn('README.md');
const lines = new Set([...readme, ...pages.flatMap((page) => linesIn(join('docs', page)))]);
/** These end only when they are interrupted, and are run elsewhere. */
const endless = /^winras (?:keep|watch)\b/;

test('there are such lines', () => {
  expect(lines.size).toBeGreaterThan(10);
});

test.each([...lines].filter((line) => !endless.test(line)))('%s', async (line) => {
  const words = shellWords(line.replace(/^npx /, '')).slice(1);
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const own = words.slice(0, end).filter((word) => word !== '--simulate');
  // A program that is there on every machine.
  const other = end === words.length ? [] : ['--', process.execPath, '--version'];
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { VPN_PASSWORD: 'secret', PATH };
  const ended = await winras([...own, '--json', '--simulate', ...other], {
    env,
    cwd: newFolder(),
  });
  // RAS may refuse what it is asked for; the arguments are right. The README's lines succeed as they stand.
  if (readme.includes(line)) expect(ended.code).toBe(0);
  expect(ended.code).not.toBe(1);
  expect(linesOf(ended).at(-1)).toMatchObject({ type: 'result' });
});

function linesIn(file: string): readonly string[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```sh\n([^]*?)^```$/gm);
  return [...blocks]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => /^(?:npx )?winras /.test(line));
}
