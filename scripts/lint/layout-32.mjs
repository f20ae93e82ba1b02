/** The layout of RAS' structures in a 32-bit build, which nothing here runs. */

import { devNull } from 'node:os';
import { run } from '../lib/run.mjs';

const compilers = [['g++', '-m32'], ['i686-w64-mingw32-g++-posix']];
const options = ['-std=c++17', '-Wall', '-Wextra', '-Wpedantic', '-Werror', '-Inative'];

export async function checkLayout32() {
  for (const [compiler, ...target] of compilers) {
    const probe = [...target, '-fsyntax-only', '-x', 'c++', '-include', 'string', devNull];
    if (!(await run(compiler, probe, { keep: true })).succeeded) continue;
    const check = [...target, ...options, '-fsyntax-only', 'native/abi/layout_check.cc'];
    return (await run(compiler, check, { quiet: true })).succeeded;
  }
  return {
    leftOut: 'the 32-bit layout of the structures',
    add: 'apt-get install g++-multilib',
  };
}
