/** The passes of the Windows tests under Wine. */

import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathsOf, runJest } from '../lib/jest.mjs';
import { copyPackage } from '../lib/package-copy.mjs';
import { root } from '../lib/run.mjs';
import { tally } from '../lib/tally.mjs';
import { buildForWindows, folder } from './cross-build.mjs';
import { installWindowsModules, installWindowsNode, windowsNode } from './node.mjs';
import { installInSystem32, prepareWine, runWine, stopWine } from './wine.mjs';

/** The longest first: two run at a time. */
const passes = [
  {
    name: 'stand-in',
    title: 'The contract over the stand-in rasapi32.dll, on Node.js 20',
    addon: 'standInAddon',
    node: 20,
    rasapi32: 'stand-in',
    tests: ['contract', 'conformance'],
  },
  {
    name: 'teardown',
    title: 'How processes and workers end, over the stand-in rasapi32.dll, on Node.js 20',
    addon: 'standInAddon',
    node: 20,
    rasapi32: 'stand-in',
    tests: ['teardown'],
  },
  {
    name: 'addon',
    title: 'The simulator in the addon, on Node.js 22',
    addon: 'addon',
    node: 22,
    rasapi32: 'wine',
    // The rest has shown itself with a RAS in a DLL, as it is on Windows: the same simulator, whose rules hold.
    tests: [
      ...['unit', 'contract/dialing', 'contract/functions', 'teardown/modules'],
      ...['cli/dial', 'cli/keep', 'cli/readme'],
    ],
  },
  {
    name: 'windows',
    title: 'What only Windows has, over the stand-in rasapi32.dll',
    addon: 'addon',
    node: 22,
    rasapi32: 'stand-in',
    tests: ['windows/loading', 'windows/stand-in', 'windows/batch-files', 'windows/process-tree'],
  },
  {
    name: 'wine',
    title: "What can be asked of any RAS, over Wine's own rasapi32.dll",
    addon: 'addon',
    node: 22,
    rasapi32: 'wine',
    tests: ['windows/any-ras', 'windows/wine'],
  },
];

/**
 * The TypeScript is compiled. Returns the counts of each pass; with `only` of that one, and of the `tests` whose
 * paths these are the start of.
 */
export async function testUnderWine({ only, tests = [] } = {}) {
  const chosen = passes
    .filter(({ name }) => only === undefined || only === name)
    .map((pass) => (tests.length > 0 ? { ...pass, tests } : pass));
  const built = await prepare();
  // The latter: of a name that none has.
  if (built === undefined || chosen.length === 0) return [tally(0, 1)];
  const counts = [];
  // They wait more than they work.
  const lane = async () => {
    for (let pass = chosen.shift(); pass !== undefined; pass = chosen.shift())
      counts.push(await runPass(pass, built[pass.addon]));
  };
  try {
    await Promise.all([lane(), lane()]);
  } finally {
    await stopWine();
  }
  return counts;
}

async function prepare() {
  const modules = () => installWindowsModules(folder);
  for (const step of [prepareWine, installWindowsNode, modules]) {
    if (!(await step())) return undefined;
  }
  const built = await buildForWindows();
  if (built === undefined) return undefined;
  installInSystem32(built.standIn);
  installInSystem32(built.standInDialogs);
  installInSystem32(built.randomNumbers, { where: 'missing' });
  return built;
}

/** A package whose addon this is. Returns its folder. */
function makePackage(name, addon) {
  const place = join(folder, name);
  copyFileSync(join(root, addon), copyPackage(place));
  return join(root, place);
}

async function runPass({ name, title, node, rasapi32, tests }, addon) {
  const jest = '../node_modules/jest/bin/jest.js';
  // Under Wine Jest cannot talk to the processes that would share its work.
  const args = ['--testPathIgnorePatterns=/node_modules/', '--runInBand', ...pathsOf(tests)];
  const runWith = async (all, { cwd, env }) => {
    const result = await runWine([windowsNode(node), jest, ...all], { cwd, env, rasapi32 });
    console.log(`\n${title}\n${result.output}`);
    return result;
  };
  const { counts, skipped } = await runJest({ folder: makePackage(name, addon), args, runWith });
  if (skipped.length > 0)
    console.log(`Left out on Windows:\n${skipped.map((test) => `- ${test}\n`).join('')}`);
  return counts;
}
