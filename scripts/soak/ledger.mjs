/** What a simulator has written to its `ledgerFile`, also one whose worker is gone. */

import { existsSync, readFileSync } from 'node:fs';

export function readLedger(file) {
  const rows = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  // The last row of a handle counts.
  const owed = new Map(rows.filter(({ kind }) => kind === 'owed').map((row) => [row.handle, row]));
  return {
    owed: [...owed.values()]
      .filter(({ references }) => references > 0)
      .map(({ entryName }) => entryName),
    violations: rows.filter(({ kind }) => kind === 'violation').map(({ what }) => what),
  };
}
