/** What the machine has, and what its errors mean. */

import { describe, expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
import type { SimulatedRasMan } from '../../src/simulator.js';
import { callsOf, failureOf, inTime, office, simulated } from './support/simulated.js';

describe('devices() lists', () => {
  test('the WAN miniports that Windows has, and a modem', async () => {
    const ras = simulated();
    expect(await inTime(ras, ras.devices())).toEqual([
      { type: 'vpn', name: 'WAN Miniport (SSTP)' },
      { type: 'vpn', name: 'WAN Miniport (IKEv2)' },
      { type: 'vpn', name: 'WAN Miniport (L2TP)' },
      { type: 'vpn', name: 'WAN Miniport (PPTP)' },
      { type: 'PPPoE', name: 'WAN Miniport (PPPOE)' },
      { type: 'modem', name: 'Standard 56000 bps Modem' },
    ]);
  });

  test('the device that an entry is connected through', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const names = (await inTime(ras, ras.devices())).map(({ name }) => name);
    expect(names).toContain(connection.device.name);
    await inTime(ras, connection.hangUp());
  });

  test('those of the scenario instead, in any script', async () => {
    const devices = [
      { type: 'isdn', name: 'ISDN \u{1F4DE} адаптер' },
      { type: 'MODEM', name: 'M'.repeat(128) },
    ];
    const ras = simulated({ ...office, devices });
    expect(await inTime(ras, ras.devices())).toEqual(devices);
  });

  test('nothing where there is no device', async () => {
    const ras = simulated({ ...office, devices: [] });
    expect(await inTime(ras, ras.devices())).toEqual([]);
  });

  test('also what is installed meanwhile', async () => {
    const ras = simulated({ ...office, devices: [], enumerationGrows: true });
    expect(await inTime(ras, ras.devices())).toEqual([]);
    const first = { type: 'modem', name: 'A modem' };
    const growing = simulated({ ...office, devices: [first], enumerationGrows: true });
    const devices = await inTime(growing, growing.devices());
    expect(devices[0]).toEqual(first);
    expect(devices).toHaveLength(3);
  });
});

describe('countries() lists', () => {
  test('each with its id, its code and its name', async () => {
    const ras = simulated();
    const countries = await inTime(ras, ras.countries());
    expect(countries).toContainEqual({ id: 1, code: 1, name: 'United States' });
    expect(countries).toContainEqual({ id: 107, code: 1, name: 'Canada' });
    expect(countries).toContainEqual({ id: 225, code: 225, name: 'Côte d’Ivoire' });
  });
});

test.each(['devices', 'countries'] as const)('%s() fails with what RAS says', async (list) => {
  const rasMan: SimulatedRasMan = { state: 'stopped' };
  const ras = simulated({ ...office, rasMan });
  const failure = await inTime(ras, failureOf(ras[list]()));
  expect(isRasError(failure, 711)).toBe(true);
  expect(failure).toMatchObject({
    operation: { devices: 'RasEnumDevices', countries: 'RasGetCountryInfo' }[list],
  });
});

describe('errorMessage() tells the words', () => {
  test.each([
    ['RAS', 691, 'The user name or the password is wrong.'],
    ['the system, for a code that is not RAS’', 13_801, /IKE authentication credentials/],
    ['the system', 13_806, /machine certificate/],
    ['the system', 13_868, /policies do not match/],
    ['the system, for an HRESULT', 0x8007_0057, /argument/],
    ['the system, for an HRESULT as C# writes it', -2_147_024_809, /argument/],
    ['this package, where the system has none', 0x8042_0112, /user name or the password/],
  ])('of %s (%d)', async (_, errno, words) => {
    const ras = simulated();
    const message = await inTime(ras, ras.errorMessage(errno));
    expect(message).toMatch(words);
    expect(callsOf(ras, 'RasGetErrorString')).toBe(1);
  });

  test('of nobody, where there are none', async () => {
    const ras = simulated();
    expect(await inTime(ras, ras.errorMessage(4_000_000_000))).toBeUndefined();
  });

  test('also while RAS does not run', async () => {
    const ras = simulated({ ...office, rasMan: { state: 'stopped' } });
    expect(await inTime(ras, ras.errorMessage(691))).toMatch(/password/);
  });

  test.each<[string, unknown, string]>([
    ['a name', 'ERROR_LINE_BUSY', 'TYPE'],
    ['nothing', undefined, 'TYPE'],
    ['a fraction', 691.5, 'VALUE'],
    ['more than 32 bits', 2 ** 32, 'VALUE'],
    ['less than 32 bits', -(2 ** 31) - 1, 'VALUE'],
  ])('of no error that is %s', (_, errno, what) => {
    const ras = simulated();
    expect(() => ras.errorMessage(errno as number)).toThrow(
      expect.objectContaining({
        code: `ERR_INVALID_ARG_${what}`,
        message: expect.stringContaining('"errno"'),
      }),
    );
    expect(ras.calls()).toEqual([]);
  });
});
