/**
 * `npm run package`: the tarball that users install, in .package/, checked. `-- --targets linux-x64,win32-x64` names
 * the platforms whose binaries it must have; without, as for publishing, all.
 */

import { parseArgs } from 'node:util';
import { makePackage } from './package/make.mjs';
import { targets } from './package/targets.mjs';

const { values } = parseArgs({
  options: { targets: { type: 'string', default: targets.join(',') } },
});
const wanted = values.targets.split(',');

const { objections, tarball } = await makePackage(wanted);
for (const objection of objections) console.error(objection);
process.exitCode = objections.length === 0 ? 0 : 1;
if (objections.length === 0) {
  const kilobytes = Math.round(tarball.size / 1000);
  console.log(
    `${tarball.path}: ${kilobytes} kB, ${tarball.files.length} files, for ${wanted.join(', ')}`,
  );
}
