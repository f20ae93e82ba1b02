/**
 * `npm run lint`: formatting and rules of TypeScript and C++, the length of files, and the layout of RAS'
 * structures in a 32-bit build. With `--complete`, for CI, it fails where the last cannot be checked.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCpp, checkTypeScript } from './lib/format.mjs';
import { root, run } from './lib/run.mjs';

const longestFile = 400;
const complete = process.argv.includes('--complete');

const checks = [checkTypeScript, checkCpp, checkLengths, checkReadme, checkLayout32];
const passed = [];
for (const check of checks) passed.push(await check());
process.exitCode = passed.every(Boolean) ? 0 : 1;
if (process.exitCode === 0) console.log('No objections.');

/** Tables in .json and .inc files are data, and may be as long as they are. */
function checkLengths() {
  const tooLong = ['native', 'src', 'test', 'scripts']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.(ts|mjs|js|cc|h)$/.test(file))
    .map((file) => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > longestFile);
  for (const { file, lines } of tooLong)
    console.error(`${file}: ${lines} lines; at most ${longestFile} are allowed`);
  return tooLong.length === 0;
}

async function checkReadme() {
  const { succeeded } = await run(process.execPath, ['scripts/readme.mjs', '--check'], {
    quiet: true,
  });
  return succeeded;
}

async function checkLayout32() {
  const compilers = [['g++', '-m32'], ['i686-w64-mingw32-g++-posix']];
  const rest = [
    '-std=c++17',
    '-Wall',
    '-Wextra',
    '-Wpedantic',
    '-Werror',
    '-fsyntax-only',
    '-Inative',
  ];
  for (const [compiler, ...target] of compilers) {
    const probe = [
      '-fsyntax-only',
      '-x',
      'c++',
      '-include',
      'string',
      process.platform === 'win32' ? 'NUL' : '/dev/null',
    ];
    if (!(await run(compiler, [...target, ...probe], { keep: true })).succeeded) continue;
    const { succeeded } = await run(compiler, [...target, ...rest, 'native/abi/layout_check.cc'], {
      quiet: true,
    });
    return succeeded;
  }
  console.error(
    'Left out: the 32-bit layout of the structures. To add it: apt-get install g++-multilib',
  );
  return !complete;
}
