/** Compiles C++ files into a folder of their own, only those that have changed. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { root, run } from './run.mjs';

/** All .cc files, with slashes, from the package's folder on. */
export function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.cc'))
    .sort();
}

/** Those of the addon that other programs can be made of: they need no Node.js, and run on this system. */
export function sourcesWithoutNodejs() {
  const needNodejs = /^native\/(addon\.cc|environment\/|marshal\/|objects\/)/;
  /** The DLL, which is an own program of the simulator. */
  const standIn = /^native\/stand_in\//;
  return sourcesIn('native').filter(
    (file) => !file.endsWith('_windows.cc') && !needNodejs.test(file) && !standIn.test(file),
  );
}

/**
 * `command` is the compiler and its options; with -fsyntax-only among them the objects are empty. Returns the
 * objects, or nothing when a file does not compile.
 */
export async function compile(folder, command, sources) {
  dropOtherCommands(folder, command);
  const units = sources.map((source) => ({ source, object: `${join(folder, source)}.o` }));
  const changed = units.filter(({ object }) => !isFresh(object));
  const compiled = await inParallel(changed, (unit) => compileUnit(command, unit));
  return compiled ? units.map(({ object }) => object) : undefined;
}

/** What was compiled otherwise is not up to date. */
function dropOtherCommands(folder, command) {
  const file = join(root, folder, 'command');
  const text = command.join('\n');
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(file, text);
}

async function compileUnit([compiler, ...options], { source, object }) {
  mkdirSync(join(root, dirname(object)), { recursive: true });
  const syntaxOnly = options.includes('-fsyntax-only');
  const output = syntaxOnly ? [] : ['-c', '-o', object];
  const rule = ['-MMD', '-MF', ruleOf(object), '-MT', object];
  const { succeeded } = await run(compiler, [...options, ...rule, ...output, source], {
    quiet: true,
  });
  if (succeeded && syntaxOnly) writeFileSync(join(root, object), '');
  return succeeded;
}

/** The compiler writes what an object was made of as a rule for make. */
function ruleOf(object) {
  return object.replace(/\.o$/, '.d');
}

function isFresh(object) {
  const rule = join(root, ruleOf(object));
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
      const done = await work(waiting.shift());
      succeeded &&= done;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return succeeded;
}
