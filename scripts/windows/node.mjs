/** Windows versions of Node.js and the development dependencies as they are on Windows, from the npm registry. */

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { folder } from './cross-build.mjs';

/** The path of node.exe of a major version, one of those in test/windows/node/package.json. */
export function windowsNode(major) {
  return join(root, folder, 'node', 'node_modules', `node-${major}`, 'bin', 'node.exe');
}

/** False after an error, which was shown. */
export function installWindowsNode() {
  return installFrom('test/windows/node', join(folder, 'node'));
}

/** What Jest and the package need, into the folder of a package.json of ours. */
export function installWindowsModules(into) {
  return installFrom('.', into);
}

/** Installs what a lock file says for Windows, once. */
async function installFrom(source, into) {
  mkdirSync(join(root, into), { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(root, source, file), join(root, into, file));
  const lock = readFileSync(join(root, source, 'package-lock.json'), 'utf8');
  const installed = join(root, into, 'node_modules', 'installed-from');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return true;
  console.error(`Installing the Windows packages of ${into} …`);
  const args = ['ci', '--os=win32', '--cpu=x64', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { succeeded } = await run('npm', args, { cwd: join(root, into), quiet: true });
  if (succeeded) writeFileSync(installed, lock);
  return succeeded;
}
