/** A copy of the package in a folder of its own, as npm makes one for a package that needs another version. */

import { cpSync, existsSync, readFileSync } from 'node:fs';
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

/** And theirs. */
function copyDependencies(manifest: string, modules: string): void {
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const theirs = installed(name, dirname(manifest));
    cpSync(theirs, join(modules, name), { recursive: true });
    copyDependencies(join(theirs, 'package.json'), modules);
  }
}

/** In the node_modules of this folder or of any above. Not every package lets its package.json be resolved. */
function installed(name: string, from: string): string {
  const place = join(from, 'node_modules', name);
  if (existsSync(place)) return place;
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return installed(name, dirname(from));
}
