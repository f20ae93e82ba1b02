import { describe, expect, test } from '@jest/globals';
import type { NativeConnection } from '../../src/addon/connections.js';
import { LineKeys } from '../../src/provider/line-keys.js';
import { line } from './support/fake-ras.js';

function row(more: Partial<NativeConnection> = {}): NativeConnection {
  const { id, ...withoutId } = line;
  return { ...withoutId, ...more };
}

/** Lists at once, and gives the keys. */
function list(keys: LineKeys, ...rows: NativeConnection[]): string[] {
  const listing = keys.begin();
  const listed = listing.keysOf(rows).map(({ lineKey }) => lineKey);
  listing.end();
  return listed;
}

describe('the key of a line', () => {
  test('is its GUID, and no handle, entry or device changes it', () => {
    const keys = new LineKeys();
    const id = 'a';
    expect(list(keys, row({ id }))).toEqual(['a']);
    expect(list(keys)).toEqual([]);
    expect(list(keys, row({ id, handle: 9n, deviceName: 'another' }))).toEqual(['a']);
  });

  test.each([
    ['handle', { handle: 9n }],
    ['entry', { entryName: 'Branch' }],
    ['device', { deviceName: 'another' }],
  ])('without a GUID is another one for another %s', (_, more) => {
    const keys = new LineKeys();
    const [first, second] = list(keys, row(), row({ handle: 5n }));
    expect(first).not.toBe(second);
    const [again, other] = list(keys, row(), row(more));
    expect(again).toBe(first);
    expect([first, second]).not.toContain(other);
  });

  test('is the same as long as the line is in each list, in whatever case', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row());
    expect(list(keys, row({ entryName: 'OFFICE' }))).toEqual([first]);
    list(keys, row({ handle: 5n }));
    expect(list(keys, row())).not.toEqual([first]);
  });

  test('stays when its GUID comes late; one with another GUID is another line', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row());
    expect(list(keys, row({ id: 'a' }))).toEqual([first]);
    expect(list(keys, row({ id: 'a' }))).toEqual([first]);
    expect(list(keys, row({ id: 'b' }))).toEqual(['b']);
    expect(list(keys, row())).not.toEqual([first]);
  });

  test('stays when its GUID came late and a list misses the line afterwards, since the GUID says that it is the same', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row());
    list(keys, row({ id: 'a' }));
    list(keys);
    expect(list(keys, row({ id: 'a', handle: 9n }))).toEqual([first]);
    expect(list(keys, row({ id: 'a' }), row({ id: 'b', handle: 5n }))).toEqual([first, 'b']);
  });

  test('is another one where a list misses the line before it has a GUID, since nothing says that it is the same', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row());
    list(keys);
    expect(list(keys, row({ id: 'a' }))).toEqual(['a']);
    expect(first).not.toBe('a');
  });

  test('with a late GUID is not remembered for ever', () => {
    const keys = new LineKeys();
    list(keys, row());
    list(keys, row({ id: 'a' }));
    list(keys);
    for (let count = 0; count < 1_000; count += 1) {
      list(keys, row());
      list(keys, row({ id: `${count}` }));
      list(keys);
    }
    expect(list(keys, row({ id: 'a' }))).toEqual(['a']);
  });
});

describe('lists that are under way at the same time', () => {
  test('one that began before the line was known may miss it', () => {
    const keys = new LineKeys();
    const early = keys.begin();
    const [first] = list(keys, row());
    expect(early.keysOf([])).toEqual([]);
    early.end();
    expect(list(keys, row())).toEqual([first]);
  });

  test('one that began before the line was gone may have it still', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row());
    const early = keys.begin();
    list(keys);
    expect(early.keysOf([row()])).toMatchObject([{ lineKey: first }]);
    early.end();
    expect(list(keys, row())).not.toEqual([first]);
  });
});

describe('a line that this process has hung up', () => {
  test('is followed by another one in its place, also without a gap', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row()) as [string];
    expect(keys.wasHungUp(first)).toBe(false);
    keys.hungUp(first);
    expect(keys.wasHungUp(first)).toBe(true);
    expect(list(keys, row())).not.toEqual([first]);
  });

  test('is not remembered for ever', () => {
    const keys = new LineKeys();
    const [first] = list(keys, row()) as [string];
    keys.hungUp(first);
    for (let count = 0; count < 1_000; count += 1) keys.hungUp(list(keys, row())[0] as string);
    expect(keys.wasHungUp(first)).toBe(false);
  });
});
