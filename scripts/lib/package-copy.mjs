/** Copies of the package and its tests, for addons other than that of this machine. */

import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const parts = [
  'package.json',
  'package-lock.json',
  'jest.config.js',
  'binding.gyp',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  '.ci',
  '.github',
  'docs',
  'native',
  'src',
  'scripts',
  'test',
  'dist',
  '.test-build',
];

/** `folder` lies below a node_modules. What was built there stays. Returns where its addon is to be put. */
export function copyPackage(folder) {
  for (const part of parts) {
    rmSync(join(root, folder, part), { recursive: true, force: true });
    // With their times, so that only what has changed is compiled again.
    cpSync(join(root, part), join(root, folder, part), {
      recursive: true,
      preserveTimestamps: true,
    });
  }
  const release = join(root, folder, 'build', 'Release');
  mkdirSync(release, { recursive: true });
  return join(release, 'winras.node');
}
