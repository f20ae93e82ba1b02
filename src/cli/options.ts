/** Values of options, checked where commander hands them over. */

import { InvalidArgumentError } from 'commander';

/** Milliseconds of an option in seconds, such as `0.5`. */
export function seconds(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 2_000_000))
    throw new InvalidArgumentError('Seconds are wanted, at most 2,000,000.');
  return Math.round(number * 1000);
}

export function count(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 1_000_000)
    throw new InvalidArgumentError('A whole number is wanted, at most 1,000,000.');
  return number;
}
