/** The Windows tests on Windows. */

import { buildAll } from '../lib/build.mjs';
import { runJest } from '../lib/jest.mjs';
import { sum, tally } from '../lib/tally.mjs';

/** The counts. */
export async function testNatively() {
  if (!(await buildAll())) return tally(0, 1);
  const suite = await runJest();
  const args = [
    '--testPathIgnorePatterns=/node_modules/',
    '--runInBand',
    'windows.(loading|any-ras)',
  ];
  const windows = await runJest({ args });
  return sum([suite.counts, windows.counts]);
}
