/**
 * `npm run test:sanitize`, for GCC on Linux: the C++ tests under the address, undefined-behavior and thread
 * sanitizers, and the Jest suite on an addon with the first two.
 */

import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddon, buildTypeScript } from './lib/build.mjs';
import { runJest } from './lib/jest.mjs';
import { nativeTestsObstacle, runNativeTests } from './lib/native-tests.mjs';
import { root, run } from './lib/run.mjs';
import { finish, sum, tally } from './lib/tally.mjs';

const sanitize = 'address,undefined';
// A copy of the package, so that the addon in build/ stays the normal one. It finds node_modules above.
const copy = join(root, '.native-build', 'package');
const parts = [
  'package.json',
  'package-lock.json',
  'jest.config.js',
  'binding.gyp',
  'README.md',
  'CHANGELOG.md',
  'native',
  'src',
  'scripts',
  'test',
  'dist',
  '.test-build',
];

const obstacle = process.platform === 'linux' ? await nativeTestsObstacle() : { add: 'use Linux' };
if (obstacle === undefined) {
  const native = await runNativeTests(sanitize);
  const threads = await runNativeTests('thread');
  finish(sum([native, threads, await runSanitizedJest()]));
} else {
  console.error(`The sanitizers need GCC on Linux, and doctest's header: ${obstacle.add}`);
  process.exitCode = 1;
}

async function runSanitizedJest() {
  if (!(await buildTypeScript())) return tally(0, 1);
  for (const part of parts) {
    rmSync(join(copy, part), { recursive: true, force: true });
    // With their times, so that only what has changed is compiled again.
    cpSync(join(root, part), join(copy, part), { recursive: true, preserveTimestamps: true });
  }
  if (!(await buildAddon({ folder: copy, options: [`--sanitize=${sanitize}`] })))
    return tally(0, 1);
  const { output: runtime } = await run('g++', ['-print-file-name=libasan.so'], { keep: true });
  const env = {
    LD_PRELOAD: runtime.trim(),
    // Node.js itself leaves memory behind at its end.
    ASAN_OPTIONS: 'detect_leaks=0',
    UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1',
  };
  return (await runJest({ folder: copy, env })).counts;
}
