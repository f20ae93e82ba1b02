/** Runs Jest and counts. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.mjs';
import { tally } from './tally.mjs';

/** `folder` holds a jest.config.js. Returns the counts and the full names of the tests that were skipped. */
export async function runJest({ folder = root, env = {} } = {}) {
  const report = join(folder, '.test-build', 'report.json');
  rmSync(report, { force: true });
  const args = ['--json', `--outputFile=${report}`];
  const { succeeded } = await runTool('jest', 'bin/jest.js', args, { cwd: folder, env });
  // Without a report Jest itself has crashed.
  if (!existsSync(report)) return { counts: tally(0, 1), skipped: [] };
  const results = JSON.parse(readFileSync(report, 'utf8'));
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
