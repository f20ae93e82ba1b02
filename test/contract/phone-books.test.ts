/** Entries of phone books: read, made, changed, renamed and deleted. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isRasError, modemEntry, type NewEntry, pppoeEntry, vpnEntry } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  simulated,
} from './support/simulated.js';

const miniport = 'WAN Miniport (IKEv2)';
const branch = vpnEntry({
  name: 'Branch',
  server: 'branch.example.com',
  strategy: 'IKEv2',
  device: miniport,
});
const twoBooks: Scenario = {
  entries: {
    Mine: { server: 'host' },
    Ours: { server: 'host', book: 'allUsers' },
    Both: { server: 'host', book: 'both' },
  },
  servers: { host: {} },
};

describe('what a book has', () => {
  test('entries(): those of the user and of all users, or those of one book', async () => {
    const ras = simulated(twoBooks);
    const all = await ras.phoneBook().entries();
    expect(all.map(({ name, allUsers }) => [name, allUsers])).toEqual([
      ['Mine', false],
      ['Both', false],
      ['Ours', true],
      ['Both', true],
    ]);
    const path = all[2]?.phoneBook as string;
    expect((await ras.phoneBook(path).entries()).map(({ name }) => name)).toEqual(['Ours', 'Both']);
  });

  test('get(): the properties by their names, and where the entry stands', async () => {
    const ras = simulated();
    const entry = await ras.phoneBook().get('oFFICE');
    expect(entry).toMatchObject({
      name: 'Office',
      phoneBook: expect.stringMatching(/rasphone\.pbk$/),
      id: expect.stringMatching(/^[0-9a-f]{8}-/),
      subentryCount: 1,
      unknownBits: { options: 0, options2: 0, options3: 0, networkProtocols: 0 },
    });
    expect(entry.properties).toMatchObject({
      type: 'vpn',
      phoneNumber: 'vpn.example.com',
      alternateNumbers: [],
      device: { type: 'vpn', name: 'WAN Miniport (SSTP)' },
      vpnStrategy: 'sstpOnly',
      encryption: 'optional',
      framingProtocol: 'ppp',
      networkProtocols: { netBeui: false, ipx: false, ip: true, ipv6: true },
      ipAddress: '0.0.0.0',
      ipv6Address: '::',
      idleDisconnectSeconds: 'global',
      disableIkev2Fragmentation: false,
    });
    expect(entry.properties.options).toMatchObject({
      remoteDefaultGateway: true,
      requireEAP: false,
    });
    // RasGetEntryProperties tells the size of its newest structure; it is not guessed.
    expect(ras.calls().filter((call) => call.result === 632)).toEqual([]);
  });

  test('an entry that is not there is 623, which says who sees what', async () => {
    const book = simulated().phoneBook();
    const failure = await failureOf(book.get('Nowhere'));
    expect(failure).toMatchObject({ errno: 623, entryName: 'Nowhere' });
    expect((failure as Error).message).toMatch(/Services and other users/);
  });

  test('a name in both books has to be told from which', async () => {
    const ras = simulated(twoBooks);
    const failure = await failureOf(ras.phoneBook().update('Both', { dnsSuffix: 'x' }));
    expect(isRasError(failure, 'ERR_RAS_AMBIGUOUS_ENTRY')).toBe(true);
    const path = (await ras.phoneBook().entries())[2]?.phoneBook as string;
    await ras.phoneBook(path).update('Both', { dnsSuffix: 'x' });
    expect((await ras.phoneBook(path).get('Both')).properties.dnsSuffix).toBe('x');
  });
});

describe('create', () => {
  test.each<[NewEntry, object]>([
    [branch, { type: 'vpn', phoneNumber: 'branch.example.com', vpnStrategy: 'ikev2Only' }],
    [
      modemEntry({
        name: 'Fax',
        phoneNumber: '555 0100',
        alternateNumbers: ['555 0101', '555 0102'],
        device: 'Standard 56000 bps Modem',
      }),
      { type: 'phone', alternateNumbers: ['555 0101', '555 0102'] },
    ],
    [
      pppoeEntry({ name: 'Dsl', device: 'WAN Miniport (PPPOE)', rememberCredentials: true }),
      { type: 'broadband', phoneNumber: '' },
    ],
  ])('what a builder makes: %#', async (entry, expected) => {
    const book = simulated().phoneBook();
    await book.create(entry);
    const { properties } = await book.get(entry.name);
    expect(properties).toMatchObject(expected);
    const { options, ...rest } = entry.properties;
    expect(properties).toMatchObject({ ...rest, options });
  });

  test('a new entry can be dialed', async () => {
    const ras = simulated({ servers: { 'branch.example.com': {} } });
    await ras.phoneBook().create(branch);
    await hangUp(ras, await inTime(ras, ras.dial('Branch')));
  });

  test('an entry is copied with its properties', async () => {
    const book = simulated().phoneBook();
    const { properties } = await book.get('Office');
    await book.create('Copy', properties);
    const copy = await book.get('Copy');
    expect(copy.properties).toEqual(properties);
    expect(copy.id).not.toBe((await book.get('Office')).id);
  });

  test('a name that is taken is 183, and nothing is overwritten', async () => {
    const ras = simulated();
    const failure = await failureOf(ras.phoneBook().create({ ...branch, name: 'office' }));
    expect(failure).toMatchObject({ errno: 183, operation: 'RasValidateEntryName' });
    expect(callsOf(ras, 'RasSetEntryProperties')).toBe(0);
  });

  test('of two at once under one name, one is made', async () => {
    const book = simulated().phoneBook();
    const made = await Promise.allSettled([book.create(branch), book.create(branch)]);
    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  test('a book whose file does not exist is made, where its folder does', async () => {
    const ras = simulated({ ...office, servers: { 'branch.example.com': {} } });
    const path = join(newFolder(), 'new.pbk');
    await ras.phoneBook(path).create(branch);
    expect(existsSync(path)).toBe(true);
    expect((await ras.phoneBook(path).entries()).map(({ name }) => name)).toEqual(['Branch']);
    // Only its path finds it.
    expect(isRasError(await failureOf(ras.phoneBook().get('Branch')), 623)).toBe(true);
    await hangUp(ras, await inTime(ras, ras.dial('Branch', { phoneBook: path })));

    const nowhere = join(path, '..', 'no folder', 'new.pbk');
    const failure = await failureOf(ras.phoneBook(nowhere).create(branch));
    expect(failure).toMatchObject({ errno: 621 });
    expect((failure as Error).message).toMatch(/its folder does not exist/);
  });

  test.each([undefined, {}, { type: 'vpn' }, { type: 'vpn', device: 'x' }])(
    'what is no entry is refused before RAS sees it: %p',
    async (properties) => {
      const ras = simulated();
      expect(() => ras.phoneBook().create('New', properties as never)).toThrow(
        expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }),
      );
      expect(ras.calls()).toEqual([]);
    },
  );

  test('what is changed after the call does not count', async () => {
    const book = simulated().phoneBook();
    const properties = { ...branch.properties, options: { requireEAP: false } };
    const entry = { name: 'Branch', properties };
    const created = book.create(entry);
    entry.name = 'Another';
    properties.options.requireEAP = true;
    await created;
    expect((await book.get('Branch')).properties.options.requireEAP).toBe(false);
  });

  test('a VPN needs a host', () => {
    const properties = { ...branch.properties, phoneNumber: '' };
    expect(() => simulated().phoneBook().create('New', properties)).toThrow(/host of the VPN/);
  });
});

describe('delete, rename, validateName', () => {
  test('an entry that is deleted is gone', async () => {
    const ras = simulated();
    await ras.phoneBook().delete('office');
    expect(await ras.phoneBook().entries()).toEqual([]);
    expect(isRasError(await inTime(ras, failureOf(ras.dial('Office'))), 623)).toBe(true);
  });

  test('an entry that is renamed is the same under its new name', async () => {
    const ras = simulated();
    const before = await ras.phoneBook().get('Office');
    await ras.phoneBook().rename('Office', 'Büro ☎');
    expect(await ras.phoneBook().get('Büro ☎')).toEqual({ ...before, name: 'Büro ☎' });
    await hangUp(ras, await inTime(ras, ras.dial('büro ☎', { credentials: alice })));
  });

  test.each([
    ['Both', 183],
    ['.hidden', 123],
    ['a/b', 123],
  ])('a new name %p is %d', async (newName, errno) => {
    const book = simulated(twoBooks).phoneBook();
    expect(await failureOf(book.rename('Mine', newName))).toMatchObject({
      errno,
      operation: 'RasRenameEntry',
    });
  });

  test.each([
    ['Free', 'free'],
    ['mine', 'taken'],
    ['a:b', 'invalid'],
    ['. .', 'invalid'],
  ])('validateName(%p) says %s', async (name, verdict) => {
    expect(await simulated(twoBooks).phoneBook().validateName(name)).toBe(verdict);
  });

  test('without the rights of an administrator what is there for all users stays', async () => {
    const ras = simulated({ ...twoBooks, administrator: false });
    const book = ras.phoneBook();
    for (const change of [
      book.update('Ours', { redialCount: 1 }),
      book.delete('Ours'),
      book.rename('Ours', 'Yours'),
      book.setSubentry('Ours', 1, { phoneNumber: 'other' }),
    ]) {
      const failure = await failureOf(change);
      expect(failure).toMatchObject({ errno: 5, code: 'ERROR_ACCESS_DENIED' });
      expect((failure as Error).message).toMatch(/administrator/);
    }
    await book.update('Mine', { redialCount: 1 });
  });
});
