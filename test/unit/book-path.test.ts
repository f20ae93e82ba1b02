/** Which paths are one phone book, and which path RAS is given. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bookPath, isWindowsOwn, shareOf } from '../../src/phone-book/book-path.js';
import { BookKeys } from '../../src/provider/book-keys.js';
import { linkTo, newFolder } from '../contract/support/folder.js';
import { shortNameOf } from '../contract/support/short-name.js';

const folder = newFolder();
const link = linkTo(folder);
const whereThereAreLinks = link === undefined ? test.skip : test;
const book = join(folder, 'a book with a long name.pbk');
writeFileSync(book, '');

/** Both ways to ask. */
const keys = { 'off the thread': () => new BookKeys(), 'at once': () => BookKeys.atOnce() };

describe.each(Object.entries(keys))('keys asked for %s', (_, newKeys) => {
  test('are the same for every way to a book, and for no other', async () => {
    const ways = [
      book,
      relative(process.cwd(), book),
      ...(link === undefined ? [] : [join(link, 'a book with a long name.pbk')]),
      `${folder}/./a book with a long name.pbk`,
    ];
    const known = newKeys();
    const found = await Promise.all(ways.map((path) => known.keyOf(path)));
    expect(new Set(found).size).toBe(1);
    expect(found).not.toContain(await known.keyOf(join(folder, 'another.pbk')));
  });

  whereThereAreLinks('of a book that is not there are those that it has when it is', async () => {
    const place = newFolder();
    const link = linkTo(place) as string;
    const path = join('later', 'new.pbk');
    const before = await newKeys().keyOf(join(link, path));
    mkdirSync(join(place, 'later'));
    writeFileSync(join(place, path), '');
    expect(await newKeys().keyOf(join(link, path))).toBe(before);
    expect(await newKeys().keyOf(join(place, path))).toBe(before);
  });

  test('of a Windows path are without case, also where there is no Windows', async () => {
    const known = newKeys();
    const upper = await known.keyOf('C:\\NO SUCH FOLDER\\OFFICE.PBK');
    expect(await known.keyOf('c:\\no such folder\\office.pbk')).toBe(upper);
  });
});

const short = shortNameOf(folder);
const whereThereAreShortNames = short === undefined ? test.skip : test;

// As in the TEMP of a CI runner, C:\Users\RUNNER~1\…: only Windows has them, and Wine.
whereThereAreShortNames('the key by a short name is that by the long one', async () => {
  const path = join(short as string, 'a book with a long name.pbk');
  for (const known of [new BookKeys(), BookKeys.atOnce()])
    expect(await known.keyOf(path)).toBe(await known.keyOf(book));
});

describe('a share that hangs', () => {
  const share = resolve('share.pbk');

  test('is asked once, waited for a second, and the path as it is goes for its key from then on', async () => {
    let answer: (path: string) => void = () => undefined;
    const asked: string[] = [];
    const known = new BookKeys((path) => {
      asked.push(path);
      return new Promise((done) => {
        answer = done;
      });
    });
    const began = performance.now();
    const [first, second] = await Promise.all([known.keyOf(share), known.keyOf(share)]);
    expect(performance.now() - began).toBeGreaterThan(900);
    expect([first, second]).toEqual([known.known(share), known.known(share)]);
    answer(resolve('elsewhere.pbk'));
    await new Promise(setImmediate);
    expect(await known.keyOf(share)).toBe(first);
    expect(asked).toEqual([share]);
  });

  test('takes no more than two threads of the pool', async () => {
    const asked: string[] = [];
    const known = new BookKeys((path) => {
      asked.push(path);
      return new Promise(() => undefined);
    });
    await Promise.all(['a', 'b'].map((name) => known.keyOf(resolve(name))));
    await known.keyOf(resolve('c'));
    expect(asked).toEqual([resolve('a'), resolve('b')]);
  });
});

describe('for RAS', () => {
  test('a path is as it is spelled, and absolute', () => {
    const path = join(link ?? folder, 'office.pbk');
    expect(bookPath('path', path)).toBe(path);
    expect(bookPath('path', 'office.pbk')).toBe(resolve('office.pbk'));
    expect(bookPath('path', join('..', 'office.pbk'))).toBe(resolve('..', 'office.pbk'));
  });

  test.each(['C:\\books\\office.pbk', '\\\\server\\share\\office.pbk'])('%s stays', (path) => {
    expect(bookPath('path', path)).toBe(path);
  });

  test('a path that is too long only with its folder is refused in words', () => {
    const path = 'x'.repeat(258);
    expect(() => bookPath('options.phoneBook', path)).toThrow(
      /"options.phoneBook" argument must have at most 259 characters with its folder, and has \d+/,
    );
  });
});

test.each([
  ['Z:\\office.pbk', '\\\\server\\share\\office.pbk', true],
  ['\\\\server\\share\\office.pbk', '\\\\server\\share\\office.pbk', false],
  ['C:\\office.pbk', 'D:\\books\\office.pbk', false],
  ['C:\\office.pbk', '\\\\?\\Volume{1}\\office.pbk', false],
])('%s, which is %s, lies on a mapped drive: %p', (path, real, expected) => {
  expect(shareOf(path, real)).toBe(expected ? real : undefined);
});

test.each([
  ['C:\\Users\\bob\\AppData\\Roaming\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk', true],
  ['c:/programdata/microsoft/network/connections/pbk/RASPHONE.PBK', true],
  ['C:\\Users\\bob\\rasphone.pbk', false],
  ['C:\\Microsoft\\Network\\Connections\\Pbk\\other.pbk', false],
])("%s is Windows' own: %p", (path, expected) => {
  expect(isWindowsOwn(path)).toBe(expected);
});
