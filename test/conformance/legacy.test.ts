/** A: AutoDial; U2, U3: NAP and the proxy for calls. */

import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { failureOf, hangUp, inTime, office, simulated } from '../contract/support/simulated.js';

const autodialing: Scenario = {
  ...office,
  entries: { ...office.entries, Other: { server: 'vpn.example.com' } },
  legacy: {
    autodial: [
      { address: 'host', dialingLocation: 1, entryName: 'Office' },
      { entryName: 'Other' },
    ],
  },
};

test('A1: addresses come as pointers and their texts', async () => {
  const ras = simulated({ ...autodialing, enumerationGrows: true });
  expect(await ras.legacy.autodial.addresses()).toContain('host');
});

test('A2: no address means the default connection', async () => {
  const { autodial } = simulated(autodialing).legacy;
  expect(await autodial.entries()).toEqual([{ dialingLocation: 0, entryName: 'Other' }]);
});

test('A2: or is refused', async () => {
  const { autodial } = simulated({ ...office, legacy: { nullAddress: 'refused' } }).legacy;
  expect(await failureOf(autodial.entries())).toMatchObject({ errno: 87 });
});

test('A3: a dialing location that is known gets another entry, others stay', async () => {
  const { autodial } = simulated(autodialing).legacy;
  await autodial.setEntries('host', [
    { dialingLocation: 1, entryName: 'Other' },
    { dialingLocation: 2, entryName: 'Office' },
  ]);
  expect(await autodial.entries('host')).toEqual([
    { dialingLocation: 1, entryName: 'Other' },
    { dialingLocation: 2, entryName: 'Office' },
  ]);
});

test('A3: without entries the address is deleted', async () => {
  const { autodial } = simulated(autodialing).legacy;
  await autodial.delete('host');
  expect(await autodial.addresses()).toEqual([]);
});

test('A4: the parameters and their defaults', async () => {
  expect(await simulated().legacy.autodial.parameters()).toMatchObject({
    disableConnectionQuery: false,
    loginSessionDisable: false,
    savedAddressesLimit: 100,
    failedConnectionTimeout: 5,
  });
});

test('A5: each dialing location is switched of itself', async () => {
  const { autodial } = simulated().legacy;
  await autodial.setEnabled(7, false);
  expect([await autodial.isEnabled(7), await autodial.isEnabled(8)]).toEqual([false, true]);
});

test('U2: a server without NAP is 836', async () => {
  const ras = simulated();
  const connection = await inTime(ras, ras.dial('Office'));
  expect(await failureOf(connection.napStatus())).toMatchObject({ errno: 836 });
  await hangUp(ras, connection);
});

test('U3: an address of any length fits', async () => {
  const pcscf = `sip:${'x'.repeat(1_000)}`;
  expect(await simulated({ ...office, legacy: { pcscf } }).legacy.pcscf()).toBe(pcscf);
});
