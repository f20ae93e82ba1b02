/** J: the addresses of a connection. The functions' own answers: test/native. */

import { expect, test } from '@jest/globals';
import type { RunningEvent } from '../../src/index.js';
import type { Scenario, SimulatedServer, VpnProtocol } from '../../src/simulator.js';
import { callsOf, eventsOf, inTime, simulated } from '../contract/support/simulated.js';

async function dial(protocol: VpnProtocol, server: SimulatedServer, more: Partial<Scenario> = {}) {
  const ras = simulated({
    entries: { Office: { server: 'host', strategy: [protocol] } },
    servers: { host: server },
    ...more,
  });
  const dialing = ras.dial('Office');
  const events = await inTime(ras, eventsOf(dialing));
  await inTime(ras, dialing.hangUp());
  const running = events.filter((event): event is RunningEvent => event.phase === 'running');
  const ofProjected = running.find(({ state }) => state === 'Projected');
  return { ras, running, addresses: ofProjected?.addresses };
}

test('J1: addresses are asked for at Projected, and not before', async () => {
  const { ras, running } = await dial('SSTP', { ipv4: { address: '10.0.0.7' } });
  const projected = running.findIndex(({ state }) => state === 'Projected');
  expect(running.map(({ addresses }) => addresses !== undefined)).toEqual(
    running.map((_, index) => index === projected),
  );
  const results = ras.calls().filter((call) => call.function === 'RasGetProjectionInfoEx');
  expect(results.map(({ result }) => result)).toContain(0);
  expect(results.map(({ result }) => result)).not.toContain(730);
});

test('J1: a dial whose Projected is never notified connects without addresses', async () => {
  const { ras, addresses } = await dial('SSTP', {}, { behavior: { lost: ['Projected'] } });
  expect(addresses).toBeUndefined();
  expect(callsOf(ras, 'RasGetProjectionInfoEx')).toBe(0);
});

const v4 = { address: '10.0.0.7', serverAddress: '10.0.0.1' };
const v6 = { address: '2001:db8::7', serverAddress: '2001:db8::1' };

test.each<[string, SimulatedServer, unknown]>([
  ['both', { ipv4: v4, ipv6: v6 }, { protocol: 'IKEv2', ipv4: v4, ipv6: v6 }],
  ['IPv4', { ipv4: v4 }, { protocol: 'IKEv2', ipv4: v4 }],
  ['IPv6', { ipv6: v6 }, { protocol: 'IKEv2', ipv6: v6 }],
])('J1, J3: IKEv2 that negotiated %s', async (_, server, expected) => {
  expect((await dial('IKEv2', server)).addresses).toEqual(expected);
});

test.each<[string, SimulatedServer, unknown]>([
  ['IPv4', { ipv4: v4 }, { protocol: 'PPP', ipv4: v4 }],
  [
    "IPv4 without the server's",
    { ipv4: { address: '10.0.0.7' } },
    { protocol: 'PPP', ipv4: { address: '10.0.0.7' } },
  ],
  [
    'the interface identifiers of IPv6',
    { ipv6: v6 },
    { protocol: 'PPP', ipv6: { address: 'fe80::7', serverAddress: 'fe80::1' } },
  ],
])('J2, J3: PPP that negotiated %s', async (_, server, expected) => {
  expect((await dial('L2TP', server)).addresses).toEqual(expected);
});
