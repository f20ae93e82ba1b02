/**
 * The addon in Clang's MSVC mode, which is as near to Visual Studio as a system without it comes: Microsoft's
 * extensions of the language, and its layout of structures. The headers are mingw-w64's, or those of a Windows SDK and
 * of Microsoft's C++ library where WINRAS_WINDOWS_SDK names a folder with them, laid out as `xwin splat` does it; with
 * these our structures, constants and functions are compared with the SDK's, too.
 */

import { devNull } from 'node:os';
import { join } from 'node:path';
import { addonOptions } from '../lib/addon-options.mjs';
import { compile, sourcesIn } from '../lib/compile.mjs';
import { run } from '../lib/run.mjs';
import { command } from './clang.mjs';

const architectures = ['x86_64', 'aarch64', 'i686'];
const layout = ['native/abi/layout_check.cc'];

export async function checkWithClangForWindows() {
  const headers = await foundHeaders();
  const tried = await tryToCompile(headers);
  if (!tried.succeeded && headers.isOfSdk) {
    // Microsoft's C++ library refuses a Clang that is much older than it is.
    console.error(
      `Clang does not compile with the headers of WINRAS_WINDOWS_SDK:\n${tried.output}`,
    );
    return false;
  }
  if (!tried.succeeded)
    return {
      leftOut: 'compiling for Windows with Clang',
      add: 'apt-get install clang g++-mingw-w64-x86-64-posix',
    };
  // node-gyp leaves out the same.
  const all = sourcesIn('native').filter((file) => !/_posix\.cc$|^native\/mingw\//.test(file));
  for (const architecture of architectures) {
    // mingw-w64's headers for the others are another package, and say nothing new of ours.
    const isWhole = headers.isOfSdk || architecture === 'x86_64';
    const options = [...optionsFor(architecture, headers), ...addonOptions({ windows: true })];
    const folder = `.native-build/clang-msvc-${architecture}`;
    const sources = isWhole ? all : layout;
    if ((await compile(folder, [...command, ...options], sources)) === undefined) return false;
  }
  return true;
}

async function foundHeaders() {
  const sdk = process.env.WINRAS_WINDOWS_SDK;
  if (sdk !== undefined) {
    const parts = ['crt/include', 'sdk/include/ucrt', 'sdk/include/shared', 'sdk/include/um'];
    return {
      isOfSdk: true,
      folders: parts.map((part) => join(sdk, part)),
      definitions: ['WINRAS_OWN_BUILD'],
    };
  }
  const asked = await run('x86_64-w64-mingw32-g++-posix', ['-print-file-name=include/c++'], {
    keep: true,
  });
  const library = asked.succeeded ? asked.output.trim() : '';
  return {
    isOfSdk: false,
    folders: [library, join(library, 'x86_64-w64-mingw32'), '/usr/x86_64-w64-mingw32/include'],
    // They are written for GCC, and know Microsoft's C library.
    options: ['-fgnuc-version=4.2.1'],
    definitions: ['_UCRT', '__STRICT_ANSI__'],
  };
}

function optionsFor(architecture, { folders, definitions, options = [] }) {
  return [
    `--target=${architecture}-pc-windows-msvc`,
    // Visual Studio 2022's.
    '-fms-compatibility-version=19.40',
    '-nostdinc++',
    ...options,
    ...folders.flatMap((folder) => ['-isystem', folder]),
    ...definitions.map((definition) => `-D${definition}`),
  ];
}

function tryToCompile(headers) {
  const [architecture] = architectures;
  const probe = ['-std=c++17', '-fsyntax-only', '-x', 'c++', '-include', 'mutex', devNull];
  return run('clang++', [...optionsFor(architecture, headers), ...probe], { keep: true });
}
