/** What npm makes of this checkout. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';

export const packageFolder = '.package';

/** Its `path`, `size` in bytes, and `files` by their paths; undefined after an error, which was shown. */
export async function pack() {
  mkdirSync(join(root, packageFolder), { recursive: true });
  const quietly = ['--ignore-scripts', '--loglevel=silent'];
  const args = ['pack', '--json', ...quietly, '--pack-destination', packageFolder];
  const { succeeded, output } = await run('npm', args, { keep: true });
  if (!succeeded) {
    console.error(output);
    return undefined;
  }
  // Newer versions of npm give an object by package name, older ones a list.
  const [{ filename, size, files }] = Object.values(JSON.parse(output));
  return { path: join(packageFolder, filename), size, files: files.map(({ path }) => path) };
}
