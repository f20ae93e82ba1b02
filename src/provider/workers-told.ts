/**
 * Workers learn here that the main thread has hung up everything that the process owes, and ends it. Their lines are
 * hung up then, too, and an object that would hang up after the end has to be told while there is time. The main
 * thread waits and cannot send messages, so the threads share some memory. Only workers that were started after the
 * main thread had loaded this package have that memory.
 */

import { performance } from 'node:perf_hooks';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

/** Real milliseconds in which workers can notice it. A worker that is busy does not. */
const patience = 100;

/** All copies of this package use the same name. */
const name = 'winras.ends';

/**
 * The memory has three places: the ends that were told, the workers that listen, and those that have
 * acknowledged the last end.
 */
const [ends, listening, acknowledged] = [0, 1, 2];

function shared(): Int32Array | undefined {
  const memory: unknown = getEnvironmentData(name);
  return memory instanceof Int32Array ? memory : undefined;
}

if (isMainThread && shared() === undefined)
  setEnvironmentData(name, new Int32Array(new SharedArrayBuffer(3 * 4)));

/** Runs on the main thread; returns when the workers have acknowledged it, or when the time is over. */
export function tellWorkers(): void {
  const memory = shared();
  const listeners = memory === undefined ? 0 : Atomics.load(memory, listening);
  if (memory === undefined || listeners === 0) return;
  Atomics.store(memory, acknowledged, 0);
  Atomics.add(memory, ends, 1);
  Atomics.notify(memory, ends);
  const deadline = performance.now() + patience;
  for (;;) {
    const answers = Atomics.load(memory, acknowledged);
    const left = deadline - performance.now();
    if (answers >= listeners || left <= 0) return;
    Atomics.wait(memory, acknowledged, answers, left);
  }
}

/** Calls `observer` in this worker each time; it has to work at once. Listening does not keep the worker alive. */
export function listenAsWorker(observer: () => void): void {
  const memory = isMainThread ? undefined : shared();
  if (memory === undefined) return;
  Atomics.add(memory, listening, 1);
  process.on('exit', () => Atomics.sub(memory, listening, 1));
  void listen(memory, observer);
}

async function listen(memory: Int32Array, observer: () => void): Promise<void> {
  for (let seen = Atomics.load(memory, ends); ; ) {
    await changed(memory, seen);
    seen = Atomics.load(memory, ends);
    observer();
    Atomics.add(memory, acknowledged, 1);
    Atomics.notify(memory, acknowledged);
  }
}

/** TypeScript knows `waitAsync` from ES2024 on; every Node.js that this package runs in has it. */
async function changed(memory: Int32Array, seen: number): Promise<void> {
  const { waitAsync } = Atomics as unknown as {
    waitAsync(memory: Int32Array, index: number, value: number): { readonly value: unknown };
  };
  await waitAsync(memory, ends, seen).value;
}
