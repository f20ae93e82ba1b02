/** A RAS that lacks functions, as an older Windows does: what is done without them, and what cannot be. */

import { describe, expect, test } from '@jest/globals';
import type { RunningEvent } from '../../src/index.js';
import { simulatedFunctions } from '../../src/simulator/functions.js';
import type { Scenario, SimulatedServer } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  eventsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  simulated,
} from './support/simulated.js';

/** Windows Vista, which has no IKEv2 either. */
function vista(server: SimulatedServer): Scenario {
  return {
    entries: { Office: { server: 'host', strategy: ['L2TP'] } },
    servers: { host: server },
    lacks: ['RasGetProjectionInfoEx'],
  };
}

async function projectionOf(server: SimulatedServer) {
  const ras = simulated(vista(server));
  const connection = await inTime(ras, ras.dial('Office'));
  const projection = await connection.projection();
  await hangUp(ras, connection);
  expect(callsOf(ras, 'RasGetProjectionInfoEx')).toBe(0);
  return projection;
}

const ipv4 = { address: '10.0.0.7', serverAddress: '10.0.0.1' };
const ipv6 = { address: '2001:db8::7', serverAddress: '2001:db8::1' };
const failed = (errno: number) =>
  expect.objectContaining({ errno, operation: 'RasGetProjectionInfo' });

describe('without RasGetProjectionInfoEx', () => {
  test('projection() tells what each protocol has negotiated', async () => {
    const negotiation = {
      compressionError: 0,
      compression: 6,
      compressionOptions: 0x41,
      lcpOptions: 0x3,
      ipOptions: 0x1,
    };
    const side = {
      authentication: 'CHAP',
      authenticationData: 'CHAP_MSV2',
      ipOptions: ['VJ'],
      lcpOptions: ['PFC', 'ACFC'],
      compression: 'MPPC',
      compressionOptions: ['Compression', 'Encryption128bit'],
    };
    expect(await projectionOf({ ipv4, ipv6, negotiation })).toEqual({
      protocol: 'PPP',
      ipv4,
      ipv6: { address: 'fe80::7', serverAddress: 'fe80::1' },
      bundled: false,
      multilink: false,
      client: side,
      server: side,
    });
  });

  test.each<[string, SimulatedServer, unknown]>([
    ['IPv4', { ipv4, ipv6, negotiation: { ipv4Error: 738 } }, { ipv4: { error: failed(738) } }],
    ['IPv6', { ipv4, ipv6, negotiation: { ipv6Error: 733 } }, { ipv6: { error: failed(733) } }],
    [
      'CCP',
      { ipv4, ipv6, negotiation: { compressionError: 732, compressionOptions: 0x41 } },
      { compressionError: failed(732) },
    ],
  ])("%s' own error is told, and is none of the others", async (_, server, expected) => {
    const projection = await projectionOf(server);
    expect(projection).toMatchObject(expected as object);
    expect(projection).not.toHaveProperty('lcpError');
    const whole = { ipv4, ipv6: { address: 'fe80::7' }, compressionError: failed(731) };
    expect(projection).toMatchObject({ ...whole, ...(expected as object) });
  });

  test('what was not negotiated is 731', async () => {
    expect(await projectionOf({ ipv4 })).toMatchObject({
      ipv4,
      ipv6: { error: failed(731) },
      compressionError: failed(731),
    });
    expect(await projectionOf({ ipv6 })).toMatchObject({ ipv4: { error: failed(731) } });
  });

  test('a dial tells the addresses all the same', async () => {
    const ras = simulated(vista({ ipv4 }));
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    const projected = events.find(({ state }) => state === 'Projected') as RunningEvent;
    expect(projected.addresses).toEqual({ protocol: 'PPP', ipv4 });
    await hangUp(ras, await dialing);
  });
});

describe('fails, naming the function:', () => {
  test('the projection without both functions', async () => {
    const lacks = ['RasGetProjectionInfo', 'RasGetProjectionInfoEx'] as const;
    const ras = simulated({ ...office, lacks });
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await failureOf(connection.projection())).toMatchObject({
      code: 'ERR_RAS_UNAVAILABLE',
      operation: 'RasGetProjectionInfoEx',
    });
    await hangUp(ras, connection);
  });

  test('a dial without RasDial', async () => {
    const ras = simulated({ ...office, lacks: ['RasDial'] });
    const failure = await inTime(ras, failureOf(ras.dial('Office', { credentials: alice })));
    expect(failure).toMatchObject({ code: 'ERR_RAS_UNAVAILABLE', operation: 'RasDial' });
  });

  test('whatever a RAS is asked for that has nothing', async () => {
    const ras = simulated({ ...office, lacks: simulatedFunctions });
    const questions = {
      RasEnumConnections: ras.connections(),
      RasEnumEntries: ras.phoneBook().entries(),
      RasEnumDevices: ras.devices(),
      RasGetCountryInfo: ras.countries(),
    };
    for (const [operation, question] of Object.entries(questions)) {
      const failure = await inTime(ras, failureOf(question));
      expect(failure).toMatchObject({ code: 'ERR_RAS_UNAVAILABLE', operation });
    }
    expect(ras.calls()).toEqual([]);
  });
});
