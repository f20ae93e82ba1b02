/** E: what RAS lists, and how. Sizes of buffers and of structures: test/native/conformance_sizes_test.cc. */

import { describe, expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  failureOf,
  inTime,
  office,
  officeThat,
  simulated,
} from '../contract/support/simulated.js';

const modems: Scenario = {
  entries: {
    Modem: { type: 'modem', server: '555' },
    Isdn: { type: 'isdn', server: '555' },
    Dsl: { type: 'pppoe', server: '555' },
  },
  servers: { '555': {} },
};
const namesOf = (rows: readonly { entryName: string }[]) => rows.map(({ entryName }) => entryName);

describe('lists', () => {
  test('E1: nothing to list is an empty list', async () => {
    const ras = simulated();
    expect(await inTime(ras, ras.connections())).toEqual([]);
    expect(callsOf(ras, 'RasEnumConnections')).toBe(1);
  });

  test('E1: of entries, too: then none has the name', async () => {
    const ras = simulated({ entries: {} });
    const failure = await inTime(ras, failureOf(ras.dial('Office')));
    expect(isRasError(failure, 'ERROR_CANNOT_FIND_PHONEBOOK_ENTRY')).toBe(true);
  });

  test('E1: a list that grows between two calls is asked for again', async () => {
    const ras = simulated({ ...modems, connections: ['Modem', 'Dsl'], enumerationGrows: true });
    const rows = await inTime(ras, ras.connections());
    expect(namesOf(rows).slice(0, 2)).toEqual(['Modem', 'Dsl']);
    expect(rows).toHaveLength(4);
    await inTime(ras, (await inTime(ras, ras.dial('Isdn'))).hangUp());
  });

  test.each([
    ['at once', { state: 'stopped' }, 0],
    ['after a block of 25 s', { state: 'stopped', blocks: 25_000 }, 25_000],
  ] as const)('E1: a stopped RAS answers 711 %s', async (_, rasMan, blocked) => {
    const ras = simulated({ ...office, rasMan });
    const questions = [ras.connections(), ras.dial('Office')].map(failureOf);
    for (const failure of await inTime(ras, Promise.all(questions), 100))
      expect(isRasError(failure, 711)).toBe(true);
    expect(ras.clock.now()).toBeGreaterThanOrEqual(blocked);
    expect(ras.clock.now()).toBeLessThan(blocked + 10_000);
  });

  test('E1: a RAS that starts is there afterwards', async () => {
    const ras = simulated({ ...office, rasMan: { state: 'starting', startsAfter: 3_000 } });
    expect(isRasError(await inTime(ras, failureOf(ras.connections())), 711)).toBe(true);
    await ras.clock.advance(3_000);
    await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
  });
});

describe('connections', () => {
  test('E4: a dial without an entry is named by a dot and its number', async () => {
    const ras = simulated(modems);
    const connection = await inTime(ras, ras.dialNumber('555'));
    expect(connection.entryName).toBe('.555');
    expect(namesOf(await inTime(ras, ras.connections()))).toEqual(['.555']);
    await inTime(ras, connection.hangUp());
  });

  test.each([true, false])('E4: a line that is being dialed is listed: %p', async (listDialing) => {
    const ras = simulated(officeThat({ listDialing, delay: 100 }));
    const dialing = ras.dial('Office');
    const settled = Promise.allSettled([dialing]);
    await ras.clock.advance(350);
    const rows = await ras.connections();
    expect(namesOf(rows)).toEqual(listDialing ? ['Office'] : []);
    if (listDialing) {
      expect(await rows[0]?.status()).toMatchObject({ phase: 'running', state: 'ConnectDevice' });
    }
    await inTime(ras, settled);
    const connection = await dialing;
    expect(rows[0]?.id ?? connection.id).toBe(connection.id);
    await inTime(ras, connection.hangUp());
  });

  test.each([true, false])(
    'E4: a line that is hung up while it is being dialed goes, listed or not (%p)',
    async (listDialing) => {
      const ras = simulated(officeThat({ listDialing, delay: 100, linger: 500 }));
      const dialing = ras.dial('Office');
      const settled = Promise.allSettled([dialing]);
      await ras.clock.advance(350);
      expect(await inTime(ras, dialing.hangUp())).toBe('disconnected');
      await settled;
    },
  );

  test('E8: each is told once, with its own device', async () => {
    const ras = simulated({ ...modems, connections: ['Modem', 'Isdn', 'Dsl'] });
    const rows = await inTime(ras, ras.connections());
    expect(rows.map(({ entryName, device }) => [entryName, device.type])).toEqual([
      ['Modem', 'modem'],
      ['Isdn', 'isdn'],
      ['Dsl', 'PPPoE'],
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
  });

  test('E8: the case of a device type differs from call to call: nothing depends on it', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const { device } = await inTime(ras, connection.status());
    expect([connection.device.type, device.type]).toEqual(['VPN', 'vpn']);
    await inTime(ras, connection.hangUp());
  });

  test('E8: entry names are compared without case', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('oFFICE', { credentials: alice }));
    expect(connection.entryName).toBe('Office');
    await inTime(ras, connection.hangUp());
  });
});

describe('entries', () => {
  const twoBooks: Scenario = {
    entries: {
      Mine: { server: 'host', book: 'user' },
      Ours: { server: 'host', book: 'allUsers' },
      Both: { server: 'host', book: 'both' },
    },
    servers: { host: {} },
  };
  const bookOf = async (ras: ReturnType<typeof simulated>, entry: string): Promise<string> => {
    const connection = await inTime(ras, ras.dial(entry));
    await inTime(ras, connection.hangUp());
    return connection.phoneBook;
  };

  test("E5: both the user's and the all-users book are looked through", async () => {
    const ras = simulated(twoBooks);
    expect(await bookOf(ras, 'Mine')).toMatch(/Users.*rasphone\.pbk$/);
    expect(await bookOf(ras, 'Ours')).toMatch(/ProgramData.*rasphone\.pbk$/);
  });

  test('E5, E7: a name in both is refused, naming the books, unless the book is told', async () => {
    const ras = simulated(twoBooks);
    const failure = await inTime(ras, failureOf(ras.dial('Both')));
    expect(isRasError(failure, 'ERR_RAS_AMBIGUOUS_ENTRY')).toBe(true);
    const phoneBook = await bookOf(ras, 'Ours');
    expect((failure as Error).message).toContain(phoneBook);
    const connection = await inTime(ras, ras.dial('Both', { phoneBook }));
    expect(connection.phoneBook).toBe(phoneBook);
    await inTime(ras, connection.hangUp());
  });

  test('E7: a book that is not there may be listed as one without entries', async () => {
    const ras = simulated({ ...twoBooks, missingBook: 0 });
    const book = ras.phoneBook('C:\\nowhere\\rasphone.pbk');
    expect(await book.entries()).toEqual([]);
    expect(await failureOf(book.validateName('Mine'))).toMatchObject({ errno: 621 });
    expect(await failureOf(ras.dial('Mine', { phoneBook: String(book.path) }))).toMatchObject({
      errno: 623,
    });
  });

  test('E7: a book that is not there is an error, and nothing is dialed', async () => {
    const ras = simulated(twoBooks);
    const phoneBook = 'C:\\nowhere\\rasphone.pbk';
    const failure = await inTime(ras, failureOf(ras.dial('Mine', { phoneBook })));
    expect(failure).toMatchObject({ errno: 621, operation: 'RasEnumEntries' });
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });
});

describe('countries', () => {
  test('E9: the list is followed from number 1 to its end, each country once', async () => {
    const ras = simulated();
    const countries = await inTime(ras, ras.countries());
    expect(countries[0]).toMatchObject({ id: 1, code: 1 });
    expect(new Set(countries.map(({ id }) => id)).size).toBe(countries.length);
    expect(callsOf(ras, 'RasGetCountryInfo')).toBe(countries.length);
  });
});
