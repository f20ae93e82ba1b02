/**
 * The C++ tests: test/native and the sources that need no Node.js, compiled into .native-build, in a folder for
 * each kind of sanitizer; and the addon with a sanitizer, of the same objects.
 */

import { join } from 'node:path';
import { addonOptions } from './addon-options.mjs';
import { compile, isWithoutNodejs, sourcesIn, sourcesOfAddon } from './compile.mjs';
import { root, run } from './run.mjs';
import { tally } from './tally.mjs';

const compiler = process.env.CXX ?? 'g++';
const flags = [
  ...addonOptions({ windows: false }),
  // A call of a function each, for less to compile; what throws in one ends its test case.
  '-DDOCTEST_CONFIG_SUPER_FAST_ASSERTS',
  '-g1',
  // Not optimized: with a sanitizer that would take longer than all the tests.
  '-O0',
];

/** What stands in the way of these tests here, if anything does. */
export async function nativeTestsObstacle() {
  if (process.platform === 'win32') {
    return {
      why: 'they are compiled with GCC or Clang',
      add: 'run `npm run test:native` on Linux',
    };
  }
  const probe = [
    '-std=c++17',
    '-fsyntax-only',
    '-x',
    'c++',
    '-include',
    'doctest/doctest.h',
    '/dev/null',
  ];
  const { succeeded } = await run(compiler, probe, { keep: true });
  if (succeeded) return undefined;
  return {
    why: `${compiler} with doctest's header is needed`,
    add: 'apt-get install g++ doctest-dev',
  };
}

/** `sanitize` is what -fsanitize takes, or ''. Returns the counts. */
export async function runNativeTests(sanitize = '') {
  console.error(`Compiling the C++ tests${sanitize && ` with ${sanitize}`} …`);
  const program = join(folderOf(sanitize), 'tests');
  const sources = [...sourcesOfAddon().filter(isWithoutNodejs), ...sourcesIn('test/native')];
  if (!(await build(program, sources, sanitize))) return tally(0, 1);
  return countsOf(await runProgram(program));
}

/** Builds the addon as `file`. False after an error, which was shown. */
export async function buildSanitizedAddon(file, sanitize) {
  console.error(`Compiling the addon with ${sanitize} …`);
  return build(file, sourcesOfAddon(), sanitize, ['-shared']);
}

async function build(file, sources, sanitize, linkOptions = []) {
  const sanitizer =
    sanitize === ''
      ? []
      : [`-fsanitize=${sanitize}`, '-fno-sanitize-recover=all', '-fno-omit-frame-pointer'];
  const command = [compiler, ...flags, ...sanitizer];
  const objectsOf = await compile(folderOf(sanitize), command, sources);
  if (objectsOf === undefined) return false;
  const args = [...flags, ...sanitizer, ...linkOptions, ...objectsOf(() => true), '-o', file];
  return (await run(compiler, args, { quiet: true })).succeeded;
}

function folderOf(sanitize) {
  return join('.native-build', sanitize.replaceAll(',', '+') || 'plain');
}

async function runProgram(program) {
  const env = {
    ASAN_OPTIONS: 'detect_stack_use_after_return=1',
    UBSAN_OPTIONS: 'print_stacktrace=1',
    TSAN_OPTIONS: 'second_deadlock_stack=1',
  };
  const result = await run(join(root, program), [], { env, keep: true });
  // Some kernels scatter memory more widely than GCC 12's thread sanitizer can bear.
  if (!result.output.includes('FATAL: ThreadSanitizer: unexpected memory mapping')) return result;
  return run(
    'setarch',
    [process.arch === 'x64' ? 'x86_64' : 'aarch64', '-R', join(root, program)],
    { env, keep: true },
  );
}

function countsOf({ succeeded, output }) {
  process.stdout.write(output);
  const summary = /test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped/.exec(
    output,
  );
  if (summary === null) return tally(0, 1);
  const [passed, failed, skipped] = summary.slice(1).map(Number);
  // A sanitizer can object although every test passed.
  return tally(passed, succeeded ? failed : Math.max(failed, 1), skipped);
}
