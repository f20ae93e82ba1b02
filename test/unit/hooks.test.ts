/** How long the commands of `winras keep --on-connected` may take. */

import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Hooks } from '../../src/cli/processes/hooks.js';
import type { Output } from '../../src/cli/terminal/output.js';
import type { KeepEvent } from '../../src/index.js';
import { newFolder } from '../contract/support/folder.js';

// On Windows nothing can be asked to end: a command is ended at once.
const isWindows = process.platform === 'win32';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
});

afterEach(() => {
  jest.useRealTimers();
});

const connected = {
  type: 'connected',
  connection: { entryName: 'Office', projection: () => Promise.resolve(undefined) },
} as unknown as KeepEvent;

/** A hook that runs `script`, and all that is told of it. */
function newHook(script: string) {
  const folder = newFolder();
  const said: string[] = [];
  let ended: (row: Record<string, unknown>) => void = () => undefined;
  const whenEnded = new Promise<Record<string, unknown>>((resolve) => {
    ended = resolve;
  });
  const output: Pick<Output, 'report' | 'note'> = {
    report: (type: string, data: Record<string, unknown>) => ended({ type, ...data }),
    note: (text: string) => said.push(text),
  };
  const begun = `${script}; require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'runs'))}, '')`;
  const hooks = new Hooks({ onConnected: [process.execPath, '-e', begun] }, output as Output, []);
  const watcher = watch(folder);
  const whenItRuns = once(watcher, 'change').then(() => watcher.close());
  return { hooks, said, whenEnded, whenItRuns };
}

/** If nobody ends it, it does so itself, and not late. */
const forLong = 'setTimeout(() => undefined, 20_000)';

test('one that takes 30 s is ended, and that is told', async () => {
  const { hooks, said, whenEnded, whenItRuns } = newHook(forLong);
  let isOver = false;
  void whenEnded.then(() => {
    isOver = true;
  });
  hooks.notify(connected);
  await whenItRuns;
  jest.advanceTimersByTime(29_999);
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  jest.advanceTimersByTime(1);
  expect(await whenEnded).toMatchObject({ type: 'hookEnded', hook: 'connected', isLate: true });
  await hooks.end();
  expect(said).toEqual(['The program of --on-connected was ended after 30 s.']);
});

(isWindows ? test.skip : test)('one that does not heed it is killed 5 s later', async () => {
  const script = `process.on('SIGTERM', () => undefined); ${forLong}`;
  const { hooks, whenEnded, whenItRuns } = newHook(script);
  hooks.notify(connected);
  await whenItRuns;
  jest.advanceTimersByTime(35_000);
  expect(await whenEnded).toMatchObject({ isLate: true, signal: 'SIGKILL' });
});

test('one that ends by itself has no time held against it', async () => {
  const { hooks, said, whenEnded } = newHook('void 0');
  hooks.notify(connected);
  expect(await whenEnded).toMatchObject({ isLate: false, exitCode: 0 });
  jest.advanceTimersByTime(60_000);
  await hooks.end();
  expect(said).toEqual([]);
});
