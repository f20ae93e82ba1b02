/** Runs Jest and counts. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.mjs';
import { tally } from './tally.mjs';

/**
 * `folder` holds a jest.config.js; `args` are Jest's, and `runWith` runs it with another Node.js than this.
 * Returns the counts and the full names of the tests that were skipped.
 */
export async function runJest({ folder = root, env = {}, args = [], runWith = runHere } = {}) {
  const report = join('.test-build', 'report.json');
  rmSync(join(folder, report), { force: true });
  const all = ['--json', `--outputFile=${report}`, ...args];
  const { succeeded } = await runWith(all, { cwd: folder, env });
  // Without a report Jest itself has crashed.
  if (!existsSync(join(folder, report))) return { counts: tally(0, 1), skipped: [] };
  const results = JSON.parse(readFileSync(join(folder, report), 'utf8'));
  const skipped = results.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  // Jest can fail without a failed test, for example when an error comes after the last one.
  return {
    counts: tally(results.numPassedTests, succeeded ? failed : Math.max(failed, 1), skipped.length),
    skipped,
  };
}

/** What Jest takes for the tests whose paths these are the start of. */
export function pathsOf(tests) {
  // A dot for each slash, which a path of Windows does not have.
  return tests.map((path) => `.test-build.${path.replaceAll('/', '.')}`);
}

function runHere(args, options) {
  return runTool('jest', 'bin/jest.js', args, options);
}
