/**
 * Writes what binding.gyp compiles, and prints its paths: files that include the sources of a folder, ten at most,
 * since most of a file's time goes into what it includes. `node units.mjs <gyp's OS>`, from the folder of the
 * binding.gyp.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const together = 10;
const native = fileURLToPath(new URL('.', import.meta.url));
const [, , system] = process.argv;
const [ofThisSystem, ofOthers] =
  system === 'win' ? ['_windows.cc', '_posix.cc'] : ['_posix.cc', '_windows.cc'];
// What is of other programs than the addon, or of another system, or not ours.
const leftOut = ['build', 'mingw', 'node_modules', 'stand_in'];

const folders = readdirSync(native, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !leftOut.includes(entry.name))
  .map(({ name }) => name);
const units = [join(native, 'addon.cc'), ...folders.flatMap(unitsOf)];
for (const unit of units) console.log(relative('.', unit).replaceAll('\\', '/'));

function unitsOf(folder) {
  const sources = readdirSync(join(native, folder))
    .filter((file) => file.endsWith('.cc') && !file.endsWith(ofOthers))
    .sort()
    .map((file) => join(native, folder, file));
  // Those define the same names as each other.
  const alone = sources.filter((source) => source.endsWith(ofThisSystem));
  const others = sources.filter((source) => !alone.includes(source));
  const count = Math.ceil(others.length / together);
  const groups = Array.from({ length: count }, (_, index) =>
    others.slice(index * together, (index + 1) * together),
  );
  return [...alone, ...groups.map((group, index) => write(`${folder}_${index + 1}.cc`, group))];
}

/** Only what is not so already: what has not changed is not compiled again. */
function write(name, sources) {
  const folder = join('build', 'units');
  const file = join(folder, name);
  // Relative: what make writes down of them cannot have a space, and the package's path may.
  const paths = sources.map((source) => relative(folder, source).replaceAll('\\', '/'));
  const text = paths.map((path) => `#include "${path}"\n`).join('');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}
