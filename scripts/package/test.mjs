/** The package as its users get it, from its binaries to what runs it. */

import { missingPackages } from '../windows/packages.mjs';
import { checkBinary } from './binary.mjs';
import { checkTypes } from './check-types.mjs';
import { Checks } from './checks.mjs';
import { checkFromSource } from './from-source.mjs';
import { checkInstalls } from './installs.mjs';
import { makePackage } from './make.mjs';
import { ownTarget, prebuild } from './prebuild.mjs';
import { checkRuns } from './runs.mjs';
import { installTools } from './tools.mjs';

/** What is built here is for here; what is published is built where glibc is old. */
const here = { glibc: process.report.getReport().header.glibcVersionRuntime };

/** With `complete`, what is left out for want of a program has failed. */
export async function testPackage({ fromSource = false, complete = false } = {}) {
  const checks = new Checks({ complete });
  const wanted = await targetsHere();
  for (const target of wanted)
    await checks.run(`the binary for ${target} is built`, () => prebuild(target, here));
  if (process.platform === 'linux')
    await checks.run('a binary that needs a newer glibc than the field has is refused', async () =>
      (await checkBinary(ownTarget, { glibc: '2.0' })).length > 0 ? [] : ['It was not'],
    );
  let tarball;
  const isMade = await checks.run(
    `the tarball for ${wanted.join(', ')} is as it should be`,
    async () => {
      const made = await makePackage(wanted, here);
      tarball = made.tarball;
      return made.objections;
    },
  );
  if (!isMade) return checks.counts;
  await checks.run('every kind of project finds its code and its types', async () =>
    (await checkTypes(tarball.path)) ? [] : ['see above'],
  );
  if (ownTarget !== 'linux-x64') {
    checks.leaveOut('installing the package: the programs for it are pinned for Linux on x64 only');
    return checks.counts;
  }
  if (!(await checks.run('package managers and runtimes are there', toolsAreThere)))
    return checks.counts;
  await checkInstalls(checks, tarball.path);
  await checkRuns(checks, tarball.path);
  if (fromSource) await checkFromSource(checks, tarball.path);
  else
    console.log(
      'left out: building from the sources: it takes minutes. To add it: npm run test:package -- --from-source',
    );
  return checks.counts;
}

/** This machine's, and Windows' where there is a compiler for it. */
async function targetsHere() {
  const forWindows = (await missingPackages()) === undefined;
  return forWindows && ownTarget !== 'win32-x64' ? [ownTarget, 'win32-x64'] : [ownTarget];
}

async function toolsAreThere() {
  return (await installTools()) ? [] : ['They were not installed'];
}
