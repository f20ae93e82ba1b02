/**
 * `npm test`: builds, runs everything that this machine can run, and says what was left out. With `--complete`,
 * for CI, it fails when a kind of tests that could be installed is left out.
 */

import { buildAll } from './lib/build.mjs';
import { runJest } from './lib/jest.mjs';
import { nativeTestsObstacle, runNativeTests } from './lib/native-tests.mjs';
import { finish, sum, tally } from './lib/tally.mjs';
import { testNatively } from './windows/natively.mjs';
import { missingPackages } from './windows/packages.mjs';
import { testUnderWine } from './windows/under-wine.mjs';

const complete = process.argv.includes('--complete');
const leftOut = [
  'the sanitizers: they take minutes. To add them: npm run test:sanitize',
  'a real line: nobody has said which. To add it: set WINRAS_TEST_ENTRY to an entry, and npm run test:hardware',
];

if (`${process.platform}-${process.arch}` !== 'linux-arm64')
  leftOut.push('Linux on arm64, in an emulator: it takes long. To add it: npm run test:arm64');

if (await buildAll()) {
  // Those under Wine wait more than they work.
  const [here, windows] = await Promise.all([testHere(), testWindows()]);
  console.log(`\nLeft out:\n${leftOut.map((what) => `- ${what}`).join('\n')}`);
  finish(sum([here, windows]));
} else {
  finish(tally(0, 1));
}

async function testHere() {
  const { counts, skipped } = await runJest();
  leftOut.push(...skipped);
  const obstacle = await nativeTestsObstacle();
  if (obstacle === undefined) return sum([counts, await runNativeTests()]);
  return sum([counts, leaveOut(`the C++ tests: ${obstacle.why}. To add them: ${obstacle.add}`)]);
}

async function testWindows() {
  if (process.platform === 'win32') return testNatively();
  const missing = await missingPackages();
  if (missing === undefined) return sum(await testUnderWine());
  return leaveOut(
    `the tests in a Windows Node.js: there is no Wine, or no compiler for it. To add them: ${missing.command}`,
  );
}

/** Counts as one test, as nobody knows how many they are. */
function leaveOut(what) {
  leftOut.push(what);
  return complete ? tally(0, 1) : tally(0, 0, 1);
}
