/** Counts checks, and says what each found. */

import { tally } from '../lib/tally.mjs';

export class Checks {
  counts = tally();
  #complete;

  /** With `complete`, what cannot be checked on this machine has failed. */
  constructor({ complete }) {
    this.#complete = complete;
  }

  /** `check` gives, or resolves with, sentences about what is wrong. */
  async run(title, check) {
    const objections = await check();
    const passed = objections.length === 0;
    this.counts[passed ? 'passed' : 'failed'] += 1;
    console.log(`${passed ? 'passed' : 'FAILED'}: ${title}`);
    for (const objection of objections)
      console.log(`  ${objection.trim().replaceAll('\n', '\n  ')}`);
    return passed;
  }

  leaveOut(what) {
    this.counts[this.#complete ? 'failed' : 'skipped'] += 1;
    console.log(`left out: ${what}`);
  }
}
