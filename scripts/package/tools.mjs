/** Package managers and runtimes of several versions, from the npm registry, into .package/tools. */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { packageFolder } from './pack.mjs';

const source = 'test/package/tools';
const folder = join(root, packageFolder, 'tools');
/** A file that has the lock file from which all was installed. */
const mark = join('node_modules', 'installed-from');

/** The path of a file of one of those in test/package/tools/package.json. */
export function tool(name, file) {
  return join(folder, 'node_modules', name, file);
}

/** `npm 12.2.1`, for `npm-12`: the version that the lock file pins. */
export function titleOf(name) {
  const { version } = JSON.parse(readFileSync(tool(name, 'package.json'), 'utf8'));
  return `${name.replace(/-\w+$/, '')} ${version}`;
}

export function toolsAreInstalled() {
  const installed = join(folder, mark);
  return existsSync(installed) && readFileSync(installed, 'utf8') === lock();
}

/** False after an error, which was shown. */
export async function installTools() {
  if (toolsAreInstalled()) return true;
  console.error('Installing package managers and runtimes …');
  // Whole or not at all: another process may be doing the same.
  const beside = `${folder}-${process.pid}`;
  mkdirSync(beside, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(root, source, file), join(beside, file));
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
  const { succeeded } = await run('npm', args, { cwd: beside, quiet: true });
  if (succeeded && !toolsAreInstalled()) {
    writeFileSync(join(beside, mark), lock());
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
  }
  rmSync(beside, { recursive: true, force: true });
  return succeeded;
}

function lock() {
  return readFileSync(join(root, source, 'package-lock.json'), 'utf8');
}
