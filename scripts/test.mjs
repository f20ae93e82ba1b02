/**
 * `npm test`: builds, runs everything that this machine can run, and says what was left out. With `--complete`,
 * for CI, it fails when a kind of tests that could be installed is left out.
 */

import { buildAll } from './lib/build.mjs';
import { runJest } from './lib/jest.mjs';
import { nativeTestsObstacle, runNativeTests } from './lib/native-tests.mjs';
import { finish, sum, tally } from './lib/tally.mjs';

const complete = process.argv.includes('--complete');

if (await buildAll()) {
  const jest = await runJest();
  const obstacle = await nativeTestsObstacle();
  const native = obstacle === undefined ? await runNativeTests() : leftOut();
  tellWhatIsLeftOut(jest.skipped, obstacle);
  finish(sum([jest.counts, native]));
} else {
  finish(tally(0, 1));
}

/** Counts as one test, as nobody knows how many they are. */
function leftOut() {
  return complete ? tally(0, 1) : tally(0, 0, 1);
}

function tellWhatIsLeftOut(skipped, obstacle) {
  const rows = skipped.map((name) => `- ${name}`);
  rows.push('- the sanitizers: they take minutes. To add them: npm run test:sanitize');
  if (obstacle !== undefined)
    rows.push(`- the C++ tests: ${obstacle.why}. To add them: ${obstacle.add}`);
  console.log(`\nLeft out:\n${rows.join('\n')}`);
}
