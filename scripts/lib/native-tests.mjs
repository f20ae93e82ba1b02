/**
 * The C++ tests: test/native and the sources that need no Node.js, compiled into .native-build, in a folder for
 * each kind of sanitizer; and the addon with a sanitizer, of the same objects. All of it also for a machine of another
 * kind, which has a folder of its own.
 */

import { join } from 'node:path';
import { addonOptions } from './addon-options.mjs';
import { compile, isWithoutNodejs, sourcesIn, sourcesOfAddon } from './compile.mjs';
import { root, run } from './run.mjs';
import { tally } from './tally.mjs';

/** `compiler` is a command. Another has a `title`, too, and an `emulator`, the command that runs its programs here. */
const thisMachine = {
  compiler: [process.env.CXX ?? 'g++'],
  folder: '.native-build',
  // With a sanitizer, optimizing would take longer than all the tests.
  optimization: '-O0',
};
const doctest = 'doctest/doctest.h';
const flags = [
  ...addonOptions({ windows: false }),
  // A call of a function each, for less to compile; what throws in one ends its test case.
  '-DDOCTEST_CONFIG_SUPER_FAST_ASSERTS',
  '-g1',
];

/** What stands in the way of these tests here, if anything does. */
export async function nativeTestsObstacle() {
  if (process.platform === 'win32') {
    return {
      why: 'they are compiled with GCC or Clang',
      add: 'run `npm run test:native` on Linux',
    };
  }
  const [command, ...args] = probeOfHeader(thisMachine.compiler);
  const { succeeded } = await run(command, args, { keep: true });
  if (succeeded) return undefined;
  return {
    why: `${command} with doctest's header is needed`,
    add: 'apt-get install g++ doctest-dev',
  };
}

/** A command that succeeds where this compiler finds a header: doctest's, unless another is named. */
export function probeOfHeader(compiler, header = doctest) {
  return [...compiler, '-std=c++17', '-fsyntax-only', '-x', 'c++', '-include', header, '/dev/null'];
}

/** `sanitize` is what -fsanitize takes, or ''. Returns the counts. */
export async function runNativeTests({ sanitize = '', machine = thisMachine } = {}) {
  console.error(`Compiling the C++ tests${how(sanitize, machine)} …`);
  const program = join(folderOf(sanitize, machine), 'tests');
  const sources = [...sourcesOfAddon().filter(isWithoutNodejs), ...sourcesIn('test/native')];
  if (!(await build(program, sources, { sanitize, machine }))) return tally(0, 1);
  return countsOf(await runProgram(program, machine));
}

/** Builds the addon as `file`, as the C++ tests are built. False after an error, which was shown. */
export async function buildTestedAddon(file, { sanitize = '', machine = thisMachine } = {}) {
  console.error(`Compiling the addon${how(sanitize, machine)} …`);
  return build(file, sourcesOfAddon(), { sanitize, machine, linkOptions: ['-shared'] });
}

function how(sanitize, { title }) {
  return `${title ? ` for ${title}` : ''}${sanitize && ` with ${sanitize}`}`;
}

async function build(file, sources, { sanitize, machine, linkOptions = [] }) {
  const sanitizer =
    sanitize === ''
      ? []
      : [`-fsanitize=${sanitize}`, '-fno-sanitize-recover=all', '-fno-omit-frame-pointer'];
  const options = [...flags, machine.optimization, ...sanitizer];
  const command = [...machine.compiler, ...options];
  const objectsOf = await compile(folderOf(sanitize, machine), command, sources);
  if (objectsOf === undefined) return false;
  const [compiler, ...args] = [...command, ...linkOptions, ...objectsOf(() => true), '-o', file];
  return (await run(compiler, args, { quiet: true })).succeeded;
}

function folderOf(sanitize, { folder }) {
  return join(folder, sanitize.replaceAll(',', '+') || 'plain');
}

async function runProgram(program, { emulator = [] }) {
  const env = {
    ASAN_OPTIONS: 'detect_stack_use_after_return=1',
    UBSAN_OPTIONS: 'print_stacktrace=1',
    TSAN_OPTIONS: 'second_deadlock_stack=1',
  };
  const [command, ...args] = [...emulator, join(root, program)];
  const result = await run(command, args, { env, keep: true });
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
