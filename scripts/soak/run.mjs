/**
 * The process that soaks: `node --expose-gc run.mjs <seed> <first cycle> <cycles>`, forked by test-soak.mjs, which
 * hears of each cycle that begins and ends, of each complaint, and of the summary at the end.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCycle } from './cycle.mjs';
import { isLostEvent } from './judge.mjs';
import { measureMemory, slopesOf } from './memory.mjs';
import { countThreads, idleSize, threadsAtRest } from './threads.mjs';
import { runWorkerCycle } from './worker-cycle.mjs';

const atOnce = 4;
/** Memory is measured so often. */
const samplesWanted = 60;
/** Each so many cycles there is one in a worker. */
const workerEvery = 40;

const [seed, first, cycles] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'winras-soak-'));
const outcomes = {};
const samples = [];

function complain(cycle, what) {
  process.send({ complaint: { cycle, what, isLostEvent: isLostEvent(what) } });
}

process.on('unhandledRejection', (error) => complain(undefined, `unhandled: ${error?.stack}`));

async function run(cycle) {
  const inWorker = cycle % workerEvery === workerEvery - 1;
  process.send({ begins: cycle, inWorker });
  const running = inWorker ? runWorkerCycle(seed, cycle, folder) : runCycle(seed, cycle);
  const failed = (error) => ({ outcomes: [], complaints: [`it threw ${error?.stack}`] });
  const result = await running.catch(failed);
  for (const outcome of result.outcomes) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  for (const what of result.complaints) complain(cycle, what);
  process.send({ ends: cycle });
}

/** `atOnce` at a time, until `end`. */
async function runUntil(begin, end) {
  let next = begin;
  const lane = async () => {
    while (next < end) await run(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

// What the first ones need stays: Node.js' own threads, the one of the pool, code.
const warmUp = workerEvery;
await runUntil(first, Math.min(first + warmUp, first + cycles));
await new Promise((resolve) => setTimeout(resolve, 100));
const before = idleSize(countThreads());

const batch = Math.max(Math.ceil((cycles - warmUp) / samplesWanted), 1);
for (let begin = first + warmUp; begin < first + cycles; begin += batch) {
  await runUntil(begin, Math.min(begin + batch, first + cycles));
  samples.push({ cycle: begin + batch, ...(await measureMemory()) });
}
const threads = await threadsAtRest(before);
rmSync(folder, { recursive: true, force: true });
const slopes = samples.length < 20 ? undefined : slopesOf(samples);
process.send({ summary: { outcomes, slopes, threads } }, () => process.disconnect());
