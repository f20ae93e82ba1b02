/** Changes of an entry that stands in a phone book, and when there can be none. */

import { describe, expect, test } from '@jest/globals';
import { type EntryChanges, isRasError } from '../../src/index.js';
import { callsOf, failureOf, hangUp, inTime, office, simulated } from './support/simulated.js';

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
    ['alternateNumbers', new Array(2), 'changes.alternateNumbers[0]'],
    ['alternateNumbers', new Array(1_001).fill('1'), 'from 0 to 1000'],
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
    const ras = simulated({
      ...office,
      entries: { ...office.entries, Other: { server: 'host' } },
      connections: ['Office'],
    });
    await ras.phoneBook().delete('Other');
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
      : `new ${value}`.slice(0, 9).trim();
  }
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  const flags = Object.entries(value as Record<string, boolean>);
  return Object.fromEntries(flags.map(([flag, isSet]) => [flag, !isSet]));
}
