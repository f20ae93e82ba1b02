/** Entries of phone books: read, made, changed, renamed and deleted. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type EntryChanges,
  isRasError,
  modemEntry,
  type NewEntry,
  pppoeEntry,
  vpnEntry,
} from '../../src/index.js';
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

  test('a VPN needs a host', () => {
    const properties = { ...branch.properties, phoneNumber: '' };
    expect(() => simulated().phoneBook().create('New', properties)).toThrow(/host of the VPN/);
  });
});

describe('update', () => {
  test('changes what is said and keeps the rest', async () => {
    const book = simulated().phoneBook();
    const before = (await book.get('Office')).properties;
    const changes = {
      dnsSuffix: 'example.com',
      ipAddress: '10.0.0.7',
      ipv6DnsAddress: '2001:db8::53',
      idleDisconnectSeconds: 'disabled',
      encryption: 'maximum',
      dialMode: 77,
      alternateNumbers: ['backup.example.com'],
      initiatorId: 'me',
    } as const;
    await book.update('Office', { ...changes, options: { remoteDefaultGateway: false } });
    const after = (await book.get('Office')).properties;
    expect(after).toEqual({
      ...before,
      ...changes,
      options: { ...before.options, remoteDefaultGateway: false },
    });
  });

  test('each property comes back as it was set', async () => {
    const book = simulated().phoneBook();
    const { properties } = await book.get('Office');
    const changed = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, another(name, value)]),
    ) as unknown as typeof properties;
    await book.update('Office', changed);
    expect((await book.get('Office')).properties).toEqual(changed);
    await book.update('Office', properties);
    expect((await book.get('Office')).properties).toEqual(properties);
  });

  test('several at once are all made', async () => {
    const book = simulated().phoneBook();
    await Promise.all([
      book.update('Office', { dnsSuffix: 'example.com' }),
      book.update('Office', { redialCount: 9 }),
      book.update('Office', { options: { requireEAP: true } }),
    ]);
    const { properties } = await book.get('Office');
    expect(properties).toMatchObject({ dnsSuffix: 'example.com', redialCount: 9 });
    expect(properties.options.requireEAP).toBe(true);
  });

  test('an empty host is refused, which RAS would not survive', async () => {
    const ras = simulated();
    const failure = await failureOf(ras.phoneBook().update('Office', { phoneNumber: '' }));
    expect(failure).toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
    expect(callsOf(ras, 'RasSetEntryProperties')).toBe(0);
  });

  test.each<[string, unknown, string]>([
    ['areaCode', '12345678901', 'at most 10 characters'],
    ['redialCount', -1, 'an integer from 0'],
    ['redialCount', '3', 'a number'],
    ['ipAddress', '10.0.0', 'an IPv4 address'],
    ['ipv6Address', 'fe80::1%eth0', 'an IPv6 address'],
    ['type', 'carrier pigeon', '"phone"'],
    ['options', { requireEap: true }, '"requireEap" is not known'],
    ['options', { requireEAP: 1 }, 'changes.options.requireEAP'],
    ['device', { type: 'vpn' }, 'changes.device.name'],
    ['idleDisconnectSeconds', 'never', "'disabled'"],
    ['alternateNumbers', ['1', ''], 'changes.alternateNumbers[1]'],
    ['dnsSuffix', 'a\0b', 'NUL'],
    ['nothing', 1, '"nothing" is not known'],
  ])('refuses %s: %p', (name, value, reason) => {
    const ras = simulated();
    const change = () => ras.phoneBook().update('Office', { [name]: value } as EntryChanges);
    expect(change).toThrow(expect.objectContaining({ message: expect.stringContaining(reason) }));
    expect(change).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^ERR_INVALID_ARG_(TYPE|VALUE)$/) }),
    );
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

describe('subentries', () => {
  const second = {
    device: { type: 'modem', name: 'Second modem' },
    phoneNumber: '555 0200',
    alternateNumbers: ['555 0201'],
  } as const;
  const modem: Scenario = {
    entries: { Modem: { type: 'modem', server: '555 0100', device: 'First modem' } },
  };

  test('every entry has one, and more can be added', async () => {
    const book = simulated(modem).phoneBook();
    const first = {
      device: { type: 'modem', name: 'First modem' },
      phoneNumber: '555 0100',
      alternateNumbers: [],
    };
    expect(await book.subentries('Modem')).toEqual([first]);
    await book.setSubentry('Modem', 2, second);
    expect(await book.subentries('Modem')).toEqual([first, second]);
    expect((await book.get('Modem')).subentryCount).toBe(2);
    expect(await book.getSubentry('Modem', 2)).toEqual(second);
  });

  test('a change of one leaves the rest of it and the others', async () => {
    const book = simulated(modem).phoneBook();
    await book.setSubentry('Modem', 2, second);
    await book.setSubentry('Modem', 2, { phoneNumber: '555 0300' });
    expect(await book.getSubentry('Modem', 2)).toEqual({ ...second, phoneNumber: '555 0300' });
    // An update of the entry writes no links.
    await book.update('Modem', { redialCount: 2 });
    expect(await book.subentries('Modem')).toHaveLength(2);
    await book.deleteSubentry('Modem', 1);
    expect((await book.subentries('Modem')).map(({ phoneNumber }) => phoneNumber)).toEqual([
      '555 0300',
    ]);
  });

  test('one that is not there', async () => {
    const book = simulated(modem).phoneBook();
    expect(await failureOf(book.getSubentry('Modem', 2))).toMatchObject({
      code: 'ERR_INVALID_ARG_VALUE',
    });
    expect(await failureOf(book.deleteSubentry('Modem', 2))).toMatchObject({ errno: 87 });
    expect(() => book.getSubentry('Modem', 0)).toThrow(/from 1 to/);
  });
});

describe('an entry in use', () => {
  const changes = {
    'update()': (ras) => ras.phoneBook().update('Office', { redialCount: 1 }),
    'delete()': (ras) => ras.phoneBook().delete('Office'),
    'rename()': (ras) => ras.phoneBook().rename('Office', 'Other'),
    'setSubentry()': (ras) => ras.phoneBook().setSubentry('Office', 1, { phoneNumber: 'other' }),
    'deleteSubentry()': (ras) => ras.phoneBook().deleteSubentry('Office', 1),
  } satisfies Record<string, (ras: ReturnType<typeof simulated>) => Promise<void>>;

  test.each(Object.entries(changes))('%s is refused while it is connected', async (_, change) => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const failure = await failureOf(change(ras));
    expect(failure).toMatchObject({ code: 'ERR_RAS_ENTRY_IN_USE', entryName: 'Office' });
    await hangUp(ras, connection);
    await ras.phoneBook().update('Office', { redialCount: 1 });
  });

  test.each(Object.entries(changes))('%s is refused while it is dialed', async (_, change) => {
    const ras = simulated({ ...office, behavior: { delay: 100, listDialing: false } });
    const dialing = ras.dial('Office');
    const settled = Promise.allSettled([dialing]);
    await ras.clock.advance(150);
    expect(isRasError(await failureOf(change(ras)), 'ERR_RAS_ENTRY_IN_USE')).toBe(true);
    await inTime(ras, dialing.hangUp());
    await settled;
  });

  test('also when another process has dialed it', async () => {
    const ras = simulated({ ...office, connections: ['Office'] });
    expect(isRasError(await failureOf(changes['delete()'](ras)), 'ERR_RAS_ENTRY_IN_USE')).toBe(
      true,
    );
  });

  test('a dial that begins during a change waits for it', async () => {
    const ras = simulated();
    const updated = ras.phoneBook().update('Office', { redialCount: 1 });
    const connection = await inTime(ras, ras.dial('Office'));
    await updated;
    await hangUp(ras, connection);
  });

  test('a line of another entry is none of its own', async () => {
    const ras = simulated({ ...twoBooks, connections: ['Mine'] });
    await ras.phoneBook().delete('Ours');
  });
});

/** Something else of the same kind, which is no default. */
function another(name: string, value: unknown): unknown {
  const choices: Record<string, unknown> = {
    type: 'broadband',
    framingProtocol: 'slip',
    encryption: 'required',
    vpnStrategy: 'l2tpOnly',
    dialMode: 'asNeeded',
    initiatorIdType: 'fqdn',
    responderIdType: 'keyId',
    idleDisconnectSeconds: 600,
    device: { type: 'PPPoE', name: 'Another' },
    alternateNumbers: ['one', 'two'],
  };
  if (name in choices) return choices[name];
  if (typeof value === 'string') {
    if (/^ipv6|Ipv6/.test(name)) return '2001:db8::7';
    return /ddress$/.test(name) && !name.startsWith('x25')
      ? '192.0.2.7'
      : `new ${value}`.slice(0, 9);
  }
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const flags = Object.entries(value as Record<string, boolean>);
  return Object.fromEntries(flags.map(([flag, isSet]) => [flag, !isSet]));
}
