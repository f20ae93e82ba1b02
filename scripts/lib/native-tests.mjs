/**
 * The C++ tests: test/native and the sources that need no Node.js, compiled into .native-build, in a folder for
 * each kind of sanitizer. Only what has changed is compiled again.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
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
const needNodejs = /^native\/(addon\.cc|environment\/|marshal\/|objects\/)/;

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
  const command = [...flags, ...sanitizer];
  console.error(`Compiling the C++ tests${sanitize && ` with ${sanitize}`} …`);
  const program = await compileProgram(folder, command);
  if (program === undefined) return tally(0, 1);
  return countsOf(await runProgram(program));
}

async function compileProgram(folder, command) {
  const upToDate = sameCommand(join(root, folder), command);
  const units = [...sourcesIn('native'), ...sourcesIn('test/native')].map((source) => ({
    source,
    object: `${join(folder, source)}.o`,
  }));
  const changed = units.filter((unit) => !(upToDate && isFresh(unit.object)));
  const compiled = await inParallel(changed, ({ source, object }) => {
    mkdirSync(join(root, dirname(object)), { recursive: true });
    return run(compiler, [...command, '-MMD', '-c', source, '-o', object], { quiet: true });
  });
  if (!compiled) return undefined;
  const program = join(folder, 'tests');
  const objects = units.map(({ object }) => object);
  const linked = await run(compiler, [...command, ...objects, '-o', program], { quiet: true });
  if (!linked.succeeded) return undefined;
  writeFileSync(join(root, folder, 'command'), command.join('\n'));
  return program;
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter(
      (file) => file.endsWith('.cc') && !file.endsWith('_windows.cc') && !needNodejs.test(file),
    )
    .sort();
}

function sameCommand(folder, command) {
  const file = join(folder, 'command');
  return existsSync(file) && readFileSync(file, 'utf8') === command.join('\n');
}

/** GCC writes what an object was made of as a rule for make. */
function isFresh(object) {
  const rule = join(root, object.replace(/\.o$/, '.d'));
  if (!existsSync(join(root, object)) || !existsSync(rule)) return false;
  const made = statSync(join(root, object)).mtimeMs;
  const [, ...files] = readFileSync(rule, 'utf8')
    .split(/[\s\\]+/)
    .filter(Boolean);
  return files.every((file) => {
    const status =
      statSync(join(root, file), { throwIfNoEntry: false }) ??
      statSync(file, { throwIfNoEntry: false });
    return status !== undefined && status.mtimeMs <= made;
  });
}

/** False after the first failure. */
async function inParallel(items, work) {
  const waiting = [...items];
  let succeeded = true;
  const worker = async () => {
    while (succeeded && waiting.length > 0) {
      const result = await work(waiting.shift());
      succeeded &&= result.succeeded;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return succeeded;
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
