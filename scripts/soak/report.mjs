/** What a run was found to be, and how it is told. */

/**
 * Bytes a cycle. JavaScript's heap is exact after a collection: an object that each cycle leaves is more than this.
 * Resident memory has what allocators keep for the threads that come and go, too. That grows by some ten megabytes
 * in the first thousands of cycles and then stands still, so that much is allowed to any run; a session that
 * each cycle left would be five times the rest.
 */
const limits = { heap: 100, resident: 400 };
const allowances = { heap: 200_000, resident: 12_000_000 };
/** A slope is told from chance by so many of its standard errors. */
const certainty = 3;

/** The checks: each has a `name`, what it `saw`, and a `failure` when it failed. */
export function judgeRun({ complaints, summary, stuck, end, underWay }) {
  const about = (pattern) => complaints.filter(({ what }) => pattern.test(what));
  const known = /lost event|owed: |violation: |journal:|unsettled: /;
  const none = (name, found) => ({
    name,
    saw: found.length,
    failure: found.length > 0 ? `${found.length} times` : undefined,
  });
  return [
    { name: 'the process', saw: end, failure: howItFailed(end, stuck, underWay) },
    none('lost events', about(/lost event/)),
    none('handles owed', about(/owed: /)),
    none('violations', about(/violation: /)),
    none('unsettled', about(/unsettled: /)),
    none(
      'anything else',
      complaints.filter(({ what }) => !known.test(what)),
    ),
    memoryCheck('heap', summary),
    memoryCheck('resident', summary),
    threadCheck(summary),
  ];
}

function howItFailed(end, stuck, underWay) {
  if (stuck !== undefined) return `stuck, ${underWay}; ${stuck}`;
  return end === 0 ? undefined : `it ended with ${end}, ${underWay}`;
}

function memoryCheck(kind, summary) {
  const name = `memory, ${kind}`;
  const slope = summary?.slopes?.[kind];
  if (slope === undefined) return { name, saw: '-', skipped: 'too few cycles' };
  const saw = `${slope.slope.toFixed(0)} ± ${slope.error.toFixed(0)} bytes a cycle`;
  const limit = limits[kind] + allowances[kind] / slope.span;
  const leaks = slope.slope - certainty * slope.error > limit;
  return { name, saw, failure: leaks ? `clearly above ${limit.toFixed(0)}` : undefined };
}

function threadCheck(summary) {
  const name = 'threads';
  if (summary === undefined)
    return { name, saw: '-', skipped: 'the process did not come to its end' };
  const { before, after, atRest } = summary.threads;
  const saw = `${after.ras} of RAS, ${after.process ?? '?'} in all; ${before.process ?? '?'} at first`;
  return { name, saw, failure: atRest ? undefined : 'not back at the idle size' };
}

export function printReport({ seed, first, cycles, seconds, complaints, summary }, checks) {
  const rows = [
    ['cycles', `${first} to ${first + cycles - 1}`],
    ['seed', seed],
    ...checks.map(({ name, saw, failure, skipped }) => [
      name,
      `${saw}${failure === undefined ? '' : `  FAILED: ${failure}`}${skipped === undefined ? '' : `  left out: ${skipped}`}`,
    ]),
    ['seconds', seconds.toFixed(1)],
  ];
  const counts = Object.entries(summary?.outcomes ?? {}).sort(([, a], [, b]) => b - a);
  console.log('\nOutcomes of the dials:');
  for (const [outcome, count] of counts) console.log(`${String(count).padStart(9)}  ${outcome}`);
  console.log();
  for (const [name, value] of rows) console.log(`${name.padEnd(20)}${value}`);
  console.log();
  const shown = 20;
  for (const { cycle, what } of complaints.slice(0, shown))
    console.log(
      `cycle ${cycle ?? 'unknown'}: ${what}\n  again: npm run test:soak -- --seed ${seed} --first ${cycle ?? first} --cycles 1`,
    );
  if (complaints.length > shown) console.log(`… and ${complaints.length - shown} more`);
}
