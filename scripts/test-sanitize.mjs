/**
 * `npm run test:sanitize`, for GCC on Linux: the C++ tests under the address, undefined-behavior and thread
 * sanitizers, and the Jest suite on an addon with the first two, as far as it calls that, whose leaks are looked
 * for, too; then fuzzing for more than a minute. With `--complete`, for CI, it fails when that is left out.
 */

import { join } from 'node:path';
import { buildTypeScript } from './lib/build.mjs';
import { fuzzOrLeaveOut } from './lib/fuzz.mjs';
import { runJest } from './lib/jest.mjs';
import { checkLeaks } from './lib/leaks.mjs';
import { buildTestedAddon, nativeTestsObstacle, runNativeTests } from './lib/native-tests.mjs';
import { copyPackage } from './lib/package-copy.mjs';
import { root, run } from './lib/run.mjs';
import { finish, sum, tally } from './lib/tally.mjs';

const sanitize = 'address,undefined';
// A copy, so that the addon in build/ stays the normal one.
const copy = join('.native-build', 'package');
/**
 * Of the Jest suite: what has no addon, or a false one; and what is about files, modules and texts, over dials
 * that the contract has, too. /windows/ is what it leaves out anyway.
 */
const withoutNewCalls = [
  'windows',
  'types',
  'unit',
  'cli',
  'contract/examples',
  'contract/register',
];

const obstacle = process.platform === 'linux' ? await nativeTestsObstacle() : { add: 'use Linux' };
if (obstacle === undefined) {
  const native = await runNativeTests({ sanitize });
  const threads = await runNativeTests({ sanitize: 'thread' });
  const jest = await runSanitizedJest();
  const fuzzed = await fuzzOrLeaveOut({
    // A minute of them for what RAS answers.
    seconds: 80,
    complete: process.argv.includes('--complete'),
  });
  finish(sum([native, threads, jest, fuzzed]));
} else {
  console.error(`The sanitizers need GCC on Linux, and doctest's header: ${obstacle.add}`);
  process.exitCode = 1;
}

async function runSanitizedJest() {
  if (!(await buildTypeScript())) return tally(0, 1);
  const folder = join(root, copy);
  const addon = copyPackage(copy);
  if (!(await buildTestedAddon(addon, { sanitize }))) return tally(0, 1);
  const { output: runtime } = await run('g++', ['-print-file-name=libasan.so'], { keep: true });
  const env = {
    LD_PRELOAD: runtime.trim(),
    // Leaks are looked for below.
    ASAN_OPTIONS: 'detect_leaks=0',
    UBSAN_OPTIONS: 'print_stacktrace=1:halt_on_error=1',
  };
  const args = withoutNewCalls.map(
    (tests) => `--testPathIgnorePatterns=/\\.test-build/${tests}[/.]`,
  );
  const { counts } = await runJest({ folder, env, args });
  return sum([counts, await checkLeaks({ folder, env })]);
}
