/** AutoDial, and what else Windows has left behind. */

import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { failureOf, hangUp, inTime, office, simulated } from './support/simulated.js';

const learned: Scenario = {
  ...office,
  legacy: {
    autodial: [
      { address: 'www.example.com', dialingLocation: 0, entryName: 'Office' },
      { address: 'www.example.com', dialingLocation: 1, entryName: 'Office' },
      { entryName: 'Office' },
    ],
    autodialLocations: [{ dialingLocation: 1, enabled: false }],
  },
};

describe('AutoDial', () => {
  test('lists the addresses that it knows, and what it dials for each', async () => {
    const { autodial } = simulated(learned).legacy;
    expect(await autodial.addresses()).toEqual(['www.example.com']);
    expect(await autodial.entries('WWW.example.com')).toEqual([
      { dialingLocation: 0, entryName: 'Office' },
      { dialingLocation: 1, entryName: 'Office' },
    ]);
    expect(await autodial.entries()).toEqual([{ dialingLocation: 0, entryName: 'Office' }]);
    expect(await autodial.entries('elsewhere')).toEqual([]);
  });

  test('is taught an address, and forgets it', async () => {
    const { autodial } = simulated().legacy;
    const entries = [
      { dialingLocation: 2, entryName: 'Office' },
      { dialingLocation: 4_294_967_295, entryName: 'Office' },
    ];
    await autodial.setEntries('mail.example.com', entries);
    expect(await autodial.addresses()).toEqual(['mail.example.com']);
    expect(await autodial.entries('mail.example.com')).toEqual(entries);
    await autodial.delete('mail.example.com');
    expect(await autodial.addresses()).toEqual([]);
  });

  test('has a default connection', async () => {
    const { autodial } = simulated(learned).legacy;
    await autodial.delete(undefined);
    expect(await autodial.entries()).toEqual([]);
    await autodial.setEntries(undefined, [{ dialingLocation: 3, entryName: 'Office' }]);
    expect(await autodial.entries()).toEqual([{ dialingLocation: 3, entryName: 'Office' }]);
    expect(await autodial.addresses()).toEqual(['www.example.com']);
  });

  test('is switched at each dialing location', async () => {
    const { autodial } = simulated(learned).legacy;
    expect([await autodial.isEnabled(0), await autodial.isEnabled(1)]).toEqual([true, false]);
    await autodial.setEnabled(1, true);
    await autodial.setEnabled(0, false);
    expect([await autodial.isEnabled(0), await autodial.isEnabled(1)]).toEqual([false, true]);
  });

  test('has parameters, of which a change leaves the rest', async () => {
    const { autodial } = simulated().legacy;
    const before = await autodial.parameters();
    await autodial.setParameters({ disableConnectionQuery: true, savedAddressesLimit: 7 });
    expect(await autodial.parameters()).toEqual({
      ...before,
      disableConnectionQuery: true,
      savedAddressesLimit: 7,
    });
  });

  test('takes no entry that is not there', async () => {
    const { autodial } = simulated().legacy;
    const set = autodial.setEntries('host', [{ dialingLocation: 0, entryName: 'Nowhere' }]);
    expect(await failureOf(set)).toMatchObject({ errno: 623, operation: 'RasSetAutodialAddress' });
    expect(await autodial.addresses()).toEqual([]);
  });

  test('learns addresses while it is asked for them', async () => {
    const { autodial } = simulated({ ...learned, enumerationGrows: true }).legacy;
    expect((await autodial.addresses()).length).toBeGreaterThan(1);
  });

  test.each<[string, (autodial: ReturnType<typeof simulated>['legacy']['autodial']) => unknown]>([
    ['address', (autodial) => autodial.entries('')],
    ['address', (autodial) => autodial.delete(7 as never)],
    ['entries', (autodial) => autodial.setEntries('host', {} as never)],
    ['entries.length', (autodial) => autodial.setEntries('host', [])],
    [
      'entries[0].entryName',
      (autodial) => autodial.setEntries('host', [{ dialingLocation: 0, entryName: '' }]),
    ],
    ['dialingLocation', (autodial) => autodial.isEnabled(-1)],
    ['enabled', (autodial) => autodial.setEnabled(0, 1 as never)],
    [
      'changes.savedAddressesLimit',
      (autodial) => autodial.setParameters({ savedAddressesLimit: -1 }),
    ],
    [
      'changes.loginSessionDisable',
      (autodial) => autodial.setParameters({ loginSessionDisable: 1 as never }),
    ],
    ['"timeout" is not known', (autodial) => autodial.setParameters({ timeout: 1 } as never)],
  ])('a bad %s throws at once', (place, ask) => {
    const ras = simulated();
    expect(() => ask(ras.legacy.autodial)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(place) }),
    );
    expect(ras.calls()).toEqual([]);
  });
});

describe('Network Access Protection', () => {
  test('says whether a line is restricted, and until when it is tried', async () => {
    const ends = Date.UTC(2030, 0, 2, 3, 4, 5, 678);
    const legacy = { napState: 'inProbation', napProbationEnds: ends } as const;
    const ras = simulated({ ...office, legacy });
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await connection.napStatus()).toEqual({
      isolationState: 'inProbation',
      probationEnds: new Date(ends),
    });
    await hangUp(ras, connection);
    expect(await failureOf(connection.napStatus())).toMatchObject({ errno: 668 });
  });

  test('does not say more than it knows', async () => {
    const ras = simulated({ ...office, legacy: { napState: 'restrictedAccess' } });
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await connection.napStatus()).toEqual({ isolationState: 'restrictedAccess' });
    await hangUp(ras, connection);
  });

  test('is missing on a Windows of today: 836', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const failure = await failureOf(connection.napStatus());
    expect(failure).toMatchObject({ errno: 836, operation: 'RasGetNapStatus' });
    await hangUp(ras, connection);
  });
});

test('the proxy for calls of a mobile network', async () => {
  const address = 'sip:pcscf.example.com';
  expect(await simulated({ ...office, legacy: { pcscf: address } }).legacy.pcscf()).toBe(address);
  expect(await failureOf(simulated().legacy.pcscf())).toMatchObject({ errno: 668 });
});

describe('the older dialogs of an entry', () => {
  test('make one', async () => {
    const ras = simulated({ ...office, dialogs: { entry: { entryName: 'Branch' } } });
    expect(await inTime(ras, ras.legacy.createEntryDialog())).toBe(true);
    expect((await ras.phoneBook().get('Branch')).name).toBe('Branch');
  });

  test('change one', async () => {
    const ras = simulated();
    expect(await inTime(ras, ras.legacy.editEntryDialog('office'))).toBe(true);
  });

  test('are cancelled', async () => {
    const ras = simulated({ ...office, dialogs: { entry: { does: 'cancel' } } });
    expect(await inTime(ras, ras.legacy.createEntryDialog())).toBe(false);
    expect(await inTime(ras, ras.legacy.editEntryDialog('Office'))).toBe(false);
  });
});
