/**
 * Looks for memory that the addon has lost, in a process of its own: Jest's end by force, before LeakSanitizer
 * can look.
 */

import { join } from 'node:path';
import { root, run } from './run.mjs';
import { tally } from './tally.mjs';

/** `folder` holds a package with an addon for the address sanitizer, and `env` makes it load. Counts as one test. */
export async function checkLeaks({ folder, env }) {
  const { output } = await run(process.execPath, [join(root, 'scripts/leaks/rounds.mjs'), folder], {
    // LeakSanitizer crashes where it reads the thread-local memory of Node.js' threads.
    env: { ...env, ASAN_OPTIONS: 'detect_leaks=1', LSAN_OPTIONS: 'use_tls=0' },
    keep: true,
  });
  // Node.js itself leaves memory behind at its end; ours has our functions on the way to it.
  const leaks = output
    .split('\n\n')
    .filter((report) => report.includes('leak of') && /winras::|winras\.node/.test(report));
  const finished =
    output.includes('All rounds done') &&
    !/LeakSanitizer has encountered a fatal error/.test(output);
  if (finished && leaks.length === 0) return tally(1);
  console.error(finished ? `The addon leaks:\n\n${leaks.join('\n\n')}` : output);
  return tally(0, 1);
}
