/** What a line that is up can be asked for beside its status, and have changed. */

import { describe, expect, test } from '@jest/globals';
import type { Connection } from '../../src/index.js';
import type { Scenario, SimulatedEntry, Simulator } from '../../src/simulator.js';
import { failureOf, hangUp, inTime, office, simulated } from './support/simulated.js';

const server = 'vpn.example.com';

function officeOf(entry: Partial<SimulatedEntry>, more: Partial<Scenario> = {}): Scenario {
  return { ...office, entries: { Office: { server, strategy: ['IKEv2'], ...entry } }, ...more };
}

async function dialed(scenario: Scenario): Promise<{ ras: Simulator; connection: Connection }> {
  const ras = simulated(scenario);
  return { ras, connection: await inTime(ras, ras.dial('Office')) };
}

describe('statistics() tells', () => {
  test('what has gone through, and for how long', async () => {
    const traffic = { transmitted: 1_000, received: 3_000, speed: 100_000_000 };
    const { ras, connection } = await dialed(officeOf({ traffic }));
    const before = await connection.statistics();
    await ras.clock.advance(10_000);
    const after = await connection.statistics();
    expect(after.bytesTransmitted - before.bytesTransmitted).toBe(10_000);
    expect(after.bytesReceived - before.bytesReceived).toBe(30_000);
    expect(after.connectDuration - before.connectDuration).toBe(10_000);
    expect(after.bitsPerSecond).toBe(100_000_000);
    await hangUp(ras, connection);
  });

  test('counters that go on where those of RAS wrap, to each object of the connection', async () => {
    const traffic = { transmitted: 1_000, received: 1_000, countsFrom: 2 ** 32 - 5_000 };
    const { ras, connection } = await dialed(officeOf({ traffic }));
    const { bytesReceived } = await connection.statistics();
    expect(bytesReceived).toBeLessThan(2 ** 32);
    await ras.clock.advance(10_000);
    expect((await connection.statistics()).bytesReceived).toBe(bytesReceived + 10_000);
    const [other] = await ras.connections();
    expect((await other?.statistics())?.bytesReceived).toBe(bytesReceived + 10_000);
    await hangUp(ras, connection);
  });

  test('counters from 0 after clearStatistics(), also when they had wrapped', async () => {
    const traffic = { transmitted: 1_000, received: 1_000, countsFrom: 2 ** 32 - 5_000 };
    const { ras, connection } = await dialed(officeOf({ traffic }));
    await connection.statistics();
    await ras.clock.advance(10_000);
    await connection.statistics();
    await connection.clearStatistics();
    await ras.clock.advance(2_000);
    expect(await connection.statistics()).toMatchObject({
      bytesTransmitted: 2_000,
      bytesReceived: 2_000,
    });
    await hangUp(ras, connection);
  });
});

describe('projection() tells', () => {
  test('of IKEv2 what both sides agreed on', async () => {
    const { ras, connection } = await dialed(
      officeOf(
        {},
        {
          servers: {
            [server]: {
              users: { alice: { password: 'right' } },
              ipv4: { address: '10.0.0.7', serverAddress: '10.0.0.1' },
              negotiation: { ikev2Flags: 0x13, ikev2Encryption: 77 },
            },
          },
        },
      ),
    );
    expect(await connection.projection()).toEqual({
      protocol: 'IKEv2',
      ipv4: { address: '10.0.0.7', serverAddress: '10.0.0.1' },
      ipv6: { error: expect.objectContaining({ errno: 731 }) },
      prefixLength: 0,
      authentication: 'EAP',
      flags: ['MOBIKESUPPORTED', 'BEHIND_NAT', 'RASIKEv2_FLAGS_0x10'],
      encryption: 'IPSEC_CIPHER_TYPE_0x4d',
      serverAddresses: ['10.0.0.1'],
    });
    await hangUp(ras, connection);
  });

  test("of PPP each side's options, and each protocol's own error", async () => {
    const negotiation = {
      ipv4Error: 733,
      compressionError: 0,
      compression: 6,
      compressionOptions: 0x41,
      lcpOptions: 0x803,
    };
    const { ras, connection } = await dialed(
      officeOf(
        { strategy: ['L2TP'] },
        { servers: { [server]: { users: { alice: { password: 'right' } }, negotiation } } },
      ),
    );
    const projection = await connection.projection();
    const side = {
      authentication: 'CHAP',
      authenticationData: 'CHAP_MSV2',
      ipOptions: [],
      lcpOptions: ['PFC', 'ACFC', 'RASLCPO_0x800'],
      compression: 'MPPC',
      compressionOptions: ['Compression', 'Encryption128bit'],
    };
    expect(projection).toMatchObject({
      protocol: 'PPP',
      ipv4: { error: { errno: 733, operation: 'RasGetProjectionInfoEx' } },
      multilink: false,
      client: side,
      server: side,
    });
    expect(projection).not.toHaveProperty('compressionError');
    await hangUp(ras, connection);
  });
});

describe('updateEndpoints()', () => {
  test('moves an IKEv2 tunnel, which stays up', async () => {
    const { ras, connection } = await dialed(officeOf({}));
    await connection.updateEndpoints({
      interfaceIndex: 3,
      local: '192.0.2.9',
      remote: '198.51.100.4',
    });
    expect(await connection.status()).toMatchObject({
      state: 'Connected',
      substate: 'Reconnected',
      localEndpoint: '192.0.2.9',
      remoteEndpoint: '198.51.100.4',
    });
    await connection.updateEndpoints({ local: '2001:db8::9', remote: '::ffff:192.0.2.1' });
    expect(await connection.status()).toMatchObject({
      localEndpoint: '2001:db8::9',
      remoteEndpoint: '::ffff:c000:201',
    });
    await hangUp(ras, connection);
  });

  test.each<[object, string]>([
    [{ local: 'example.com' }, 'update.local'],
    [{ remote: 'fe80::1%3' }, 'update.remote'],
    [{ local: '192.0.2.9', remote: '2001:db8::9' }, 'update.remote'],
    [{ interfaceIndex: 0 }, 'update.interfaceIndex'],
    [{ port: 1 }, 'port'],
  ])('refuses %j', async (update, named) => {
    const { ras, connection } = await dialed(officeOf({}));
    expect(() => connection.updateEndpoints(update)).toThrow(named);
    expect(ras.calls().map((call) => call.function)).not.toContain('RasUpdateConnection');
    await hangUp(ras, connection);
  });
});

test('a line that is gone answers 668, whatever it is asked for', async () => {
  const { ras, connection } = await dialed(officeOf({}));
  await hangUp(ras, connection);
  const questions = {
    RasGetConnectionStatistics: connection.statistics(),
    RasClearConnectionStatistics: connection.clearStatistics(),
    RasGetSubEntryHandle: connection.links(),
    RasGetProjectionInfoEx: connection.projection(),
    RasUpdateConnection: connection.updateEndpoints({ interfaceIndex: 1 }),
  };
  for (const [operation, question] of Object.entries(questions))
    expect(await failureOf(question)).toMatchObject({ errno: 668, operation });
});
