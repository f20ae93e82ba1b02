/** What a watch makes of lists that the simulator never gives. */

import { describe, expect, test } from '@jest/globals';
import type { NativeConnection } from '../../src/addon/connections.js';
import type { NativeSurveyedLine } from '../../src/addon/watch.js';
import { failureOf } from '../contract/support/simulated.js';
import { watched } from '../contract/support/watched.js';
import { type FakeRas, fakeRas, line } from './support/fake-ras.js';

function surveyed(
  connection: Partial<NativeConnection> = {},
  more: Partial<NativeSurveyedLine> = {},
): NativeSurveyedLine {
  const status = { statusError: 0, state: 0x2000, error: 0, substate: 0 };
  return { connection: { ...line, ...connection }, ...status, links: 1, subentries: 1, ...more };
}

const other = { id: '00000000-0000-0000-0000-000000000009', entryName: 'Branch' };

async function signaled(ras: FakeRas, ...lines: NativeSurveyedLine[]): Promise<void> {
  ras.surveyed = lines;
  await ras.signal();
}

test('H10: a line that one list has not is not disconnected', async () => {
  const ras = fakeRas();
  ras.surveyed = [surveyed()];
  const loop = watched(ras);
  await ras.advance(0);
  await signaled(ras);
  await signaled(ras);
  await ras.advance(499);
  await signaled(ras, surveyed());
  await ras.advance(60_000);
  expect(loop.told()).toEqual(['snapshot Office']);

  await signaled(ras);
  await ras.advance(499);
  expect(loop.told()).toEqual([]);
  await ras.advance(1);
  expect(loop.told()).toEqual(['disconnected Office by lost']);
  await loop.watch.return();
});

test('a line whose handle another one has is gone at once', async () => {
  const ras = fakeRas();
  ras.surveyed = [surveyed()];
  const loop = watched(ras);
  await ras.advance(0);
  await signaled(ras, surveyed(other));
  expect(loop.told()).toEqual([
    'snapshot Office',
    'disconnected Office by lost',
    'connected Branch',
  ]);
  await loop.watch.return();
});

test('N4: links come and go, and the line is disconnected with the last', async () => {
  const ras = fakeRas();
  ras.surveyed = [surveyed({}, { links: 2 })];
  const loop = watched(ras);
  await ras.advance(0);
  for (const links of [3, 1, 1, 2]) await signaled(ras, surveyed({}, { links }));
  await signaled(ras);
  await ras.advance(1_000);
  expect(loop.told()).toEqual([
    'snapshot Office',
    'bandwidthAdded Office to 3',
    'bandwidthRemoved Office to 1',
    'bandwidthAdded Office to 2',
    'disconnected Office by lost',
  ]);
  await loop.watch.return();
});

test('a line that RAS lists and denies again and again is gone, and not asked for every moment', async () => {
  const ras = fakeRas();
  ras.surveyed = [surveyed()];
  const loop = watched(ras);
  await ras.advance(0);
  const denied = surveyed({}, { statusError: 6 });
  await signaled(ras, denied, surveyed(other, { statusError: 668 }));
  await ras.advance(1_000);
  expect(loop.told()).toEqual(['snapshot Office', 'disconnected Office by lost']);
  const before = ras.did.filter((what) => what === 'survey').length;
  await ras.advance(29_000);
  expect(ras.did.filter((what) => what === 'survey')).toHaveLength(before);
  await loop.watch.return();
});

test('a line whose status cannot be asked is believed to be up', async () => {
  const ras = fakeRas();
  const { connection, links, subentries } = surveyed();
  ras.surveyed = [{ connection, links, subentries, statusError: 87 }];
  const loop = watched(ras);
  await ras.advance(0);
  expect(loop.told()).toEqual(['snapshot Office']);
  await loop.watch.return();
});

test('a list from before a dial of ours had connected does not count against it', async () => {
  const ras = fakeRas();
  const loop = watched(ras);
  await ras.advance(0);
  const dialing = ras.dial('Office');
  await ras.advance(0);
  let answer = (): void => undefined;
  ras.surveyReady = new Promise((resolve) => {
    answer = resolve;
  });
  await ras.signal();
  await ras.report({ state: 0x2000 });
  await dialing;
  expect(loop.told()).toEqual(['snapshot', 'connected Office']);
  ras.surveyed = [surveyed()];
  answer();
  await ras.advance(60_000);
  expect(loop.told()).toEqual([]);
  await loop.watch.return();
});

test('a list from before a hang-up of ours does not bring the line back', async () => {
  const ras = fakeRas();
  ras.surveyed = [surveyed()];
  const loop = watched(ras);
  await ras.advance(0);
  const dialing = ras.dial('Office');
  await ras.advance(0);
  await ras.report({ state: 0x2000 });
  const connection = await dialing;
  let answer = (): void => undefined;
  ras.surveyReady = new Promise((resolve) => {
    answer = resolve;
  });
  await ras.signal();
  await connection.hangUp();
  ras.surveyed = [];
  answer();
  await ras.advance(60_000);
  expect(loop.told()).toEqual(['snapshot Office', 'disconnected Office by hangUp']);
  await loop.watch.return();
});

describe('a RAS that refuses to list its lines', () => {
  test('ends a watch that has not begun', async () => {
    const ras = fakeRas();
    ras.surveyError = 1722;
    expect(await failureOf(ras.watch().next())).toMatchObject({
      errno: 1722,
      operation: 'RasEnumConnections',
    });
    expect(ras.did).toContain('close');
  });

  test('is waited for once it has listed them, whatever it says', async () => {
    const ras = fakeRas();
    const loop = watched(ras);
    await ras.advance(0);
    ras.surveyError = 1722;
    await ras.signal();
    await ras.advance(100_000);
    ras.surveyError = 0;
    ras.surveyed = [surveyed()];
    expect(ras.did).not.toContain('renew');
    await ras.advance(30_000);
    expect(loop.told()).toEqual(['snapshot', 'connected Office']);
    expect(ras.did).toContain('renew');
    await loop.watch.return();
  });

  test('and one that cannot be watched ends it, too', async () => {
    const ras = fakeRas();
    ras.watchError = 0xffff_ffff;
    const watch = ras.watch();
    expect(await failureOf(watch.next())).toMatchObject({
      code: 'ERR_RAS_UNAVAILABLE',
      operation: 'RasConnectionNotification',
    });
    expect(await watch.next()).toEqual({ done: true, value: undefined });
    expect(ras.did).toEqual([]);
  });
});

test('a loop that is 10,000 changes behind is given these, and ends by throwing', async () => {
  const ras = fakeRas();
  const watch = ras.watch();
  await ras.advance(0);
  const lines = Array.from({ length: 10_000 }, (_, index) =>
    surveyed({ id: `line ${index}`, handle: BigInt(100 + index) }),
  );
  await signaled(ras, ...lines);
  let changes = 0;
  const loop = async (): Promise<void> => {
    for await (const _ of watch) changes += 1;
  };
  expect(await failureOf(loop())).toMatchObject({ code: 'ERR_RAS_WATCH_OVERFLOW' });
  expect(changes).toBe(10_000);
  expect(ras.did).toContain('close');
});

test('only a next() that waits keeps the process alive', async () => {
  const ras = fakeRas();
  const watch = ras.watch();
  await ras.advance(0);
  expect(ras.did.filter(isAboutLife)).toEqual([]);
  await watch.next(); // it was there
  const [one, two] = [watch.next(), watch.next()];
  await signaled(ras, surveyed());
  await one;
  expect(ras.did.filter(isAboutLife).at(-1)).toBe('keep alive');
  await watch.return();
  await two;
  expect(ras.did.filter(isAboutLife).at(-1)).toBe('let go');
  expect(ras.pendingTimers()).toBe(0);
});

function isAboutLife(what: string): boolean {
  return what === 'keep alive' || what === 'let go';
}
