import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, jest, test } from '@jest/globals';
import { openSimulator } from '../../src/simulator/open.js';
import { type Scenario, simulate } from '../../src/simulator.js';

const office: Scenario = {
  entries: { 'Office VPN': { server: 'vpn.example.com', strategy: ['SSTP'] } },
  servers: { 'vpn.example.com': { users: { alice: { password: 'top secret' } } } },
  stored: { 'Office VPN': { userName: 'alice', password: 'top secret' } },
  clock: 'virtual',
};
const longEnough = 60_000;

describe('a virtual clock', () => {
  test('stands still until it is advanced', async () => {
    const simulator = simulate(office);
    const events: string[] = [];
    const dialing = simulator.dial('Office VPN');
    const loop = (async () => {
      for await (const event of dialing) events.push(event.state);
    })();
    await simulator.clock.advance(0);
    const before = events.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(simulator.clock.now()).toBe(0);
    expect(events).toHaveLength(before);

    await simulator.clock.advance(longEnough);
    expect(simulator.clock.now()).toBe(longEnough);
    await loop;
    expect(events.at(-1)).toBe('Connected');
    const hungUp = (await dialing).hangUp();
    await simulator.clock.advance(longEnough);
    await expect(hungUp).resolves.toBe('disconnected');
  });

  test('advance returns when all that was due has been delivered, and what came of it', async () => {
    const simulator = simulate({ ...office, behavior: { delay: 100 } });
    const dialing = simulator.dial('Office VPN', {
      credentials: { userName: 'alice', password: 'wrong' },
      onPaused: () => ({ userName: 'alice', password: 'top secret' }),
    });
    const connected = jest.fn();
    void dialing.then(connected);
    // The pause, its answer and all that follows lie within one call.
    await simulator.clock.advance(longEnough);
    expect(connected).toHaveBeenCalledTimes(1);
    void (await dialing).hangUp();
    await simulator.clock.advance(longEnough);
    simulator.assertNoOpenConnections();
  });

  test('a delivery happens at its time, not at the target of the advance', async () => {
    const simulator = simulate({ ...office, behavior: { delay: 100 } });
    const times: number[] = [];
    const dialing = simulator.dial('Office VPN');
    const loop = (async () => {
      for await (const event of dialing) times.push(event.elapsed);
    })();
    await simulator.clock.advance(longEnough);
    await loop;
    expect(new Set(times).size).toBeGreaterThan(5);
    expect(Math.max(...times)).toBeLessThan(5_000);
    void (await dialing).hangUp();
    await simulator.clock.advance(longEnough);
  });

  test('calls queue up', async () => {
    const { clock } = simulate({ clock: 'virtual' });
    const order: number[] = [];
    await Promise.all(
      [100, 20, 3].map((time) => clock.advance(time).then(() => order.push(clock.now()))),
    );
    expect(order).toEqual([100, 120, 123]);
  });

  test('fake timers of Jest do not hold it up', async () => {
    jest.useFakeTimers();
    try {
      const { clock } = simulate({ clock: 'virtual' });
      await clock.advance(10);
      expect(clock.now()).toBe(10);
    } finally {
      jest.useRealTimers();
    }
  });

  test.each([[-1], [Number.NaN], [Infinity]])('advance(%p) is refused', (time) => {
    const { clock } = simulate({ clock: 'virtual' });
    expect(() => clock.advance(time)).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_ARG_VALUE' }),
    );
  });
});

test('a scaled clock is waited for', async () => {
  const { clock } = simulate({ clock: 1000 });
  const began = Date.now();
  const from = clock.now();
  await clock.advance(20_000);
  expect(clock.now() - from).toBeGreaterThanOrEqual(20_000);
  expect(Date.now() - began).toBeLessThan(10_000);
});

test.each([['fast'], [0], [-1], [null]])('clock: %p is refused', (clock) => {
  expect(() => simulate({ clock } as unknown as Scenario)).toThrow(/scenario\.clock/);
});

test('a scenario whose parts do not fit together is refused', () => {
  const server = 'vpn.example.com';
  expect(() => simulate({ entries: { Office: { server }, OFFICE: { server } } })).toThrow(
    expect.objectContaining({
      code: 'ERR_INVALID_ARG_VALUE',
      message: expect.stringContaining('[Entry] Name=OFFICE'),
    }),
  );
  expect(() => simulate({ ledgerFile: '/no such folder/ledger' })).toThrow(/ledger/);
});

describe('what the simulator saw', () => {
  test('without a scenario any credentials connect', async () => {
    const simulator = simulate();
    const connection = await simulator.dial('office vpn', {
      credentials: { userName: 'any', password: '' },
    });
    expect(connection.entryName).toBe('Office VPN');
    await connection.hangUp();
  });

  test('calls, the lines that are owed, and the assertion about them', async () => {
    const simulator = simulate({ ...office, clock: 10 });
    expect(simulator.calls()).toEqual([]);
    const connection = await simulator.dial('Office VPN');
    const dial = simulator.calls().find((call) => call.function === 'RasDial');
    expect(dial).toMatchObject({ result: 0, entryName: 'Office VPN', time: expect.any(Number) });
    expect(simulator.owed()).toEqual([
      { entryName: 'Office VPN', references: 1, handle: dial?.handle },
    ]);
    expect(() => simulator.assertNoOpenConnections()).toThrow(
      expect.objectContaining({
        name: 'AssertionError',
        message: expect.stringContaining('"Office VPN"'),
      }),
    );
    await connection.hangUp();
    expect(simulator.calls().map((call) => call.function)).toContain('RasHangUp');
    expect(simulator.owed()).toEqual([]);
    simulator.assertNoOpenConnections();
    expect(simulator.violations()).toEqual([]);
  });

  test('misuse of RAS', async () => {
    const { native } = openSimulator({}, '/');
    await native.status(77n);
    expect(native.violations()).toEqual([
      expect.stringMatching(/^RasGetConnectStatus .* never issued$/),
    ]);
  });

  test('a line that is dropped', async () => {
    const simulator = simulate({ ...office, clock: 10 });
    expect(() => simulator.dropLine('Office VPN')).toThrow(
      expect.objectContaining({ code: 'ERR_INVALID_ARG_VALUE' }),
    );
    const connection = await simulator.dial('Office VPN');
    simulator.dropLine('OFFICE vpn', 829);
    await expect(connection.waitForClose()).resolves.toMatchObject({ by: 'lost' });
    await connection.hangUp();
    simulator.assertNoOpenConnections();
  });

  test('what happens to lines and links only where it can', async () => {
    const simulator = simulate({
      entries: {
        Line: { type: 'isdn', server: '555', links: 2, dialMode: 'asNeeded' },
        Tunnel: { server: 'host', strategy: ['SSTP'] },
      },
      servers: { '555': {}, host: {} },
      connections: ['Line', 'Tunnel'],
      clock: 'virtual',
    });
    const cannot = [
      () => simulator.connectElsewhere('Nowhere'),
      () => simulator.connectElsewhere('line'),
      () => simulator.connectElsewhere(''),
      () => simulator.setSubstate('Line', 'Dormant'),
      () => simulator.setSubstate('Tunnel', 'Dormant'),
      () => simulator.setSubstate('Tunnel', 'Asleep' as 'Dormant'),
      () => simulator.dropLink('Nowhere', 1),
      () => simulator.dropLink('Line', 0),
      () => simulator.dropLink('Line', 2),
      () => simulator.dropLink('Line', 3),
      () => simulator.dropLink('Line', 1, 0),
      () => simulator.connectLink('Nowhere', 1),
      () => simulator.connectLink('Line', 1),
      () => simulator.connectLink('Line', 3),
      () => simulator.restartRasMan(-1),
    ];
    for (const ask of cannot)
      expect(ask).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_VALUE' }));
    const [line] = await simulator.connections();
    expect((await line?.status())?.state).toBe('Connected');

    simulator.connectLink('LINE', 2);
    simulator.dropLink('line', 2);
    simulator.dropLine('line');
    simulator.connectElsewhere('line');
    expect(await simulator.connections()).toHaveLength(2);
  });

  test('entries of a phone-book file, and lines that were up before', async () => {
    const simulator = simulate({
      entries: { Old: { type: 'pppoe', server: 'provider' } },
      connections: ['Old'],
      clock: 10,
    });
    const [connection] = await simulator.connections();
    expect(connection?.entryName).toBe('Old');
    // Nothing is owed for what another process has dialed.
    expect(simulator.owed()).toEqual([]);
  });

  test('two simulators know nothing of each other', async () => {
    const [one, other] = [simulate({ clock: 10 }), simulate({ clock: 10 })];
    const connection = await one.dial('Office VPN');
    expect(await other.connections()).toEqual([]);
    expect(other.calls().map((call) => call.function)).not.toContain('RasDial');
    await connection.hangUp();
  });

  test('a password is nowhere', async () => {
    const ledgerFile = join(mkdtempSync(join(tmpdir(), 'winras-')), 'ledger.jsonl');
    const simulator = simulate({ ...office, clock: 10, ledgerFile });
    const connection = await simulator.dial('Office VPN', {
      credentials: { userName: 'alice', password: 'top secret' },
    });
    await connection.hangUp();
    const shown = inspect([simulator, connection, simulator.calls()], {
      depth: 20,
      showHidden: true,
    });
    for (const text of [shown, readFileSync(ledgerFile, 'utf8')])
      expect(text).not.toContain('top secret');
    expect(readFileSync(ledgerFile, 'utf8')).toContain('RasDial');
  });
});
