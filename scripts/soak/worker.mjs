/** Runs one cycle in a worker thread, which may be ended at any moment. */

import { parentPort, workerData } from 'node:worker_threads';
import { runCycle } from './cycle.mjs';

const { seed, cycle, ledgerFile } = workerData;
parentPort.postMessage(await runCycle(seed, cycle, { ledgerFile }));
