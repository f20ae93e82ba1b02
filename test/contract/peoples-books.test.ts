/** Phone books as people have them: written by hand, by scripts, by older Windows, in other encodings. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { vpnEntry } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { newFolder } from './support/folder.js';
import { failureOf, hangUp, inTime, simulated } from './support/simulated.js';

const vpn = ['MEDIA=rastapi', 'DEVICE=vpn', 'PhoneNumber=host'];

/** The file of a book, and a RAS whose user's book it is. */
function bookOf(lines: readonly string[] | Buffer, more: Scenario = {}) {
  const file = join(newFolder(), 'people.pbk');
  writeFileSync(file, Buffer.isBuffer(lines) ? lines : lines.join('\r\n'));
  const open = () => simulated({ phoneBooks: { user: file }, servers: { host: {} }, ...more });
  return { file, open, ras: open() };
}

describe('an entry without Device=', () => {
  const lines = ['[A]', 'Type=2', ...vpn];

  test('is read and dialed', async () => {
    const { ras } = bookOf(lines);
    const { properties } = await ras.phoneBook().get('A');
    expect(properties.device).toEqual({ type: 'vpn', name: '' });
    await hangUp(ras, await inTime(ras, ras.dial('A')));
  });

  test('gets a device when it is changed, and nothing else with it', async () => {
    const { file, ras } = bookOf([...lines, '', '[B]', 'Type=2']);
    await ras.phoneBook().update('A', { redialCount: 1 });
    const device = 'Device=WAN Miniport (SSTP)';
    expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
      ...['[A]', 'Type=2', 'RedialAttempts=1', 'MEDIA=rastapi', device, ...vpn.slice(1)],
      ...['', '[B]', 'Type=2'],
    ]);
  });

  test('gets the device of the tunnel that it tries first', async () => {
    const { ras } = bookOf(['[A]', 'Type=2', 'VpnStrategy=5', ...vpn]);
    const book = ras.phoneBook();
    await book.update('A', { redialCount: 1 });
    expect((await book.get('A')).properties.device.name).toBe('WAN Miniport (SSTP)');
    await book.update('A', { device: { type: 'vpn', name: '' }, vpnStrategy: 'l2tpOnly' });
    expect((await book.get('A')).properties.device.name).toBe('WAN Miniport (L2TP)');
  });

  test('is copied', async () => {
    const { ras } = bookOf(lines);
    const book = ras.phoneBook();
    await book.create('Copy', (await book.get('A')).properties);
    expect((await book.get('Copy')).properties).toMatchObject({
      device: { type: 'vpn', name: 'WAN Miniport (SSTP)' },
    });
  });

  test('is left to RAS where the machine has no such device', async () => {
    const { ras } = bookOf(lines, { devices: [] });
    const refused = await failureOf(ras.phoneBook().update('A', { redialCount: 1 }));
    expect(refused).toMatchObject({ errno: 87, operation: 'RasSetEntryProperties' });
    const { ras: other } = bookOf(lines, { devices: [], incompleteEntries: 'taken' });
    await other.phoneBook().update('A', { redialCount: 1 });
    expect((await other.phoneBook().get('A')).properties).toMatchObject({
      redialCount: 1,
      device: { name: '' },
    });
  });

  test('of a multilink entry is given to the link that is changed', async () => {
    const modem = ['MEDIA=serial', 'DEVICE=modem', 'PhoneNumber=1'];
    const { ras } = bookOf(['[A]', 'Type=1', ...modem, ...modem]);
    const book = ras.phoneBook();
    await book.setSubentry('A', 2, { phoneNumber: '2' });
    expect(await book.subentries('A')).toMatchObject([
      { device: { name: '' }, phoneNumber: '1' },
      { device: { name: 'Standard 56000 bps Modem' }, phoneNumber: '2' },
    ]);
  });
});

test.each([
  ['vpn', 'vpn', 'vpn'],
  ['PPPoE', 'broadband', 'PPPoE'],
  ['isdn', 'phone', 'isdn'],
  ['modem', 'phone', 'modem'],
])('without Type= the device says what an entry is: DEVICE=%s', async (device, type, dialed) => {
  const lines = ['[A]', 'MEDIA=rastapi', 'Device=Any', `DEVICE=${device}`, 'PhoneNumber=host'];
  const { file, ras } = bookOf(lines);
  expect((await ras.phoneBook().get('A')).properties).toMatchObject({ type });
  const connection = await inTime(ras, ras.dial('A'));
  expect(connection.device.type.toLowerCase()).toBe(dialed.toLowerCase());
  await hangUp(ras, connection);
  await ras.phoneBook().update('A', { redialCount: 1 });
  expect(readFileSync(file, 'utf8')).not.toContain('Type=');
});

describe('EAP', () => {
  const eap = (key: number, restrictions = 128) => [
    ...['[A]', 'Type=2', `CustomAuthKey=${key}`, `AuthRestrictions=${restrictions}`],
    ...vpn,
  ];

  test('an entry whose method asks its user cannot be dialed unattended', async () => {
    const { ras } = bookOf(eap(25));
    expect(await failureOf(inTime(ras, ras.dial('A')))).toMatchObject({
      code: 'ERR_RAS_EAP_UI',
      cause: { errno: 703 },
    });
  });

  test.each([
    ['a certificate method', eap(13), 0],
    ['user name and password', eap(26), 780],
    ['no EAP, whatever its method', eap(25, 512), 780],
    ['no method', eap(0), 780],
  ])('an entry with %s is dialed', async (_, lines, answer) => {
    const { ras } = bookOf(lines);
    await hangUp(ras, await inTime(ras, ras.dial('A')));
    const asked = ras.calls().filter((call) => call.function === 'RasGetEapUserIdentity');
    expect(asked.map(({ result }) => result)).toEqual([answer]);
  });

  test('what the scenario says counts before the book', async () => {
    const { ras } = bookOf(eap(25), { entries: { A: { eap: 'certificate' } } });
    await hangUp(ras, await inTime(ras, ras.dial('A')));
  });

  test("an inline entry's method is what its properties say", async () => {
    const entries = { A: { server: 'host', eap: 'peap' } } as const;
    const book = simulated({ entries, servers: { host: {} } }).phoneBook();
    expect((await book.get('A')).properties).toMatchObject({
      customAuthKey: 25,
      options: { requireEAP: true },
    });
  });

  test('its configuration is read from the lines of the book', async () => {
    const bytes = Buffer.from(Array.from({ length: 100 }, (_, index) => index));
    const [first, rest] = [bytes.subarray(0, 64), bytes.subarray(64)];
    const data = [first, rest].map(
      (part) => `CustomAuthData=${part.toString('hex').toUpperCase()}`,
    );
    const { ras } = bookOf(['[A]', 'Type=2', 'CustomAuthKey=25', ...data, ...vpn]);
    expect(Buffer.from(await ras.eap('A').customAuthData())).toEqual(bytes);
  });

  test('what is set is in the book, for the next who opens it', async () => {
    const { file, open, ras } = bookOf(['[A]', 'Type=2', ...vpn]);
    const bytes = Buffer.alloc(130, 0xab);
    await ras.eap('A').setCustomAuthData(bytes);
    await ras.phoneBook().create(
      vpnEntry({
        name: 'Made',
        server: 'host',
        auth: { eapType: 25, eapConfiguration: Buffer.from([1, 2]) },
      }),
    );
    const text = readFileSync(file, 'utf8');
    expect(text.match(/^CustomAuthData=.*/gm)?.map((line) => line.length)).toEqual([
      ...[143, 143, 19],
      19,
    ]);
    const again = open();
    expect(Buffer.from(await again.eap('A').customAuthData())).toEqual(bytes);
    expect(Buffer.from(await again.eap('Made').customAuthData())).toEqual(Buffer.from([1, 2]));
    expect(await failureOf(inTime(again, again.dial('Made')))).toMatchObject({
      code: 'ERR_RAS_EAP_UI',
    });

    await again.eap('A').setCustomAuthData(Buffer.from([7]));
    expect(readFileSync(file, 'utf8').match(/^CustomAuthData=.*/gm)).toEqual([
      'CustomAuthData=07',
      'CustomAuthData=0102',
    ]);
  });
});

test('blanks around keys and values do not count, and stay where nothing is changed', async () => {
  const lines = [
    ...['  [A]', 'Type = 2', '\tRedialAttempts =\t7 ', 'VpnStrategy=5', '', 'MEDIA = rastapi'],
    ...['Device = WAN Miniport (SSTP)', 'DEVICE = vpn', 'PhoneNumber = host '],
  ];
  const { file, ras } = bookOf(lines);
  const book = ras.phoneBook();
  expect((await book.get('A')).properties).toMatchObject({
    type: 'vpn',
    phoneNumber: 'host',
    redialCount: 7,
    device: { type: 'vpn', name: 'WAN Miniport (SSTP)' },
  });
  await hangUp(ras, await inTime(ras, ras.dial('A')));
  await book.update('A', { redialCount: 8 });
  expect(readFileSync(file, 'utf8').split('\r\n')).toEqual(
    lines.map((line) => (line.includes('RedialAttempts') ? 'RedialAttempts=8' : line)),
  );
});

test.each([
  ['UTF-16, little-endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big-endian', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
])('a book in %s is read, and stays in it', async (_, encoded) => {
  const text = ['[Büro ☎ 😀]', 'Type=2', 'RedialAttempts=3', ...vpn, ''].join('\r\n');
  const { file, ras } = bookOf(encoded(text), { devices: [], incompleteEntries: 'taken' });
  const [entry] = await ras.phoneBook().entries();
  expect(entry?.name).toBe('Büro ☎ 😀');
  await ras.phoneBook().update('BÜRO ☎ 😀', { redialCount: 4 });
  expect(readFileSync(file)).toEqual(encoded(text.replace('=3', '=4')));
});

test('of two entries of one name in one book the first counts', async () => {
  const section = (server: string) => [
    ...['[Twin]', 'Type=2', 'MEDIA=rastapi', 'Device=WAN Miniport (SSTP)', 'DEVICE=vpn'],
    `PhoneNumber=${server}`,
  ];
  const { file, ras } = bookOf([...section('host'), ...section('second')]);
  const book = ras.phoneBook(file);
  const numberOf = async () => (await book.get('twin')).properties.phoneNumber;
  expect(await numberOf()).toBe('host');
  await hangUp(ras, await inTime(ras, ras.dial('Twin')));
  await book.update('Twin', { phoneNumber: 'first' });
  expect(await numberOf()).toBe('first');
  await book.delete('Twin');
  expect(await numberOf()).toBe('second');
  expect(readFileSync(file, 'utf8')).toBe(section('second').join('\r\n'));
});
