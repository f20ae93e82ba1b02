/** A line of what happens over hours: when, and what. */

import { paintOutput } from './colors.js';

/** Two blanks part the time from `text`, which stands beneath itself where it is continued. */
export function timestamped(text: string, date = new Date()): string {
  return `${paintOutput.dim(formatTimestamp(date))}  ${text}`;
}

/** `2026-03-09 14:05:59`, as the clock on the wall has it: `--json` has the time zone. */
export function formatTimestamp(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
