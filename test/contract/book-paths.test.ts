/** One phone book under several paths: what is done by one of them is known by all. */

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRasError, vpnEntry } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { linkTo, newFolder } from './support/folder.js';
import { shortNameOf } from './support/short-name.js';
import { callsOf, failureOf, hangUp, inTime, simulated } from './support/simulated.js';

const scenario: Scenario = { servers: { host: {} } };
const entry = vpnEntry({ name: 'Office', server: 'host', strategy: 'SSTP' });

/** To the folder of a book. Only Windows has short names, where its drive has them, and Wine has no links. */
const waysTo: Readonly<Record<string, (folder: string) => string | undefined>> = {
  'a relative path': (folder) => relative(process.cwd(), folder),
  'a link': linkTo,
  'a short name': shortNameOf,
};
const isThere = ([, wayTo]: readonly [string, (typeof waysTo)[string]]): boolean =>
  wayTo(newFolder()) !== undefined;
const [ways, missing] = [
  Object.entries(waysTo).filter(isThere),
  Object.entries(waysTo).filter((way) => !isThere(way)),
];
for (const [way] of missing) test.skip(`this system has no path that is ${way}`, () => undefined);

/** A RAS that has an entry in a book, and the other path of the book. */
async function officeIn(wayTo: (typeof waysTo)[string]) {
  const folder = newFolder();
  const [path, other] = [folder, wayTo(folder) as string].map((place) => join(place, 'office.pbk'));
  const ras = simulated(scenario);
  await ras.phoneBook(path).create(entry);
  return { ras, path: path as string, other: other as string };
}

describe.each(ways)('a book by its path, and by %s', (_, wayTo) => {
  test('an entry that is connected is in use', async () => {
    const { ras, path, other } = await officeIn(wayTo);
    const connection = await inTime(ras, ras.dial('Office', { phoneBook: path }));
    const failure = await failureOf(ras.phoneBook(other).delete('Office'));
    expect(isRasError(failure, 'ERR_RAS_ENTRY_IN_USE')).toBe(true);
    expect(callsOf(ras, 'RasDeleteEntry')).toBe(0);
    await hangUp(ras, connection);
  });

  test('an entry that is dialed is in use', async () => {
    const { ras, path, other } = await officeIn(wayTo);
    const dialing = ras.dial('Office', { phoneBook: other });
    const settled = Promise.allSettled([dialing]);
    await ras.clock.advance(1);
    const failure = await failureOf(ras.phoneBook(path).update('Office', { redialCount: 1 }));
    expect(isRasError(failure, 'ERR_RAS_ENTRY_IN_USE')).toBe(true);
    await inTime(ras, dialing.hangUp());
    await settled;
  });

  test('a line is the one that is up already', async () => {
    const { ras, path, other } = await officeIn(wayTo);
    const connection = await inTime(ras, ras.dial('Office', { phoneBook: other }));
    const again = ras.dial('Office', { phoneBook: path, ifConnected: 'reject' });
    expect(await inTime(ras, failureOf(again))).toMatchObject({
      code: 'ERR_RAS_ALREADY_CONNECTED',
      connectionId: connection.id,
    });
    await hangUp(ras, connection);
  });
});

describe('RAS is given', () => {
  test.each(ways)('the path as it is spelled, and absolute, where it is %s', async (_, wayTo) => {
    const { ras, other: phoneBook } = await officeIn(wayTo);
    const spelled = resolve(phoneBook);
    const connection = await inTime(ras, ras.dial('Office', { phoneBook }));
    expect(connection.phoneBook).toBe(spelled);
    expect((await ras.phoneBook(phoneBook).get('Office')).phoneBook).toBe(spelled);
    expect(ras.phoneBook(phoneBook).path).toBe(spelled);
    expect(ras.credentials('Office', { phoneBook }).phoneBook).toBe(spelled);
    await ras.credentials('Office', { phoneBook }).get();
    await hangUp(ras, connection);
  });

  test('the folder of the call, not a later one', async () => {
    const { ras, other: phoneBook } = await officeIn((folder) => relative(process.cwd(), folder));
    const book = ras.phoneBook(phoneBook);
    const dialing = ras.dial('Office', { phoneBook });
    const before = process.cwd();
    process.chdir(newFolder());
    try {
      expect((await book.entries()).map(({ name }) => name)).toEqual(['Office']);
      await hangUp(ras, await inTime(ras, dialing));
    } finally {
      process.chdir(before);
    }
  });
});

describe('a book that is not there', () => {
  test.each([621, 2, 0] as const)(
    'is made when an entry is, where RasEnumEntries answers %d',
    async (missingBook) => {
      const ras = simulated({ ...scenario, missingBook });
      const path = join(newFolder(), 'new.pbk');
      await ras.phoneBook(path).create(entry);
      expect((await ras.phoneBook(path).entries()).map(({ name }) => name)).toEqual(['Office']);
    },
  );

  test.each(['newEntry', 'phoneBook'] as const)('is made for dialogs.%s()', async (dialog) => {
    const ras = simulated({ ...scenario, dialogs: { phoneBook: { does: 'cancel' } } });
    const phoneBook = join(newFolder(), 'new.pbk');
    await inTime(ras, ras.dialogs[dialog]({ phoneBook }));
    expect(existsSync(phoneBook)).toBe(true);
  });

  test.each(['get', 'delete'] as const)('is not made by %s()', async (method) => {
    const ras = simulated(scenario);
    const path = join(newFolder(), 'none.pbk');
    expect(await failureOf(ras.phoneBook(path)[method]('Office'))).toMatchObject({ errno: 621 });
    await expect(inTime(ras, ras.dial('Office', { phoneBook: path }))).rejects.toMatchObject({
      errno: 621,
    });
    expect(existsSync(path)).toBe(false);
  });

  test('keeps what it has where it is there after all', async () => {
    const { ras, path } = await officeIn((folder) => folder);
    const before = readFileSync(path, 'utf8');
    await ras.phoneBook(path).create({ ...entry, name: 'Branch' });
    expect(readFileSync(path, 'utf8').startsWith(before.trimEnd())).toBe(true);
  });

  test.each(ways.filter(([way]) => way !== 'a short name'))(
    'is left to Windows where it is its own, by %s',
    async (_, wayTo) => {
      const ras = simulated(scenario);
      const own = join(newFolder(), 'Microsoft', 'Network', 'Connections', 'Pbk');
      mkdirSync(own, { recursive: true });
      const path = join(wayTo(own) as string, 'rasphone.pbk');
      expect(await failureOf(ras.phoneBook(path).create(entry))).toMatchObject({ errno: 621 });
      expect(existsSync(path)).toBe(false);
    },
  );
});
