/** Builds the binary of a platform into the place where the package has it. */

import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildAddon } from '../lib/build.mjs';
import { root, run } from '../lib/run.mjs';
import { buildForWindows } from '../windows/cross-build.mjs';
import { checkBinary } from './binary.mjs';
import { binaryOf, targets } from './targets.mjs';

export const ownTarget = `${process.platform}-${process.arch}`;

/** Resolves with sentences about what is wrong with it, as `checkBinary()` finds it; none when it is ready. */
export async function prebuild(target, options) {
  if (!targets.includes(target) || (target !== ownTarget && target !== 'win32-x64'))
    return [`${target} cannot be built on ${ownTarget}; the package has ${targets.join(', ')}`];
  const built = target === ownTarget ? await buildHere() : (await buildForWindows())?.addon;
  if (built === undefined) return [`${target} was not built`];
  const binary = binaryOf(target);
  mkdirSync(dirname(join(root, binary)), { recursive: true });
  copyFileSync(join(root, built), join(root, binary));
  if (!(await strip(binary, target))) return [`${binary} was not stripped`];
  return checkBinary(target, options);
}

async function buildHere() {
  return (await buildAddon()) ? join('build', 'Release', 'winras.node') : undefined;
}

/** Of the names that nobody needs at run time. Those of Windows' binaries are not in them. */
async function strip(binary, target) {
  if (target.startsWith('win32')) return true;
  const options = target.startsWith('darwin') ? ['-x'] : ['--strip-unneeded'];
  return (await run('strip', [...options, binary], { quiet: true })).succeeded;
}
