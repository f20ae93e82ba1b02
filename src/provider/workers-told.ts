/**
 * How workers hear that the main thread has hung up all that the process owes and ends it: theirs, too, are hung up then,
 * and what would do so after the end has to be told while there is time. The main thread, which waits, sends no messages:
 * they share some memory. Only workers that were started when the main thread had loaded this package have it.
 */

import { performance } from 'node:perf_hooks';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';

/** Real milliseconds that workers have for it. One that is at work does not hear. */
const patience = 100;

/** For all copies of this package. */
const name = 'winras.ends';

/** The places in the memory: ends that were told, workers that listen, and those that have heard the last one. */
const [ends, listening, heard] = [0, 1, 2];

function shared(): Int32Array | undefined {
  const memory: unknown = getEnvironmentData(name);
  return memory instanceof Int32Array ? memory : undefined;
}

if (isMainThread && shared() === undefined)
  setEnvironmentData(name, new Int32Array(new SharedArrayBuffer(3 * 4)));

/** Called by the main thread; returns when the workers have heard it, or not in time. */
export function tellWorkers(): void {
  const memory = shared();
  const listeners = memory === undefined ? 0 : Atomics.load(memory, listening);
  if (memory === undefined || listeners === 0) return;
  Atomics.store(memory, heard, 0);
  Atomics.add(memory, ends, 1);
  Atomics.notify(memory, ends);
  const deadline = performance.now() + patience;
  for (;;) {
    const answers = Atomics.load(memory, heard);
    const left = deadline - performance.now();
    if (answers >= listeners || left <= 0) return;
    Atomics.wait(memory, heard, answers, left);
  }
}

/** Has `observer` called in this worker each time; it has to work at once. It does not keep the worker alive. */
export function listenAsWorker(observer: () => void): void {
  const memory = isMainThread ? undefined : shared();
  if (memory === undefined) return;
  Atomics.add(memory, listening, 1);
  process.on('exit', () => Atomics.sub(memory, listening, 1));
  void hear(memory, observer);
}

async function hear(memory: Int32Array, observer: () => void): Promise<void> {
  for (let seen = Atomics.load(memory, ends); ; ) {
    await changed(memory, seen);
    seen = Atomics.load(memory, ends);
    observer();
    Atomics.add(memory, heard, 1);
    Atomics.notify(memory, heard);
  }
}

/** TypeScript knows `waitAsync` from ES2024 on, every Node.js that this package runs in has it. */
async function changed(memory: Int32Array, seen: number): Promise<void> {
  const { waitAsync } = Atomics as unknown as {
    waitAsync(memory: Int32Array, index: number, value: number): { readonly value: unknown };
  };
  await waitAsync(memory, ends, seen).value;
}
