/** Compiles C++ without node-gyp. Only what has changed is compiled again. */

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

export const warnings = ['-Wall', '-Wextra', '-Wpedantic', '-Werror'];

/** The .cc files below a folder, as paths from the root. */
export function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.cc'))
    .sort();
}

/**
 * Objects go into `folder`, which belongs to this compiler and these flags alone. Returns their paths, or
 * undefined after an error, which was shown.
 */
export async function compile({ compiler, flags, sources, folder }) {
  startAnewForOtherFlags(folder, [compiler, ...flags].join('\n'));
  const units = sources.map((source) => ({ source, object: `${join(folder, source)}.o` }));
  const changed = units.filter(({ object }) => !isFresh(object));
  const compiled = await inParallel(changed, ({ source, object }) => {
    mkdirSync(join(root, dirname(object)), { recursive: true });
    return run(compiler, [...flags, '-MMD', '-c', source, '-o', object], { quiet: true });
  });
  return compiled ? units.map(({ object }) => object) : undefined;
}

function startAnewForOtherFlags(folder, command) {
  const file = join(root, folder, 'command');
  if (existsSync(file) && readFileSync(file, 'utf8') === command) return;
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(file, command);
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
