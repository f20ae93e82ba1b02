/** B: what RAS says of the entries of phone books. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { pppoeEntry, vpnEntry } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from '../contract/support/folder.js';
import {
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  simulated,
} from '../contract/support/simulated.js';

const branch = vpnEntry({
  name: 'Branch',
  server: 'branch.example.com',
  strategy: 'IKEv2',
  device: 'WAN Miniport (IKEv2)',
});

test.each([
  ['free', ['Branch', 'Büro', 'a', '1', 'a.b', `a'b"c`]],
  ['taken', ['Office', 'OFFICE']],
  ['invalid', [...'|><?*\\/:'].map((forbidden) => `a${forbidden}b`)],
  ['invalid', ['.hidden', '.', '-', '  ', '___', '!?']],
])('B3: a name is %s: %p', async (verdict, names) => {
  const book = simulated().phoneBook();
  for (const name of names) expect([name, await book.validateName(name)]).toEqual([name, verdict]);
});

test.each([621, 2] as const)('B3: without a book there is none: %d', async (missingBook) => {
  const ras = simulated({ ...office, missingBook });
  const book = ras.phoneBook(join(newFolder(), 'none.pbk'));
  expect(await failureOf(book.validateName('Branch'))).toMatchObject({ errno: missingBook });
});

test.each([621, 2] as const)(
  'B4: where RAS answers %d an empty book is made first',
  async (missingBook) => {
    const ras = simulated({ ...office, missingBook });
    const path = join(newFolder(), 'new.pbk');
    expect(await failureOf(ras.phoneBook(path).entries())).toMatchObject({ errno: missingBook });
    await ras.phoneBook(path).create(branch);
    expect(existsSync(path)).toBe(true);
    expect((await ras.phoneBook(path).entries()).map(({ name }) => name)).toEqual(['Branch']);
  },
);

test('B4: a book is text, and keeps the keys that nobody knows, all else unchanged', async () => {
  const path = join(newFolder(), 'office.pbk');
  const text = [
    '; made by hand',
    '[Office]',
    'Encoding=1',
    'PBVersion=99',
    'Type=2',
    'RedialAttempts=3',
    'SomethingNew=\u00fc = 1 ; not a comment',
    '',
    'MEDIA=rastapi',
    'Port=VPN2-0',
    'Device=WAN Miniport (IKEv2)',
    'SomethingNew=again',
    '',
    'DEVICE=vpn',
    'PhoneNumber=vpn.example.com',
    'AreaCode=',
    '',
    '[Other]',
    'Nothing=known',
    '',
  ].join('\r\n');
  writeFileSync(path, text);
  const ras = simulated();
  await ras.phoneBook(path).update('Office', { redialCount: 9 });
  expect(readFileSync(path, 'utf8')).toBe(text.replace('RedialAttempts=3', 'RedialAttempts=9'));
});

test('B6: RAS is never asked for a VPN without a host, nor to change an entry that has a line', async () => {
  const ras = simulated();
  const book = ras.phoneBook();
  expect(await failureOf(book.update('Office', { phoneNumber: '' }))).toMatchObject({
    code: 'ERR_INVALID_ARG_VALUE',
  });
  const connection = await inTime(ras, ras.dial('Office'));
  for (const change of [book.update('Office', { redialCount: 1 }), book.delete('Office')]) {
    expect(await failureOf(change)).toMatchObject({ code: 'ERR_RAS_ENTRY_IN_USE' });
  }
  expect(callsOf(ras, 'RasSetEntryProperties') + callsOf(ras, 'RasDeleteEntry')).toBe(0);
  await inTime(ras, connection.hangUp());
});

test('B8: an entry that does not exist is made by setting its properties', async () => {
  const ras = simulated();
  await ras.phoneBook().create(branch);
  expect(callsOf(ras, 'RasSetEntryProperties')).toBe(1);
  expect(await ras.phoneBook().get('Branch')).toMatchObject({ properties: branch.properties });
});

test('B10, B11: links count from 1, the next is added, and have alternate numbers', async () => {
  const ras = simulated({ entries: { Modem: { type: 'modem', server: '1' } } });
  const book = ras.phoneBook();
  expect(() => book.setSubentry('Modem', 0, {})).toThrow(/from 1 to/);
  const second = {
    device: { type: 'modem', name: 'Second' },
    phoneNumber: '2',
    alternateNumbers: ['22', '222'],
  };
  await book.setSubentry('Modem', 2, second);
  expect(await book.getSubentry('Modem', 2)).toEqual(second);
  expect(await failureOf(book.setSubentry('Nowhere', 2, second))).toMatchObject({ errno: 623 });
});

test.each([
  ['Office', 183],
  ['.hidden', 123],
  ['   ', 123],
])('B12: an entry cannot be renamed %p: %d', async (newName, errno) => {
  const ras = simulated({ ...office, entries: { ...office.entries, Other: { server: 'host' } } });
  expect(await failureOf(ras.phoneBook().rename('Other', newName))).toMatchObject({ errno });
});

test('B12: a new name of more than 256 characters does not reach RAS', async () => {
  const ras = simulated();
  expect(() => ras.phoneBook().rename('Office', 'x'.repeat(257))).toThrow(/256/);
  await ras.phoneBook().rename('Office', 'x'.repeat(256));
});

test('B13: who is no administrator cannot delete what all users have', async () => {
  const ras = simulated({
    entries: { Ours: { server: 'host', book: 'allUsers' } },
    administrator: false,
  });
  expect(await failureOf(ras.phoneBook().delete('Ours'))).toMatchObject({ errno: 5 });
});

test('B13: an entry that is not there', async () => {
  expect(await failureOf(simulated().phoneBook().delete('Nowhere'))).toMatchObject({ errno: 623 });
});

test("B15: a PPPoE entry's number is the service, a VPN's the host", async () => {
  const book = simulated().phoneBook();
  await book.create(
    pppoeEntry({ name: 'Dsl', serviceName: 'provider', device: 'WAN Miniport (PPPOE)' }),
  );
  await book.create(branch);
  expect((await book.get('Dsl')).properties).toMatchObject({
    type: 'broadband',
    phoneNumber: 'provider',
    device: { type: 'PPPoE' },
  });
  expect((await book.get('Branch')).properties.phoneNumber).toBe('branch.example.com');
});

const dsl = { type: 'pppoe', server: '' } as const;

test.each<[string, Scenario]>([
  ['the only one', { entries: { Dsl: dsl }, servers: { isp: {} } }],
  ['an entry without a server', { entries: { Dsl: { type: 'pppoe' } }, servers: { isp: {} } }],
  [
    'the first that answers',
    { entries: { Dsl: dsl }, servers: { a: { noAnswer: true }, b: { busy: true }, c: {} } },
  ],
  [
    'the one without a name, before others',
    { entries: { Dsl: dsl }, servers: { isp: { users: {} }, '': {} } },
  ],
])('B15: a PPPoE entry without a service name is answered by any server: %s', async (_, world) => {
  const ras = simulated(world);
  await hangUp(ras, await inTime(ras, ras.dial('Dsl')));
});

test('B15: where no server answers, a PPPoE entry without a service name fails as any other', async () => {
  const ras = simulated({ entries: { Dsl: dsl }, servers: { isp: { noAnswer: true } } });
  expect(await failureOf(inTime(ras, ras.dial('Dsl')))).toMatchObject({ errno: 651 });
});

test('B15: a PPPoE entry of a book, and one that was made, need no service name', async () => {
  const path = join(newFolder(), 'dsl.pbk');
  const lines = ['[Dsl]', 'Type=5', 'MEDIA=rastapi', 'Device=WAN Miniport (PPPOE)', 'DEVICE=PPPoE'];
  writeFileSync(path, lines.join('\r\n'));
  const ras = simulated({ phoneBooks: { user: path }, servers: { isp: {} } });
  await ras.phoneBook().create(pppoeEntry({ name: 'New' }));
  for (const name of ['Dsl', 'New']) await hangUp(ras, await inTime(ras, ras.dial(name)));
});

test('B16: how long a connection outlives its network is in seconds, in the book and here', async () => {
  const path = join(newFolder(), 'ikev2.pbk');
  writeFileSync(path, ['[A]', 'Type=2', 'NetworkOutageTime=1800', 'DEVICE=vpn'].join('\n'));
  const book = simulated().phoneBook(path);
  expect((await book.get('A')).properties.networkOutageTime).toBe(1800);
  await book.update('A', { networkOutageTime: 60, phoneNumber: 'host' });
  expect(readFileSync(path, 'utf8')).toContain('NetworkOutageTime=60\n');
});
