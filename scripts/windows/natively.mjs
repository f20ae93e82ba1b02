/** The Windows tests on Windows: the whole suite, test/windows among it. */

import { buildAll } from '../lib/build.mjs';
import { runJest } from '../lib/jest.mjs';
import { tally } from '../lib/tally.mjs';

/** The counts. */
export async function testNatively() {
  return (await buildAll()) ? (await runJest()).counts : tally(0, 1);
}
