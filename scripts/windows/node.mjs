/** Windows versions of Node.js and the development dependencies as they are on Windows, from the npm registry. */

import { join } from 'node:path';
import { installForeign } from '../lib/foreign-packages.mjs';
import { root } from '../lib/run.mjs';
import { folder } from './cross-build.mjs';

const platform = { os: 'win32', cpu: 'x64' };

/** The path of node.exe of a major version, one of those in test/windows/node/package.json. */
export function windowsNode(major) {
  return join(root, folder, 'node', 'node_modules', `node-${major}`, 'bin', 'node.exe');
}

/** False after an error, which was shown. */
export function installWindowsNode() {
  return installForeign({ source: 'test/windows/node', into: join(folder, 'node'), ...platform });
}

/** What Jest and the package need, into the folder of a package.json of ours. */
export function installWindowsModules(into) {
  return installForeign({ source: '.', into, ...platform });
}
