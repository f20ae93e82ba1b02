/** Each wait before a redial is longer than the one before, and never quite the same. */

import { checkDuration, checkKeys, checkNumber, invalidType } from '../arguments/validation.js';

/**
 * The waits between dials; every member is optional. The waits are `first`, `first` times `factor`,
 * and so on up to `most`, each shortened by chance.
 */
export interface BackOffOptions {
  /** Milliseconds of the first wait. Default 1,000. */
  readonly first?: number;
  /** Milliseconds of the longest wait. Default 60,000, or `first` where that is longer. */
  readonly most?: number;
  /** The factor by which each wait is longer than the one before, at least 1. Default 2. */
  readonly factor?: number;
  /**
   * The part of a wait that is left to chance, from 0 (none) to 1, so that many machines that lost
   * the same server do not all come back at once. Default 0.5: each wait lasts from half of its
   * time to all of it.
   */
  readonly jitter?: number;
  /**
   * Returns a random number from 0 up to but not including 1. Default `Math.random`; a test may
   * pass its own.
   */
  readonly random?: () => number;
}

const keys = new Set(['first', 'most', 'factor', 'jitter', 'random']);

/** Checks the options and fills in the defaults. Throws for an option that is invalid. */
export function planBackOff(name: string, options: BackOffOptions = {}): Required<BackOffOptions> {
  checkKeys(name, options, keys);
  const { first = 1_000, factor = 2, jitter = 0.5, random = Math.random } = options;
  checkDuration(`${name}.first`, first);
  const { most = Math.max(first, 60_000) } = options;
  checkDuration(`${name}.most`, most);
  checkNumber(`${name}.factor`, factor, 1, 100);
  checkNumber(`${name}.jitter`, jitter, 0, 1);
  if (typeof random !== 'function') throw invalidType(`${name}.random`, 'a function', random);
  return { first, most, factor, jitter, random };
}

export class BackOff {
  readonly #options: Required<BackOffOptions>;
  #waits = 0;

  constructor(options: Required<BackOffOptions>) {
    this.#options = options;
  }

  /** Returns the milliseconds of the next wait. */
  next(): number {
    const { first, most, factor, jitter, random } = this.#options;
    const longest = Math.min(first * factor ** this.#waits, most);
    // Without this condition the power would grow to infinity.
    if (longest < most) this.#waits += 1;
    return Math.round(longest * (1 - jitter * random()));
  }

  reset(): void {
    this.#waits = 0;
  }
}
