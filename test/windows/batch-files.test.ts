/** `winras run` starts what a user of Windows types, and nothing that an argument says. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { winras } from '../cli/support/winras.js';
import { newFolder } from '../contract/support/folder.js';

const folder = newFolder();
const path = [folder, process.env['PATH']].join(delimiter);
const argv = join(folder, 'argv.js');
writeFileSync(
  argv,
  "require('node:fs').writeFileSync(process.argv[2], JSON.stringify(process.argv.slice(3)));",
);
/** It hands its arguments on, as npm.cmd does, and ends with 7. */
function batchFile(name: string): void {
  const out = join(folder, 'arguments.json');
  const lines = ['@echo off', `"${process.execPath}" "${argv}" "${out}" %*`, 'exit /b 7', ''];
  writeFileSync(join(folder, name), lines.join('\r\n'));
}
batchFile('tool.cmd');
batchFile('other.bat');
mkdirSync(join(folder, 'a folder & 100 more'), { recursive: true });
batchFile(join('a folder & 100 more', 'tool.cmd'));

async function run(word: string, ...words: string[]) {
  const out = join(folder, 'arguments.json');
  writeFileSync(out, 'null');
  const args = ['run', 'Office VPN', '--simulate', '--', word, ...words];
  const ended = await winras(args, { env: { PATH: path }, cwd: folder });
  return { ...ended, handedOver: JSON.parse(readFileSync(out, 'utf8')) };
}

test.each(['tool', 'TOOL', 'tool.cmd', '.\\tool', 'other', join('a folder & 100 more', 'tool')])(
  '%s is found as at a prompt, and its exit code is that of run',
  async (word) => {
    expect(await run(word, 'test')).toMatchObject({ code: 7, handedOver: ['test'] });
  },
);

test('blanks, quotes and what is a command to cmd.exe arrive as they are', async () => {
  const mark = join(folder, 'mark');
  const words = [
    ...[
      'a b',
      '',
      'a&b',
      'a|b',
      'a^b',
      'a!b',
      '(a)',
      '<a>',
      'a,b;c=d',
      'ends\\',
      '事務所',
      '--json',
    ],
    ...['a"b', 'a\\"b c', `a" & echo ran>"${mark}" & "`, `& echo ran>"${mark}"`],
  ];
  expect(await run('tool', ...words)).toMatchObject({ code: 7, handedOver: words });
  expect(existsSync(mark)).toBe(false);
});

// Wine's cmd.exe looks for variables in what the arguments have put into a line of a batch file; Windows' does not.
const onWindowsItself = process.env['WINEPREFIX'] === undefined ? test : test.skip;

onWindowsItself('variables in arguments stay what they are', async () => {
  const words = ['100%', '%PATH%', '%PATH:a=b%', '%%', '^%PATH^%'];
  expect(await run('tool', ...words)).toMatchObject({ code: 7, handedOver: words });
});

test('what no batch file can be given: exit code 126, and nothing is run', async () => {
  const ended = await run('tool', 'two\nlines');
  expect(ended).toMatchObject({ code: 126, handedOver: null });
  expect(ended.stderr).toContain(
    'The command "tool" cannot be run: a batch file cannot take an argument of several lines.',
  );
});

test('a command that is not there: exit code 127', async () => {
  expect(await run('no-such-tool')).toMatchObject({ code: 127, handedOver: null });
});
