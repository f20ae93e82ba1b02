/**
 * `npm run test:sanitize`, for GCC on Linux: the C++ tests under the address, undefined-behavior and thread
 * sanitizers, and the Jest suite on an addon with the first two.
 */

import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddon, buildTypeScript } from './lib/build.mjs';
import { runJest } from './lib/jest.mjs';
import { runNativeTests } from './lib/native-tests.mjs';
import { root, run } from './lib/run.mjs';
import { finish, sum, tally } from './lib/tally.mjs';

const sanitize = 'address,undefined';
// A copy of the package, so that the addon in build/ stays the normal one. It finds node_modules above.
const copy = join(root, '.native-build', 'package');
const parts = [
  ...['package.json', 'jest.config.js', 'binding.gyp', 'README.md', 'CHANGELOG.md'],
  ...['native', 'src', 'scripts', 'test', 'dist', '.test-build'],
];

const native = await runNativeTests(sanitize);
const threads = await runNativeTests('thread');
finish(sum([native, threads, await runSanitizedJest()]));

async function runSanitizedJest() {
  if (!(await buildTypeScript())) return tally(0, 1);
  mkdirSync(copy, { recursive: true });
  for (const part of parts.filter((part) => existsSync(join(root, part)))) {
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
