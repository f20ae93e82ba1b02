/** What `vpnEntry`, `modemEntry` and `pppoeEntry` make of what a person knows, and what they refuse. */

import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import {
  modemEntry,
  pppoeEntry,
  type VpnAuthentication,
  type VpnEntryOptions,
  vpnEntry,
} from '../../src/index.js';

const branch = { name: 'Branch', server: 'branch.example.com' } as const;
const key = 'a secret key';

describe('vpnEntry', () => {
  test('takes a name and a server, and leaves the rest to Windows', () => {
    const { name, properties } = vpnEntry(branch);
    expect(name).toBe('Branch');
    expect(properties).toMatchObject({
      type: 'vpn',
      phoneNumber: 'branch.example.com',
      device: { type: 'vpn' },
      encryption: 'required',
      options: { remoteDefaultGateway: true, requireMsCHAP2: true, cacheCredentials: false },
    });
  });

  test.each<[VpnAuthentication, number, object]>([
    ['MS-CHAPv2', 0, { requireMsCHAP2: true }],
    ['EAP-MSCHAPv2', 26, { requireEAP: true }],
    ['machine-certificate', 0, { requireMachineCertificates: true }],
    [{ eapType: 25 }, 25, { requireEAP: true }],
  ])('authenticates with %j', (auth, customAuthKey, options) => {
    const { properties } = vpnEntry({ ...branch, strategy: 'IKEv2', auth });
    expect(properties).toMatchObject({ customAuthKey, options });
  });

  test('authenticates with EAP-MSCHAPv2 where nothing else is said of IKEv2', () => {
    expect(vpnEntry({ ...branch, strategy: 'IKEv2' }).properties.customAuthKey).toBe(26);
  });

  test('copies the configuration of an EAP method', () => {
    const eapConfiguration = new Uint8Array([1, 2]);
    const entry = vpnEntry({ ...branch, auth: { eapType: 25, eapConfiguration } });
    eapConfiguration.fill(0);
    expect(entry.eapConfiguration).toEqual(new Uint8Array([1, 2]));
  });

  test.each<Partial<VpnEntryOptions>>([
    { strategy: 'L2TP', preSharedKey: key },
    { strategy: 'IKEv2', auth: 'pre-shared-key', preSharedKey: key },
  ])('shows a pre-shared key to nobody who looks: %#', (options) => {
    const entry = vpnEntry({ ...branch, ...options });
    expect(entry.preSharedKey).toBe(key);
    expect(inspect(entry, { depth: null }) + JSON.stringify(entry)).not.toContain(key);
  });

  test('splits the tunnel for both protocols', () => {
    expect(vpnEntry({ ...branch, splitTunnel: true }).properties.options).toMatchObject({
      remoteDefaultGateway: false,
      ipv6RemoteDefaultGateway: false,
    });
  });

  test.each<[object, string]>([
    [{ name: '' }, 'options.name'],
    [{ server: undefined }, 'options.server'],
    [{ strategy: 'WireGuard' }, 'options.strategy'],
    [{ strategy: ['IKEv2'] }, 'options.strategy'],
    [{ auth: null }, 'options.auth'],
    [{ auth: 'CHAP' }, 'options.auth'],
    [{ auth: { eapType: 256 } }, 'options.auth.eapType'],
    [{ auth: { eapType: 25, eapConfiguration: 'x' } }, 'options.auth.eapConfiguration'],
    [{ auth: 'machine-certificate' }, "needs the strategy 'IKEv2'"],
    [{ auth: 'pre-shared-key', strategy: 'IKEv2' }, 'needs the option preSharedKey'],
    [{ preSharedKey: key }, "needs the strategy 'L2TP'"],
    [{ splitTunnel: 1 }, 'options.splitTunnel'],
    [{ encryption: 'strong' }, 'options.encryption'],
    [{ splitTunneling: true }, '"splitTunneling" is not known'],
  ])('refuses %j', (options, reason) => {
    const make = () => vpnEntry({ ...branch, ...options } as VpnEntryOptions);
    expect(make).toThrow(expect.objectContaining({ message: expect.stringContaining(reason) }));
    expect(make).not.toThrow(key);
  });
});

test.each<[() => unknown, string]>([
  [() => modemEntry({ name: 'Fax', phoneNumber: '' }), 'options.phoneNumber'],
  [
    () => modemEntry({ name: 'Fax', phoneNumber: '1', deviceType: 'pad' as never }),
    'options.deviceType',
  ],
  [() => pppoeEntry({ name: 'Dsl', serviceName: 'x'.repeat(129) }), 'options.serviceName'],
  [() => pppoeEntry({ name: 'Dsl', rememberCredentials: 1 as never }), 'rememberCredentials'],
])('the other builders refuse %#', (make, reason) => {
  expect(make).toThrow(expect.objectContaining({ message: expect.stringContaining(reason) }));
});
