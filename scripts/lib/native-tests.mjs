/**
 * The C++ tests: test/native and the sources that need no Node.js, compiled into .native-build, in a folder for
 * each kind of sanitizer.
 */

import { join } from 'node:path';
import { compile, sourcesIn, sourcesWithoutNodejs } from './compile.mjs';
import { root, run } from './run.mjs';
import { tally } from './tally.mjs';

const compiler = process.env.CXX ?? 'g++';
const flags = [
  '-std=c++17',
  '-Wall',
  '-Wextra',
  '-Wpedantic',
  '-Werror',
  '-pthread',
  '-g',
  '-O1',
  '-Inative',
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
  const sanitizer =
    sanitize === ''
      ? []
      : [`-fsanitize=${sanitize}`, '-fno-sanitize-recover=all', '-fno-omit-frame-pointer'];
  const folder = join('.native-build', sanitize.replaceAll(',', '+') || 'plain');
  console.error(`Compiling the C++ tests${sanitize && ` with ${sanitize}`} …`);
  const program = await compileProgram(folder, [...flags, ...sanitizer]);
  if (program === undefined) return tally(0, 1);
  return countsOf(await runProgram(program));
}

async function compileProgram(folder, options) {
  const sources = [...sourcesWithoutNodejs(), ...sourcesIn('test/native')];
  const objects = await compile(folder, [compiler, ...options], sources);
  if (objects === undefined) return undefined;
  const program = join(folder, 'tests');
  const linked = await run(compiler, [...options, ...objects, '-o', program], { quiet: true });
  return linked.succeeded ? program : undefined;
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
