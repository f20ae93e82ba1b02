/** Scripts that dial on a simulator `ras`, in their main thread or in a worker, and what they leave behind. */

import { expect } from '@jest/globals';
import type { Scenario } from '../../../src/simulator.js';
import { type Ledger, newLedgerFile, readLedger } from '../../contract/support/ledger.js';
import { type Ended, runScript } from '../../contract/support/script.js';
import { alice, office } from '../../contract/support/simulated.js';

/** `Office`, and as many entries that are called `Line <number>`; all connect. */
export function offices(
  lines: number,
  behavior: Scenario['behavior'],
  entries: Scenario['entries'] = {},
): Scenario {
  const entry = { server: 'vpn.example.com', strategy: ['SSTP'] } as const;
  const names = ['Office', ...Array.from({ length: lines }, (_, index) => `Line ${index}`)];
  return {
    ...office,
    entries: { ...Object.fromEntries(names.map((name) => [name, entry])), ...entries },
    stored: Object.fromEntries(names.map((name) => [name, alice])),
    clock: 'real',
    behavior: { ...behavior },
  };
}

/** An option of a dial. */
export const wrong = "credentials: { userName: 'alice', password: 'wrong' }";

/**
 * The simulator `ras`, and when a dial has come so far: `begun()`, when RAS has a line, although its RasDial may
 * not have returned.
 */
function prelude(scenario: Scenario, ledgerFile: string): string {
  return `
    const ras = simulate(${JSON.stringify({ ...scenario, ledgerFile })});
    const at = async (dialing, wanted) => {
      dialing.catch(() => {});
      for await (const { state } of dialing) if (state === wanted) return;
    };
    const until = async (condition) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const called = (name) => until(() => ras.calls().some((call) => call.function === name));
    const begun = () => until(() => ras.owed().length > 0);
  `;
}

/** A module that goes on with `script`. */
export function inMainThread(script: string, scenario: Scenario, ledgerFile: string): string {
  return `import { simulate } from 'winras/simulator'; ${prelude(scenario, ledgerFile)} ${script}`;
}

/** What a worker runs, which posts a message with say(); `script` may await. */
export function workersScript(script: string, scenario: Scenario, ledgerFile: string): string {
  return `
    const { parentPort } = require('node:worker_threads');
    const { simulate } = require('winras/simulator');
    const say = () => parentPort.postMessage('ready');
    ${prelude(scenario, ledgerFile)}
    (async () => { ${script} })();
  `;
}

/** Starts `worker`, which does that. */
export function inWorker(script: string, scenario: Scenario, ledgerFile: string): string {
  const source = workersScript(script, scenario, ledgerFile);
  return `
    import { once } from 'node:events';
    import { Worker } from 'node:worker_threads';
    import { simulate } from 'winras/simulator';
    const worker = new Worker(${JSON.stringify(source)}, { eval: true, execArgv: [] });
  `;
}

/** Of a worker: it stays where it has come. */
export const stays = 'say(); setInterval(() => {}, 1e6);';
/** Of the main thread: it terminates `worker` when that has said that it has come so far. */
export const terminate = "await once(worker, 'message'); await worker.terminate();";

export interface Told {
  readonly ended: Ended;
  readonly ledger: Ledger;
}

/** Runs the script that `write` makes for a ledger, and reads what it left there. */
export async function run(write: (ledgerFile: string) => string): Promise<Told> {
  const ledgerFile = newLedgerFile();
  const ended = await runScript(write(ledgerFile));
  return { ended, ledger: readLedger(ledgerFile) };
}

export function runInMainThread(script: string, scenario: Scenario): Promise<Told> {
  return run((ledgerFile) => inMainThread(script, scenario, ledgerFile));
}

/** The dials have begun, and have been paid for. */
export function expectNothingOwed({ ledger }: Pick<Told, 'ledger'>, dials = 1): void {
  const { owed, violations } = ledger;
  expect({ owed, violations }).toEqual({ owed: {}, violations: [] });
  expect(ledger.calls).toMatchObject({ RasDial: dials, RasHangUp: dials });
}
