/** What docs/electron.md says to those who do not run the package from node_modules. */

import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';
import { binaryOf } from './targets.mjs';
import { titleOf, tool } from './tools.mjs';

const binary = join('node_modules', 'winras', binaryOf('linux-x64'));
const bundler = tool('esbuild', 'bin/esbuild');
const archiver = tool('@electron/asar', 'bin/asar.js');

/** `user` is the folder of somebody who has installed the package, and the scripts of test/package. */
export async function checkBundles(checks, user) {
  await checks.run(`${titleOf('esbuild')} leaves the package out of a bundle`, () =>
    checkExternal(user),
  );
  await checks.run(
    `${titleOf('esbuild')} takes all of it in but its binary, which WINRAS_BINARY names`,
    () => checkAllIn(user),
  );
  await checks.run(`${titleOf('@electron/asar')} leaves the binary beside an archive`, () =>
    checkArchive(user),
  );
}

async function checkExternal(user) {
  const options = ['--bundle', '--platform=node', '--format=esm', '--external:winras'];
  const bundled = await node([bundler, 'dial.mjs', ...options, '--outfile=bundle/dial.mjs'], user);
  if (!bundled.succeeded) return [bundled.output];
  const { succeeded, output } = await node(['bundle/dial.mjs'], user);
  return succeeded && output.includes('Connected') ? [] : [output];
}

async function checkAllIn(user) {
  const options = ['--bundle', '--platform=node'];
  const bundled = await node(
    [bundler, 'require.cjs', ...options, '--outfile=bundle/all.cjs'],
    user,
  );
  if (!bundled.succeeded) return [bundled.output];
  // Where no package is.
  const cwd = join(user.cwd, '..', 'alone');
  mkdirSync(cwd);
  renameSync(join(user.cwd, 'bundle', 'all.cjs'), join(cwd, 'all.cjs'));
  copyFileSync(join(user.cwd, binary), join(cwd, 'winras.node'));
  const env = { ...user.env, WINRAS_BINARY: join(cwd, 'winras.node') };
  const { succeeded, output } = await node(['all.cjs'], { cwd, env });
  return succeeded && output.trim() === 'function function' ? [] : [output];
}

/** Electron itself loads what lies beside an archive as if it were inside. */
async function checkArchive(user) {
  const archive = join(user.cwd, '..', 'app.asar');
  const { succeeded, output } = await node(
    [archiver, 'pack', '.', archive, '--unpack', '*.node'],
    user,
  );
  if (!succeeded) return [output];
  return existsSync(join(`${archive}.unpacked`, binary))
    ? []
    : [`${binary} is not beside ${archive}`];
}

function node(args, { cwd, env }) {
  return run(tool('node-22', 'bin/node'), args, { cwd, env, keep: true });
}
