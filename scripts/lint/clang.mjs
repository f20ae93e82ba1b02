/**
 * Everything compiles with Clang too, without a warning: the addon and the C++ tests. The build itself shows only what
 * GCC thinks. -Wpedantic finds the syntax that is GNU's alone and that Microsoft's compiler would not take; it does not
 * find GNU's built-in functions and attributes.
 */

import { devNull } from 'node:os';
import { addonOptions } from '../lib/addon-options.mjs';
import { compile, sourcesIn } from '../lib/compile.mjs';
import { run } from '../lib/run.mjs';

/** What -Wall and -Wextra do not include, and is a mistake more often than not. */
const moreWarnings = [
  '-Wimplicit-fallthrough',
  '-Wnon-virtual-dtor',
  '-Wshorten-64-to-32',
  '-Wunreachable-code',
];
export const command = ['clang++', '-fsyntax-only', ...moreWarnings];

export async function checkWithClang() {
  if (!(await hasHeader('doctest/doctest.h')))
    return { leftOut: 'compiling with Clang', add: 'apt-get install clang g++ doctest-dev' };
  const addon = sourcesIn('native').filter((file) => !file.endsWith('_windows.cc'));
  const sources = [...addon, ...sourcesIn('test/native'), ...sourcesIn('test/fuzz')];
  return (
    (await compile(
      '.native-build/clang',
      [...command, ...addonOptions({ windows: false })],
      sources,
      // Some warnings are only of the file that the compiler was given.
      { alone: true },
    )) !== undefined
  );
}

async function hasHeader(header) {
  const probe = ['-std=c++17', '-fsyntax-only', '-x', 'c++', '-include', header];
  return (await run('clang++', [...probe, devNull], { keep: true })).succeeded;
}
