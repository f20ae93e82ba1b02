/** Scripts of their own processes: how they end is what is looked at. */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ended {
  readonly code: number | null;
  /** Also when it did not end by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ScriptOptions {
  /** Default `'module'`. */
  readonly type?: 'module' | 'commonjs';
  readonly env?: NodeJS.ProcessEnv;
}

/** Far longer than any script takes. */
const deadline = 25_000;

/** Runs a script that may import the package by its name. One that does not end is killed. */
export function runScript(
  source: string,
  { type = 'module', env = {} }: ScriptOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // Where Jest was started: the folder of package.json.
    const child = spawn(process.execPath, [`--input-type=${type}`, '--eval', source], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: deadline,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** As a script ends that has nothing to complain about. */
export function endedWell(stdout = ''): Ended {
  return { code: 0, signal: null, stdout, stderr: '' };
}

export function newLedgerFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'winras-')), 'ledger.jsonl');
}

export interface Ledger {
  /** How many RasHangUps are owed, by entry; entries that owe none are left out. */
  readonly owed: Readonly<Record<string, number>>;
  /** How often each function was called. */
  readonly calls: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/** What a simulator has written, also one whose process is gone. */
export function readLedger(file: string): Ledger {
  const owed = new Map<number, { entryName: string; references: number }>();
  const calls: Record<string, number> = {};
  const violations: string[] = [];
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of lines) {
    const row = JSON.parse(line);
    if (row.kind === 'owed') owed.set(row.handle, row);
    else if (row.kind === 'call') calls[row.function] = (calls[row.function] ?? 0) + 1;
    else violations.push(row.what);
  }
  const debts = [...owed.values()].filter(({ references }) => references > 0);
  return {
    owed: Object.fromEntries(debts.map(({ entryName, references }) => [entryName, references])),
    calls,
    violations,
  };
}
