/**
 * Everything compiles with Clang too, without a warning: the addon and the C++ tests, and the addon once more for
 * Windows. The build itself shows only what GCC thinks. -Wpedantic finds the syntax that is GNU's alone and that
 * Microsoft's compiler would not take; it does not find GNU's built-in functions and attributes.
 */

import { createRequire } from 'node:module';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { compile, sourcesIn } from '../lib/compile.mjs';
import { run } from '../lib/run.mjs';

const require = createRequire(import.meta.url);

const warnings = [
  '-Wall',
  '-Wextra',
  '-Wpedantic',
  '-Werror',
  // Of what neither includes, that which is a mistake more often than not.
  '-Wimplicit-fallthrough',
  '-Wnon-virtual-dtor',
  '-Wshorten-64-to-32',
  '-Wunreachable-code',
];
// As in binding.gyp.
const defines = [
  'NAPI_VERSION=8',
  'NODE_ADDON_API_CPP_EXCEPTIONS_ALL',
  'NODE_ADDON_API_DISABLE_DEPRECATED',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];
const windowsDefines = [
  'NOMINMAX',
  'UNICODE',
  '_UNICODE',
  'WIN32_LEAN_AND_MEAN',
  'WINVER=0x0A00',
  '_WIN32_WINNT=0x0A00',
];
const command = [
  'clang++',
  '-std=c++17',
  '-fsyntax-only',
  ...warnings,
  '-Inative',
  ...[require('node-api-headers').include_dir, packageFolder('node-addon-api')].flatMap(
    (folder) => ['-isystem', folder],
  ),
  ...defines.map((define) => `-D${define}`),
];

export async function checkWithClang() {
  if (!(await hasHeader('doctest/doctest.h')))
    return { leftOut: 'compiling with Clang', add: 'apt-get install clang g++ doctest-dev' };
  const addon = sourcesIn('native').filter((file) => !file.endsWith('_windows.cc'));
  const sources = [...addon, ...sourcesIn('test/native')];
  return (await compile('.native-build/clang', command, sources)) !== undefined;
}

export async function checkWithClangForWindows() {
  const target = ['--target=x86_64-w64-mingw32', ...(await mingwHeaders())];
  if (!(await hasHeader('mutex', target)))
    return {
      leftOut: 'compiling for Windows with Clang',
      add: 'apt-get install clang g++-mingw-w64-x86-64-posix',
    };
  const options = [...target, ...windowsDefines.map((define) => `-D${define}`)];
  const sources = sourcesIn('native').filter((file) => !file.endsWith('_posix.cc'));
  return (
    (await compile('.native-build/clang-windows', [...command, ...options], sources)) !== undefined
  );
}

/** Clang does not find GCC's C++ headers for Windows by itself. */
async function mingwHeaders() {
  const compiler = 'x86_64-w64-mingw32-g++-posix';
  const asked = await run(compiler, ['-print-file-name=include/c++'], { keep: true });
  if (!asked.succeeded) return [];
  const folder = asked.output.trim();
  return [folder, join(folder, 'x86_64-w64-mingw32')].flatMap((each) => [
    '-stdlib++-isystem',
    each,
  ]);
}

async function hasHeader(header, target = []) {
  const probe = [...target, '-std=c++17', '-fsyntax-only', '-x', 'c++', '-include', header];
  return (await run('clang++', [...probe, devNull], { keep: true })).succeeded;
}

function packageFolder(name) {
  return dirname(require.resolve(`${name}/package.json`));
}
