/** G: RasGetConnectStatus. */

import { expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, VpnProtocol } from '../../src/simulator.js';
import { failureOf, inTime, officeThat, simulated } from '../contract/support/simulated.js';

test("G1: the call's own error rejects; the connection's is part of the status", async () => {
  const failing = simulated(officeThat({ statusError: 5 }));
  const unknown = await inTime(failing, failing.dial('Office'));
  const failure = await inTime(failing, failureOf(unknown.status()));
  expect(isRasError(failure, 5)).toBe(true);
  expect(failure).toMatchObject({ operation: 'RasGetConnectStatus' });
  await inTime(failing, unknown.hangUp());

  const losing = simulated(officeThat({ lostLine: 'disconnectedFirst', linger: 1_000 }));
  const lost = await inTime(losing, losing.dial('Office'));
  expect((await inTime(losing, lost.status())).error).toBeUndefined();
  losing.dropLine('Office', 829);
  const status = await inTime(losing, lost.status());
  expect(status).toMatchObject({ state: 'Disconnected', error: { errno: 829 } });
  await losing.clock.advance(1_000);
});

test.each<[VpnProtocol, string, string | undefined]>([
  ['IKEv2', '192.0.2.77', '192.0.2.77'],
  ['SSTP', '192.0.2.77', undefined],
  ['IKEv2', '2001:db8::77', '2001:db8::77'],
])('G2: the remote endpoint of %s to %s is %p', async (protocol, server, remoteEndpoint) => {
  const ras = simulated({
    entries: { Office: { server, strategy: [protocol] } },
    servers: { [server]: {} },
  });
  const connection = await inTime(ras, ras.dial('Office'));
  const status = await inTime(ras, connection.status());
  expect(status.remoteEndpoint).toBe(remoteEndpoint);
  await inTime(ras, connection.hangUp());
});

/** SSTP is tried first and given up; IKEv2 then takes longer than RAS is expected to be silent. */
function slow(behavior: SimulatedBehavior): Scenario {
  return {
    entries: { Office: { server: 'host', strategy: ['SSTP', 'IKEv2'] } },
    servers: { host: { protocols: ['IKEv2'] } },
    behavior: { delay: 20_000, ...behavior },
  };
}

test.each([
  ['none', undefined],
  ['pending', undefined],
  ['earlierAttempt', 809],
] as const)(
  'G3: a slow dial survives what its status says meanwhile: %s',
  async (dialingError, errno) => {
    const ras = simulated(slow({ dialingError }));
    const dialing = ras.dial('Office', { timeout: 3_600_000 });
    await ras.clock.advance(90_000);
    const [line] = await inTime(ras, ras.connections());
    const status = await inTime(ras, Promise.resolve(line?.status()));
    expect([status?.phase, status?.error?.errno]).toEqual(['running', errno]);
    const connection = await inTime(ras, dialing);
    expect((await inTime(ras, connection.status())).error).toBeUndefined();
    await inTime(ras, connection.hangUp());
  },
);

test.each(['none', 'pending', 'earlierAttempt'] as const)(
  'G3: an error that lasts is found, whatever the status said before: %s',
  async (dialingError) => {
    const ras = simulated(slow({ dialingError, delay: 20, silentAfter: 'OpenPort' }));
    const dialing = ras.dial('Office');
    await ras.clock.advance(100);
    ras.dropLine('Office', 629);
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({ errno: 629 });
  },
);
