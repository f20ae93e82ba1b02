/** Durations, dates and sizes as people read them. Durations are given in milliseconds. */

import { paintOutput } from './colors.js';

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `250 ms`, `1.5 s`: how long something took. */
export function formatDuration(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  return rounded < 1000 ? `${rounded} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `45 s`, `3 min 20 s`, `5 h 12 min`, `2 d 4 h`: how long a state has lasted. */
export function formatTimeSpan(milliseconds: number): string {
  const all = Math.floor(milliseconds / 1000);
  const amounts = [
    [Math.floor(all / 86_400), 'd'],
    [Math.floor(all / 3_600) % 24, 'h'],
    [Math.floor(all / 60) % 60, 'min'],
    [all % 60, 's'],
  ] as const;
  const first = amounts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  return amounts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** `30 s`, `2 min`: how long is waited, in whole seconds. A wait is never none. */
export function formatWait(milliseconds: number): string {
  return formatTimeSpan(Math.max(Math.round(milliseconds / 1000), 1) * 1000);
}

/** `1.2 MB` for 1,234,567 bytes. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`;
}

/** A line of a log. Two blanks part the time from `text`, so that a continuation of the text is indented to its beginning. */
export function timestamped(text: string, date = new Date()): string {
  return `${paintOutput.dim(formatTimestamp(date))}  ${text}`;
}

/** `2026-03-09 14:05:59`, in local time; `--json` has the time zone. */
export function formatTimestamp(date: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
