/** A cycle in a worker thread that is ended in the middle of it, now and then: what RAS was owed must be paid. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { choicesOf } from './choices.mjs';
import { readLedger } from './ledger.mjs';

/** Real milliseconds: a cycle's own bound and some. */
const deadline = 90_000;

export async function runWorkerCycle(seed, cycle, folder) {
  const choose = choicesOf(seed ^ 0x5eed, cycle);
  const ledgerFile = join(folder, `${cycle}.jsonl`);
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { seed, cycle, ledgerFile },
  });
  let result = { outcomes: ['worker ended'], complaints: [] };
  worker.on('message', (message) => {
    result = message;
  });
  worker.on('error', (error) => result.complaints.push(`a worker failed with ${error?.stack}`));
  const exited = new Promise((resolve) => worker.on('exit', resolve));
  const abort = new AbortController();
  const limit = choose.chance(0.6) ? choose.between(0, 250) : deadline;
  const inTime = await Promise.race([exited, later(limit, 'late', abort).catch(() => undefined)]);
  abort.abort();
  if (inTime === 'late') await worker.terminate();
  if (inTime === 'late' && limit === deadline) result.complaints.push('unsettled: a worker');
  result.complaints.push(...debts(ledgerFile));
  rmSync(ledgerFile, { force: true });
  return result;
}

function debts(file) {
  const { owed, violations } = readLedger(file);
  return [
    ...owed.map((entryName) => `owed: ${entryName}, after its worker's end`),
    ...violations.map((what) => `violation: ${what}`),
  ];
}
