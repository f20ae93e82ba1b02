/** A copy of the package in a folder of its own, as npm makes one for a package that needs another version. */

import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { newFolder } from '../../contract/support/folder.js';

/** What the package consists of, where it has been built or where it came with its binaries. */
const parts = ['package.json', 'dist', join('build', 'Release', 'winras.node'), 'prebuilds'];

/** A folder from which `winras` is this copy. */
export function copyPackage(): string {
  const folder = newFolder();
  const modules = join(folder, 'node_modules');
  for (const part of parts) {
    if (existsSync(part)) cpSync(part, join(modules, 'winras', part), { recursive: true });
  }
  copyDependencies(join(process.cwd(), 'package.json'), modules);
  return folder;
}

/** And theirs. They may be in the node_modules of any folder above. */
function copyDependencies(manifest: string, modules: string): void {
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  const { resolve } = createRequire(manifest);
  for (const name of Object.keys(dependencies)) {
    const theirs = resolve(`${name}/package.json`);
    cpSync(dirname(theirs), join(modules, name), { recursive: true });
    copyDependencies(theirs, modules);
  }
}
