/** The threads of this process. */

import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as later } from 'node:timers/promises';
import load from '../../dist/provider/load.js';

const tasks = '/proc/self/task';
/** A thread of the pool ends when it had nothing to do for 30 s. */
const idleBound = 45_000;

/** `process` is undefined where the system does not tell. */
export function countThreads() {
  return {
    ras: load.loadAddon().rasThreads(),
    process: existsSync(tasks) ? readdirSync(tasks).length : undefined,
  };
}

/** What is left when the pool has ended its threads but one. */
export function idleSize({ ras, process }) {
  return { ras: 1, process: process === undefined ? undefined : process - ras + 1 };
}

/** Waits until there are no more than `before`, if that comes to pass. */
export async function threadsAtRest(before) {
  const end = Date.now() + idleBound;
  const atRest = ({ ras, process }) =>
    ras <= before.ras && (process === undefined || process <= before.process);
  let now = countThreads();
  while (!atRest(now) && Date.now() < end) {
    await later(100);
    now = countThreads();
  }
  return { before, after: now, atRest: atRest(now) };
}
