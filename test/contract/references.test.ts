/** Each dial of a connected entry adds a reference to its line (rule D9): who gives back which, and how a line goes with all. */

import { describe, expect, test } from '@jest/globals';
import type { ActiveConnection, Connection } from '../../src/index.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import { kept } from './support/kept.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
} from './support/simulated.js';

/** Its line was up before, and is another process's. */
const othersLine: Scenario = { ...office, connections: ['Office'] };

async function dialed(ras: Simulator, times: number): Promise<Connection[]> {
  const connections: Connection[] = [];
  while (connections.length < times) connections.push(await inTime(ras, ras.dial('Office')));
  return connections;
}

/** Milliseconds of the simulator's clock. */
async function timed<T>(ras: Simulator, promise: Promise<T>): Promise<[T, number]> {
  const began = ras.clock.now();
  const result = await inTime(ras, promise, 10);
  return [result, ras.clock.now() - began];
}

async function onlyLine(ras: Simulator): Promise<ActiveConnection> {
  const lines = await inTime(ras, ras.connections());
  expect(lines).toHaveLength(1);
  return lines[0] as ActiveConnection;
}

describe('isFurtherReference tells', () => {
  test('that the entry was connected before the dial, by whomever', async () => {
    const ras = simulated();
    const [first, second] = await dialed(ras, 2);
    expect([first?.isFurtherReference, second?.isFurtherReference]).toEqual([false, true]);
    await hangUp(ras, { hangUp: () => (second as Connection).hangUp({ all: true }) });

    const others = simulated(othersLine, { mayOwe: true });
    expect((await inTime(others, others.dial('office'))).isFurtherReference).toBe(true);
  });

  test('nothing of other entries, nor of a line that was hung up just before', async () => {
    const ras = simulated({
      ...officeThat({ linger: 2_000, lingerState: 'current' }),
      entries: {
        Office: { server: 'vpn.example.com', strategy: ['SSTP'] },
        Branch: { server: 'vpn.example.com', strategy: ['SSTP'] },
      },
    });
    const office = await inTime(ras, ras.dial('Office'));
    const branch = await inTime(ras, ras.dial('Branch', { credentials: alice }));
    const gone = office.hangUp();
    const again = await inTime(ras, ras.dial('Office'));
    await gone;
    expect([branch, again].map(({ isFurtherReference }) => isFurtherReference)).toEqual([
      false,
      false,
    ]);
    await hangUp(ras, branch);
    await hangUp(ras, again);
  });

  test('the same of dials at once, which ask for the lines together', async () => {
    const ras = simulated(othersLine, { mayOwe: true });
    const connections = await inTime(ras, Promise.all([ras.dial('Office'), ras.dial('Office')]));
    expect(connections.map(({ isFurtherReference }) => isFurtherReference)).toEqual([true, true]);
  });
});

describe('hangUp() of a further reference', () => {
  test('gives that one back, and is not kept waiting by the line that stays', async () => {
    const ras = simulated(othersLine);
    const connection = await inTime(ras, ras.dial('Office'));
    const [outcome, took] = await timed(ras, connection.hangUp());
    expect(outcome).toBe('released');
    expect(took).toBeLessThan(500);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(await (await onlyLine(ras)).status()).toMatchObject({ state: 'Connected' });
  });

  test('tells that the line is gone where it was the last one', async () => {
    const ras = simulated(officeThat({ linger: 2_000 }));
    const [first, second] = await dialed(ras, 2);
    expect(await inTime(ras, (first as Connection).hangUp())).toBe('released');
    expect(await inTime(ras, (second as Connection).hangUp())).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(2);
  });
});

describe('hangUp({ all: true })', () => {
  test('calls RasHangUp each 100 ms until the line is gone', async () => {
    const ras = simulated(othersLine);
    await dialed(ras, 3);
    const [outcome, took] = await timed(ras, (await onlyLine(ras)).hangUp({ all: true }));
    expect(outcome).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(4);
    const times = ras
      .calls()
      .filter((call) => call.function === 'RasHangUp')
      .map(({ time }) => time);
    expect(times.map((time) => Math.round(time - (times[0] as number)))).toEqual([
      0, 100, 200, 300,
    ]);
    expect(took).toBeLessThan(1_000);
    expect(await ras.connections()).toEqual([]);
  });

  test('leaves the connections of the dials with nothing to give back', async () => {
    const ras = simulated();
    const connections = await dialed(ras, 3);
    const [first] = connections as [Connection];
    expect(await inTime(ras, first.hangUp({ all: true }))).toBe('disconnected');
    for (const connection of connections) await hangUp(ras, connection);
    expect(callsOf(ras, 'RasHangUp')).toBe(3);
  });

  test('goes on after one reference was released', async () => {
    const ras = simulated(othersLine);
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await inTime(ras, connection.hangUp())).toBe('released');
    expect(await inTime(ras, connection.hangUp({ all: true }))).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(2);
  });

  test('takes the line from a dial under way that has added a reference to it', async () => {
    const ras = simulated({ ...othersLine, behavior: { redialConnected: 'silent' } });
    const line = await onlyLine(ras);
    const failure = failureOf(ras.dial('Office'));
    await ras.clock.advance(10);
    expect(callsOf(ras, 'RasDial')).toBe(1);
    expect(await inTime(ras, line.hangUp({ all: true }))).toBe('disconnected');
    expect(await failure).toMatchObject({ errno: 631 });
    expect(callsOf(ras, 'RasHangUp')).toBe(2);
    expect(await inTime(ras, ras.connections())).toEqual([]);
  });

  test.each(['Disconnected', 'Connected', 'current'] as const)(
    'waits for a line that lingers, its status being %s',
    async (lingerState) => {
      const ras = simulated(officeThat({ linger: 2_500, lingerState }));
      const [connection] = (await dialed(ras, 2)) as [Connection];
      const [outcome, took] = await timed(ras, connection.hangUp({ all: true }));
      expect(outcome).toBe('disconnected');
      expect(took).toBeGreaterThanOrEqual(2_500);
    },
  );

  test('is given up after 20 calls, and rejects while the line is up', async () => {
    const ras = simulated(office, { mayOwe: true });
    const [connection] = (await dialed(ras, 25)) as [Connection];
    const [error, took] = await timed(ras, failureOf(connection.hangUp({ all: true })));
    expect(error).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
    expect(callsOf(ras, 'RasHangUp')).toBe(20);
    expect(took).toBeLessThan(3_000);
    expect(ras.owed()).toMatchObject([{ references: 5 }]);
  });

  test('is given up at its bound', async () => {
    const ras = simulated(othersLine, { mayOwe: true });
    await dialed(ras, 9);
    const line = await onlyLine(ras);
    const [error, took] = await timed(ras, failureOf(line.hangUp({ all: true, timeout: 350 })));
    expect(error).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
    expect(took).toBeLessThan(600);
    expect(callsOf(ras, 'RasHangUp')).toBe(4);
  });

  test('rejects with what RAS refuses it with', async () => {
    const ras = simulated({ ...othersLine, behavior: { hangUpError: 753 } });
    const error = await inTime(ras, failureOf((await onlyLine(ras)).hangUp({ all: true })));
    expect(error).toMatchObject({ errno: 753, operation: 'RasHangUp' });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test("does not touch another line that has got the line's handle meanwhile", async () => {
    const ras = simulated({
      ...office,
      entries: {
        Office: { server: 'vpn.example.com', strategy: ['SSTP'] },
        Branch: { server: 'vpn.example.com', strategy: ['SSTP'] },
      },
      behavior: { delay: 0 },
    });
    const [connection] = (await dialed(ras, 5)) as [Connection];
    const gone = connection.hangUp({ all: true });
    await ras.clock.advance(50);
    ras.dropLine('Office');
    const branch = await inTime(ras, ras.dial('Branch', { credentials: alice }), 1);
    expect(ras.owed()).toMatchObject([{ entryName: 'Branch', handle: 1n }]);
    expect(await inTime(ras, gone)).toBe('disconnected');
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    await hangUp(ras, branch);
  });

  test.each([
    [{ all: 'yes' }, 'TYPE'],
    [{ al: true }, 'VALUE'],
  ])('%j throws before RAS is asked', async (options, kind) => {
    const line = await onlyLine(simulated(othersLine));
    const code = `ERR_INVALID_ARG_${kind}`;
    expect(() => line.hangUp(options as never)).toThrow(expect.objectContaining({ code }));
  });
});

describe("ifConnected: 'reject'", () => {
  test('dials nothing where the entry is connected, and names the line', async () => {
    const ras = simulated(othersLine);
    const { id } = await onlyLine(ras);
    const dialing = ras.dial('office', { ifConnected: 'reject' });
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({
      code: 'ERR_RAS_ALREADY_CONNECTED',
      entryName: 'Office',
      connectionId: id,
    });
    expect(await dialing.hangUp()).toBe('disconnected');
    expect(callsOf(ras, 'RasDial') + callsOf(ras, 'RasHangUp')).toBe(0);
  });

  test('dials where it is not, or where its line is only being dialed', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const [first, second] = [1, 2].map(() => ras.dial('Office', { ifConnected: 'reject' }));
    const failure = failureOf(second as PromiseLike<unknown>);
    const connection = (await inTime(ras, first as PromiseLike<Connection>)) as Connection;
    expect(await inTime(ras, failure)).toMatchObject({ errno: 756 });
    await hangUp(ras, connection);
  });

  test('fails with what RAS cannot list its lines with', async () => {
    const ras = simulated({ ...office, lacks: ['RasEnumConnections'] });
    expect(
      await inTime(ras, failureOf(ras.dial('Office', { ifConnected: 'reject' }))),
    ).toMatchObject({ code: 'ERR_RAS_UNAVAILABLE' });
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });

  test('is one of two', () => {
    expect(() => simulated().dial('Office', { ifConnected: 'adopt' as 'dial' })).toThrow(
      "The \"options.ifConnected\" argument must be one of 'dial', 'reject'",
    );
  });
});

test('keep() hangs up what it has dialed, and leaves the line to who has dialed it since', async () => {
  const ras = simulated();
  const loop = kept(ras, 'Office', { hangUpAtEnd: true });
  await ras.clock.advance(5_000);
  const second = await inTime(ras, ras.dial('Office'));
  await inTime(ras, loop.keeping.return());
  expect(loop.told()).toEqual(['dialing 1', 'connected 1']);
  expect(ras.owed()).toMatchObject([{ entryName: 'Office', references: 1 }]);
  await hangUp(ras, second);
});

test('a thousand dials at once ask for the lines that are up together', async () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `Office ${index}`);
  const server = { server: 'vpn.example.com', strategy: ['SSTP'] } as const;
  const ras = simulated(
    {
      entries: Object.fromEntries(names.map((name) => [name, server])),
      servers: { 'vpn.example.com': {} },
    },
    { mayOwe: true },
  );
  const connections = await inTime(ras, Promise.all(names.map((name) => ras.dial(name))));
  expect(connections.some(({ isFurtherReference }) => isFurtherReference)).toBe(false);
  expect(callsOf(ras, 'RasEnumConnections')).toBeLessThan(200);
});
