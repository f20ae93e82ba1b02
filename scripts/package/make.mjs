/** Makes the tarball and checks it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTypeScript } from '../lib/build.mjs';
import { root } from '../lib/run.mjs';
import { checkBinary } from './binary.mjs';
import { checkContents } from './contents.mjs';
import { pack } from './pack.mjs';
import { targets } from './targets.mjs';

/** For the `wanted` targets, each checked by `checkBinary()`. Its `objections` are sentences; without any the `tarball` is as it should be. */
export async function makePackage(wanted, options) {
  const unknown = wanted.filter((target) => !targets.includes(target));
  if (unknown.length > 0)
    return { objections: [`The package has ${targets.join(', ')}, not ${unknown.join(', ')}`] };
  if (!(await buildTypeScript())) return { objections: ['The TypeScript was not compiled'] };
  const tarball = await pack();
  if (tarball === undefined) return { objections: ['npm pack has failed'] };
  const binaries = await Promise.all(wanted.map((target) => checkBinary(target, options)));
  const manifest = readJson('package.json');
  const lock = readJson('package-lock.json');
  return {
    objections: [...binaries.flat(), ...checkContents(tarball, { wanted, manifest, lock })],
    tarball,
  };
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
