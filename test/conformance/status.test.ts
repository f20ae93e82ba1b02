/** G: RasGetConnectStatus. */

import { expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
import type { VpnProtocol } from '../../src/simulator.js';
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
