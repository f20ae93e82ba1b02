/** The lines that are up: listed, asked for their status, waited for, hung up, ours or not. */

import { inspect } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import { type ActiveConnection, Connection } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';
import { officeWhoseServer } from './support/situations.js';

/** Its line was up before, and is another process's. */
const othersLine: Scenario = { ...office, connections: ['Office'] };

async function onlyLine(ras: Simulator): Promise<ActiveConnection> {
  const lines = await inTime(ras, ras.connections());
  expect(lines).toHaveLength(1);
  return lines[0] as ActiveConnection;
}

describe('connections() lists', () => {
  test('nothing where no line is up', async () => {
    expect(await simulated().connections()).toEqual([]);
  });

  test('lines of others, with what RAS knows of them', async () => {
    const line = await onlyLine(simulated(othersLine));
    expect(line).not.toBeInstanceOf(Connection);
    expect(Symbol.asyncDispose in line).toBe(false);
    expect(line.toJSON()).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      entryName: 'Office',
      phoneBook: expect.stringMatching(/rasphone\.pbk$/),
      device: { type: 'VPN', name: 'WAN Miniport (SSTP)' },
    });
  });

  test('our own line under the id of its connection', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    expect(connection).toBeInstanceOf(Connection);
    expect((await onlyLine(ras)).toJSON()).toEqual(connection.toJSON());
    await hangUp(ras, connection);
  });

  test('a dial without an entry as a dot and its number', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dialNumber('vpn.example.com', { credentials: alice }));
    expect(connection.entryName).toBe('.vpn.example.com');
    expect((await onlyLine(ras)).entryName).toBe('.vpn.example.com');
    await hangUp(ras, connection);
  });

  test('every line, also when the list grows meanwhile', async () => {
    const ras = simulated({ ...othersLine, enumerationGrows: true });
    const lines = await inTime(ras, ras.connections());
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  });

  test('or fails with what RAS says', async () => {
    const ras = simulated({ ...office, rasMan: { state: 'stopped', blocks: 20_000 } });
    expect(await inTime(ras, failureOf(ras.connections()))).toMatchObject({
      errno: 711,
      operation: 'RasEnumConnections',
    });
  });
});

test('a line shows itself in the console as what it is, without the machinery', async () => {
  const line = await onlyLine(simulated(othersLine));
  const shown = inspect(line, { depth: 5 });
  expect(shown).toContain('Office');
  expect(shown).toContain(`id: '${line.id}'`);
  expect(shown).not.toMatch(/native|provider/);
});

describe('status() tells', () => {
  test('of a line that is up its state, device and endpoints', async () => {
    const entries = { Office: { server: 'vpn.example.com', strategy: ['IKEv2'] } } as const;
    const ras = simulated({ ...office, entries });
    const connection = await inTime(ras, ras.dial('Office'));
    expect(await connection.status()).toEqual({
      phase: 'terminal',
      state: 'Connected',
      stateCode: 0x2000,
      substate: 'None',
      device: { type: 'vpn', name: 'WAN Miniport (IKEv2)' },
      phoneNumber: 'vpn.example.com',
      localEndpoint: expect.any(String),
      remoteEndpoint: expect.any(String),
    });
    await hangUp(ras, connection);
  });

  test('of a line that is being dialed how far it has come', async () => {
    const ras = simulated(officeWhoseServer({}, { delay: 1_000 }));
    const dialing = ras.dial('Office');
    await ras.clock.advance(3_500);
    const line = await onlyLine(ras);
    expect(await line.status()).toMatchObject({ phase: 'running', state: 'ConnectDevice' });
    await hangUp(ras, dialing);
  });

  test.each<NonNullable<SimulatedBehavior['lostLine']>>(['gone', 'disconnectedFirst', 'reconnect'])(
    'of a line that was lost that it is Disconnected, whether %s',
    async (lostLine) => {
      const ras = simulated(officeThat({ lostLine }));
      const connection = await inTime(ras, ras.dial('Office'));
      ras.dropLine('Office');
      const status = await connection.status();
      expect(status).toMatchObject({ phase: 'terminal', state: 'Disconnected' });
      await ras.clock.advance(5_000);
      expect(await connection.status()).toMatchObject({ state: 'Disconnected', stateCode: 0x2001 });
      await inTime(ras, connection.hangUp());
    },
  );

  test('of a line whose handle is another line’s now that it is Disconnected', async () => {
    const ras = simulated();
    const lost = await inTime(ras, ras.dial('Office'));
    ras.dropLine('Office');
    const other = await inTime(ras, ras.dial('Office'));
    expect(other.id).not.toBe(lost.id);
    expect(await lost.status()).toMatchObject({ state: 'Disconnected' });
    await hangUp(ras, other);
  });

  test('what RAS says when it cannot tell', async () => {
    const ras = simulated({ ...othersLine, behavior: { statusError: 711 } });
    const line = await onlyLine(ras);
    expect(await inTime(ras, failureOf(line.status()))).toMatchObject({
      errno: 711,
      operation: 'RasGetConnectStatus',
    });
  });
});

describe('an ActiveConnection', () => {
  test('hangs up another process’s line', async () => {
    const ras = simulated(othersLine);
    const line = await onlyLine(ras);
    expect(await inTime(ras, Promise.all([line.hangUp(), line.hangUp()]))).toEqual([
      'disconnected',
      'disconnected',
    ]);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(await inTime(ras, ras.connections())).toEqual([]);
  });

  test('hangs up a line of ours; its own connection then has nothing left to do', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    await hangUp(ras, await onlyLine(ras));
    await hangUp(ras, connection);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

describe('waitForClose() resolves', () => {
  test('with hangUp when this object has hung up', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const closed = Promise.all([connection.waitForClose(), connection.waitForClose()]);
    await ras.clock.advance(60_000);
    await hangUp(ras, connection);
    expect(await closed).toEqual([{ by: 'hangUp' }, { by: 'hangUp' }]);
    expect(await connection.waitForClose()).toEqual({ by: 'hangUp' });
  });

  test('with hangUp also when the line goes only after ERR_RAS_HANGUP_PENDING', async () => {
    const ras = simulated(officeThat({ linger: 30_000, lingerState: 'Disconnected' }));
    const connection = await inTime(ras, ras.dial('Office'));
    const closed = connection.waitForClose();
    await inTime(ras, failureOf(connection.hangUp({ timeout: 100 })));
    expect(await inTime(ras, closed)).toEqual({ by: 'hangUp' });
  });

  test.each<NonNullable<SimulatedBehavior['lostLine']>>(['gone', 'disconnectedFirst', 'reconnect'])(
    'with lost when the line was lost, whether %s',
    async (lostLine) => {
      const ras = simulated(officeThat({ lostLine, linger: 3_000 }));
      const connection = await inTime(ras, ras.dial('Office'));
      const closed = connection.waitForClose();
      await ras.clock.advance(5_000);
      ras.dropLine('Office', 829);
      const { by, error } = await inTime(ras, closed);
      expect(by).toBe('lost');
      // Windows seldom tells why.
      expect(error?.errno).toBe(lostLine === 'disconnectedFirst' ? 829 : undefined);
      await ras.clock.advance(5_000);
      await inTime(ras, connection.hangUp());
      expect(await connection.waitForClose()).toEqual({ by, ...(error ? { error } : {}) });
    },
  );

  test('not for a single status that says gone', async () => {
    const ras = simulated(officeThat({ spuriousGone: true }));
    const connection = await inTime(ras, ras.dial('Office'));
    const settled = jest.fn();
    void connection.waitForClose().then(settled, settled);
    await ras.clock.advance(10_000);
    expect(settled).not.toHaveBeenCalled();
    await hangUp(ras, connection);
  });

  test('not while RAS cannot tell', async () => {
    const ras = simulated({ ...othersLine, behavior: { statusError: 711 } });
    const line = await onlyLine(ras);
    const settled = jest.fn();
    void line.waitForClose().then(settled, settled);
    await ras.clock.advance(10_000);
    expect(settled).not.toHaveBeenCalled();
    await inTime(
      ras,
      line.hangUp().catch(() => undefined),
    );
  });

  test('not while the line is still being dialed', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const dialing = ras.dial('Office');
    await ras.clock.advance(2_500);
    const line = await onlyLine(ras);
    const settled = jest.fn();
    const closed = line.waitForClose();
    void closed.then(settled, settled);
    await inTime(ras, dialing);
    await ras.clock.advance(5_000);
    expect(settled).not.toHaveBeenCalled();
    await hangUp(ras, dialing);
    expect(await inTime(ras, closed)).toEqual({ by: 'lost' });
  });

  test('or rejects with an AbortError when its wait is aborted; the line stays up', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const controller = new AbortController();
    const reason = new Error('enough');
    const waited = failureOf(connection.waitForClose({ signal: controller.signal }));
    await ras.clock.advance(1_500);
    controller.abort(reason);
    await ras.clock.advance(0);
    expect(await waited).toMatchObject({ code: 'ABORT_ERR', cause: reason });
    const { signal } = controller;
    expect(await failureOf(connection.waitForClose({ signal }))).toMatchObject({ cause: reason });
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await hangUp(ras, connection);
  });

  test('and an abort is heard at once also while RAS is being asked', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office'));
    const controller = new AbortController();
    const waited = failureOf(connection.waitForClose({ signal: controller.signal }));
    controller.abort();
    await ras.clock.advance(0);
    expect(await waited).toMatchObject({ code: 'ABORT_ERR' });
    await hangUp(ras, connection);
  });
});

describe('hanging up everything that is listed', () => {
  test.each<NonNullable<SimulatedBehavior['afterHangUp']>>([
    'silent',
    'disconnected',
    'userDisconnection',
  ])('ends a dial under way too, RAS being %s afterwards', async (afterHangUp) => {
    const ras = simulated(officeThat({ afterHangUp, delay: 1_000 }));
    const failure = failureOf(ras.dial('Office'));
    await ras.clock.advance(3_500);
    await hangUp(ras, await onlyLine(ras));
    expect(await inTime(ras, failure)).toMatchObject({ errno: 631, entryName: 'Office' });
    await ras.clock.advance(60_000);
  });
});

test('a failed dial is over before its error is told: the next one meets no old line', async () => {
  const ras = simulated(officeThat({ linger: 3_000 }));
  for (let dial = 0; dial < 3; dial += 1) {
    const error = await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));
    expect(error).toMatchObject({ errno: 691 });
    expect(await ras.connections()).toEqual([]);
  }
  await hangUp(ras, await inTime(ras, ras.dial('Office')));
});
