/** Compiles C++ files into a folder of their own, only what has changed. */

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

/** As it is on this system. */
export function sourcesOfAddon() {
  const elsewhere = process.platform === 'win32' ? /_posix\.cc$/ : /_windows\.cc$/;
  return sourcesIn('native').filter(
    (file) => !/^native\/(mingw|stand_in)\//.test(file) && !elsewhere.test(file),
  );
}

/** Whether other programs than the addon can be made of it, too. */
export function isWithoutNodejs(source) {
  return !/^native\/(addon\.cc|environment\/|marshal\/|objects\/)/.test(source);
}

/** So many sources may be compiled together: most of a file's time goes into what it includes. */
const together = 10;

/**
 * `command` is the compiler and its options; with -fsyntax-only among them the objects are empty. Returns a
 * function that gives the objects of some of the sources, or nothing when a file does not compile. Unless `alone`,
 * they are compiled by tens; what one of them forgets to include, `npm run lint` notices.
 */
export async function compile(folder, command, sources, { alone = false } = {}) {
  dropOtherCommands(folder, command);
  const units = alone
    ? sources.map((source) => unitOf(folder, [source]))
    : unitsOf(folder, sources);
  const compiled = await inParallel(units, (unit) => compileUnit(folder, command, unit));
  if (!compiled) return undefined;
  return (wanted) =>
    units.filter(({ sources }) => sources.some(wanted)).flatMap(({ objects }) => objects);
}

/** The same for a compiler that somebody else calls: files that include them, by tens, written into `folder`. */
export function unitFiles(folder, sources) {
  return unitsOf(folder, sources).map(({ file }) => file);
}

/** Files of one folder only, as each program consists of folders. */
function unitsOf(folder, sources) {
  const units = [];
  const groups = new Map();
  for (const source of sources) {
    if (!mayBeTogether(source)) units.push(unitOf(folder, [source]));
    else groups.set(dirname(source), [...(groups.get(dirname(source)) ?? []), source]);
  }
  for (const group of groups.values()) {
    for (let begin = 0; begin < group.length; begin += together)
      units.push(unitOf(folder, group.slice(begin, begin + together)));
  }
  return units;
}

/** Those for one system define the same names as each other; C++ tests are in a namespace each, lest they do, too. */
function mayBeTogether(source) {
  return (
    /^(native\/(?!mingw|stand_in)\w+|test\/native|test\/fuzz\/targets)\//.test(source) &&
    !/(_(posix|windows)|\/main)\.cc$/.test(source)
  );
}

/** What the compiler is given: a source, or a file that includes several. */
function unitOf(folder, sources) {
  const [first] = sources;
  if (sources.length === 1) return { sources, file: first, objects: [`${join(folder, first)}.o`] };
  const file = join(folder, first.replace(/\.cc$/, '_and_more.cc'));
  const text = sources.map((source) => `#include "${join(root, source)}"\n`).join('');
  if (!existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return { sources, file, objects: [`${file}.o`] };
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

async function compileUnit(folder, command, unit) {
  const [object] = unit.objects;
  const isGroup = unit.sources.length > 1;
  if (isFresh(object) || (await compileFile(command, unit.file, object, { keep: isGroup })))
    return true;
  if (!isGroup) return false;
  console.error(`One by one, since together they do not compile: ${unit.sources.join(', ')}`);
  const units = unit.sources.map((source) => unitOf(folder, [source]));
  unit.objects = units.flatMap(({ objects }) => objects);
  for (const each of units) {
    if (!(await compileUnit(folder, command, each))) return false;
  }
  return true;
}

async function compileFile([compiler, ...options], file, object, { keep }) {
  mkdirSync(join(root, dirname(object)), { recursive: true });
  const syntaxOnly = options.includes('-fsyntax-only');
  const output = syntaxOnly ? [] : ['-c', '-o', object];
  const rule = ['-MMD', '-MF', ruleOf(object), '-MT', object];
  const { succeeded } = await run(compiler, [...options, ...rule, ...output, file], {
    quiet: !keep,
    keep,
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
