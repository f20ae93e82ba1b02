/** What a simulator has written of all that was done to it, also one whose process is gone. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './folder.js';

export interface Ledger {
  /** How many RasHangUps are owed, by entry; entries that owe none are left out. */
  readonly owed: Readonly<Record<string, number>>;
  /** How often each function was called. */
  readonly calls: Readonly<Record<string, number>>;
  /** How often a server was shown credentials. */
  readonly signIns: number;
  readonly violations: readonly string[];
}

export function newLedgerFile(): string {
  return join(newFolder(), 'ledger.jsonl');
}

export type LedgerRow =
  | { readonly kind: 'call'; readonly function: string; readonly result: number }
  | {
      readonly kind: 'owed';
      readonly handle: number;
      readonly entryName: string;
      readonly references: number;
    }
  | { readonly kind: 'signIn'; readonly entryName: string }
  | { readonly kind: 'violation'; readonly what: string };

/** In the order in which it was written. */
export function readRows(file: string): LedgerRow[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line));
}

export function readLedger(file: string): Ledger {
  const owed = new Map<number, { entryName: string; references: number }>();
  const calls: Record<string, number> = {};
  const violations: string[] = [];
  let signIns = 0;
  for (const row of readRows(file)) {
    if (row.kind === 'owed') owed.set(row.handle, row);
    else if (row.kind === 'call') calls[row.function] = (calls[row.function] ?? 0) + 1;
    else if (row.kind === 'signIn') signIns += 1;
    else violations.push(row.what);
  }
  const debts = [...owed.values()].filter(({ references }) => references > 0);
  return {
    owed: Object.fromEntries(debts.map(({ entryName, references }) => [entryName, references])),
    calls,
    signIns,
    violations,
  };
}
