/** Times for people. All are given in milliseconds. */

/** `250 ms`, `1.5 s`: how long something took. */
export function formatDuration(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  return rounded < 1000 ? `${rounded} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** `45 s`, `3 min 20 s`, `5 h 12 min`, `2 d 4 h`: how long something has been so. */
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
