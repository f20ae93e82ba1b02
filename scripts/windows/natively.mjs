/** On Windows: test/windows, with the RAS that there is. The rest of the suite is `npm test`'s. */

import { runJest } from '../lib/jest.mjs';

/** All is built. Returns the counts. */
export async function testNatively() {
  const args = [
    '--testPathIgnorePatterns=/node_modules/',
    '--',
    'windows.(loading|any-ras|batch-files|process-tree)',
  ];
  return (await runJest({ args })).counts;
}
