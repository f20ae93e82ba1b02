/**
 * `npm run test:arm64`: the C++ tests and the Jest suite as they are on Linux on arm64, cross-compiled and in QEMU's
 * emulator. It takes long, and shows what depends on the processor's types and calls, not how it orders memory.
 *
 * `-- contract/abort teardown` runs these of Jest's tests alone; `-- --pass=native` and `-- --pass=jest` one half.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  folder,
  installNode,
  machine,
  missingPackages,
  obstacle,
  runNode,
} from './arm64/machine.mjs';
import { buildTypeScript } from './lib/build.mjs';
import { pathsOf, runJest } from './lib/jest.mjs';
import { buildTestedAddon, runNativeTests } from './lib/native-tests.mjs';
import { copyPackage } from './lib/package-copy.mjs';
import { root } from './lib/run.mjs';
import { finish, sum, tally } from './lib/tally.mjs';

/** The first is left out on every machine but Windows; the others have no addon, but compilers and scripts. */
const leftOut = ['windows', 'types', 'scripts'];

/** The beginnings of names of tests that tell of the emulator instead of the addon. */
const ofTheEmulator = [
  // The emulator writes a line of its own when this signal ends a program.
  'SIGQUIT hangs up',
  // Node.js starts the script before it loads the module that tells it how to start itself.
  'sent to the process node --watch',
];

const { values, positionals: tests } = parseArgs({
  options: { pass: { type: 'string' } },
  allowPositionals: true,
});
const passes = { native: () => runNativeTests({ machine }), jest: testPackage };

finish(await main());

async function main() {
  const chosen = values.pass ?? (tests.length > 0 ? 'jest' : undefined);
  const objection = objectionTo(chosen) ?? obstacle() ?? (await needs());
  if (objection !== undefined) {
    console.error(objection);
    return tally(0, 1);
  }
  const counts = [];
  for (const [name, run] of Object.entries(passes)) {
    if (chosen === undefined || chosen === name) counts.push(await run());
  }
  return sum(counts);
}

function objectionTo(pass) {
  const known = Object.keys(passes);
  if (pass === undefined || known.includes(pass)) return undefined;
  return `There is no pass "${pass}": there are ${known.join(' and ')}.`;
}

/** What has to be installed before, unless it could be. */
async function needs() {
  const missing = await missingPackages();
  if (missing === undefined || (await missing.install())) return undefined;
  return `The tests for arm64 need some packages. To install them: ${missing.command}`;
}

/** In a copy, so that the addon in build/ stays that of this machine. */
async function testPackage() {
  if (!(await buildTypeScript()) || !(await installNode())) return tally(0, 1);
  const copy = join(folder, 'package');
  if (!(await buildTestedAddon(copyPackage(copy), { machine }))) return tally(0, 1);
  const ignored = tests.length > 0 ? ['windows'] : leftOut;
  const args = [
    `--testPathIgnorePatterns=/\\.test-build/(${ignored.join('|')})[/.]`,
    `--testNamePattern=^(?!${ofTheEmulator.join('|')})`,
    // Without it the option before it would take the paths for more of its own.
    '--',
    ...pathsOf(tests),
  ];
  const jest = join(root, folder, 'node_modules', 'jest', 'bin', 'jest.js');
  const runWith = (all, options) => runNode([jest, ...all], options);
  const { counts, skipped } = await runJest({ folder: join(root, copy), args, runWith });
  if (skipped.length > 0)
    console.log(`Left out for arm64:\n${skipped.map((test) => `- ${test}\n`).join('')}`);
  return counts;
}
