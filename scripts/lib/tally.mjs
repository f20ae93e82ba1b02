/** Counts of tests, and the line that tells them. */

export function tally(passed = 0, failed = 0, skipped = 0) {
  return { passed, failed, skipped };
}

export function sum(tallies) {
  const total = tally();
  for (const one of tallies) {
    for (const key of Object.keys(total)) total[key] += one[key];
  }
  return total;
}

/** The last line of a run, for people and for scripts; sets the exit code. */
export function finish(total) {
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
