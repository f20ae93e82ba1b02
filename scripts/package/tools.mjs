/** Package managers and runtimes of several versions, from the npm registry, into .package/tools. */

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { packageFolder } from './pack.mjs';

const source = 'test/package/tools';
const folder = join(root, packageFolder, 'tools');

/** The path of a file of one of those in test/package/tools/package.json. */
export function tool(name, file) {
  return join(folder, 'node_modules', name, file);
}

/** `npm 12.2.1`, for `npm-12`: the version that the lock file pins. */
export function titleOf(name) {
  const { version } = JSON.parse(readFileSync(tool(name, 'package.json'), 'utf8'));
  return `${name.replace(/-\w+$/, '')} ${version}`;
}

/** False after an error, which was shown. */
export async function installTools() {
  mkdirSync(folder, { recursive: true });
  const lock = readFileSync(join(root, source, 'package-lock.json'), 'utf8');
  const installed = join(folder, 'node_modules', 'installed-from');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return true;
  console.error('Installing package managers and runtimes …');
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(root, source, file), join(folder, file));
  // Not `npm ci`: pnpm wishes for packages of rare platforms that not every registry has, and a lock file without
  // them is out of date to it. Some want a newer Node.js than this one; that is there, too.
  const args = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { succeeded } = await run('npm', args, { cwd: folder, quiet: true });
  if (succeeded) writeFileSync(installed, lock);
  return succeeded;
}
