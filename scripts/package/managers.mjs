/** The package managers that install the package, each as its users call it. */

import { run } from '../lib/run.mjs';
import { titleOf, tool } from './tools.mjs';

/** As a user folder has it. */
export const tarball = './winras.tgz';

/** `node` runs it; `reinstall` has a lock file and no node_modules. */
export const managers = [
  {
    name: 'npm-11',
    node: 'node-22',
    program: 'bin/npm-cli.js',
    add: ['install', tarball],
    reinstall: ['ci'],
  },
  {
    name: 'npm-12',
    node: 'node-24',
    program: 'bin/npm-cli.js',
    add: ['install', tarball],
    reinstall: ['ci'],
  },
  {
    name: 'pnpm-9',
    node: 'node-20',
    program: 'bin/pnpm.cjs',
    add: ['add', tarball],
    reinstall: ['install', '--frozen-lockfile'],
  },
  {
    name: 'pnpm-latest',
    node: 'node-24',
    program: 'bin/pnpm.mjs',
    add: ['add', tarball],
    reinstall: ['install', '--frozen-lockfile'],
  },
  {
    name: 'yarn-1',
    node: 'node-20',
    program: 'bin/yarn.js',
    add: ['add', tarball],
    reinstall: ['install', '--frozen-lockfile'],
  },
  {
    name: 'yarn-4',
    node: 'node-22',
    program: 'bin/yarn.js',
    add: ['add', `winras@file:${tarball}`],
    reinstall: ['install', '--immutable'],
    // It has no node_modules, so its own Node.js must find the packages.
    runs: 'yarn node',
  },
];

/** Runs one in the folder of a user. */
export function runManager(manager, args, { cwd, env }) {
  return run(tool(manager.node, 'bin/node'), [tool(manager.name, manager.program), ...args], {
    cwd,
    env,
    keep: true,
  });
}

export function titleOfManager({ name }) {
  return titleOf(name);
}
