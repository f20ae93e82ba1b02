/** The check of a line that ras.keep() keeps up: RAS is simulated, and so are the times; the connections are real. */

import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { KeepCheckOptions, KeepMissed } from '../../src/index.js';
import type { Scenario, Simulator } from '../../src/simulator.js';
import { type Kept, kept } from './support/kept.js';
import { callsOf, hangUp, inTime, office, simulated } from './support/simulated.js';

// One of the machine's own that is not the one that connections have by themselves, where there is such.
const own = process.platform === 'darwin' ? '127.0.0.1' : '127.0.0.2';
/** No machine has it, so that no connection begins there. */
const foreign = '192.0.2.77';

function officeAt(address: string, more: Partial<Scenario> = {}): Scenario {
  const server = { ...office.servers?.['vpn.example.com'], ipv4: { address } };
  return { ...office, servers: { 'vpn.example.com': server }, ...more };
}

const servers: Server[] = [];

afterEach(() => {
  jest.dontMock('node:net');
  for (const server of servers.splice(0)) server.close();
});

async function listening(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

function watched(ras: Simulator, check: Partial<KeepCheckOptions> = {}): Kept {
  return kept(ras, 'Office', {
    backOff: { first: 1_000, jitter: 0 },
    check: { host: '127.0.0.1', port: 9, ...check },
  });
}

/** Lets the time pass that is between two checks, and waits for what comes of it; that takes real time. */
async function afterCheck(ras: Simulator, loop: Kept, events: number): Promise<string[]> {
  const told = loop.events.length;
  await ras.clock.advance(30_000);
  while (loop.events.length < told + events) await setTimeout(1);
  return loop.told();
}

async function leave(ras: Simulator, { keeping }: Kept): Promise<void> {
  await inTime(ras, keeping.return());
  for (const line of await inTime(ras, ras.connections())) await hangUp(ras, line);
}

describe('a line through which something goes', () => {
  test("is connected through each 30 s, from the line's own address, and nothing is told", async () => {
    const { server, port } = await listening();
    const ras = simulated(officeAt(own));
    const loop = watched(ras, { port });
    await ras.clock.advance(5_000);
    const seen: (string | undefined)[] = [];
    server.on('connection', (socket) => seen.push(socket.remoteAddress));
    for (let checks = 1; checks <= 4; checks++) {
      await ras.clock.advance(30_000);
      while (seen.length < checks) await setTimeout(1);
    }
    expect(seen).toEqual([own, own, own, own]);
    expect(loop.told()).toEqual(['dialing 1', 'connected 1']);
    await leave(ras, loop);
  });

  test('may be one whose other end refuses', async () => {
    const { server, port } = await listening();
    server.close();
    await once(server, 'close');
    const ras = simulated(officeAt(own));
    const loop = watched(ras, { port, every: 1_000 });
    for (let checks = 0; checks < 5; checks++) {
      await ras.clock.advance(1_000);
      await setTimeout(20);
    }
    expect(loop.told()).toEqual(['dialing 1', 'connected 1']);
    await leave(ras, loop);
  });
});

describe('a line through which nothing goes', () => {
  test('counts as lost after three misses in a row: it is hung up, and dialed again', async () => {
    const ras = simulated(officeAt(foreign));
    const loop = watched(ras);
    await ras.clock.advance(5_000);
    expect(loop.told()).toEqual(['dialing 1', 'connected 1']);
    expect(await afterCheck(ras, loop, 1)).toEqual(['missed 1']);
    expect(await afterCheck(ras, loop, 1)).toEqual(['missed 2']);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await ras.clock.advance(30_000);
    while (loop.events.at(-1)?.type === 'missed') await ras.clock.advance(1_000);
    await ras.clock.advance(10_000);
    expect(loop.told()).toEqual([
      'missed 3 hung up',
      'lost by check',
      'waiting 1 for 1000',
      'dialing 1',
      'connected 1',
    ]);
    const [miss] = loop.events.filter(({ type }) => type === 'missed') as [KeepMissed];
    expect(miss.error).toMatchObject({ code: 'EADDRNOTAVAIL' });
    expect(JSON.parse(JSON.stringify(miss))).toMatchObject({
      error: { message: expect.any(String) },
    });
    await leave(ras, loop);
  });

  test('is not hung up where it was adopted, only told of', async () => {
    const ras = simulated(officeAt(foreign, { connections: ['Office'] }));
    const loop = watched(ras, { misses: 2 });
    await ras.clock.advance(5_000);
    expect(loop.told()).toEqual(['adopted']);
    for (const misses of [1, 2, 3])
      expect(await afterCheck(ras, loop, 1)).toEqual([`missed ${misses}`]);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await leave(ras, loop);
  });

  test('is told of with what a hang-up has met, and hung up at the next miss', async () => {
    const ras = simulated(officeAt(foreign, { behavior: { hangUpError: 5 } }), { mayOwe: true });
    const loop = watched(ras, { misses: 1 });
    await ras.clock.advance(5_000);
    loop.told();
    expect(await afterCheck(ras, loop, 2)).toEqual(['missed 1 hung up', 'missed 1']);
    expect(loop.events.at(-1)).toMatchObject({ error: { errno: 5 } });
    expect(await afterCheck(ras, loop, 2)).toEqual(['missed 2 hung up', 'missed 2']);
    await inTime(ras, loop.keeping.return());
  });

  test('may be one whose other end does not answer in time', async () => {
    jest.doMock('node:net', () => ({
      isIP: () => 4,
      connect: () => Object.assign(new EventEmitter(), { destroy: () => undefined }),
    }));
    const ras = simulated(officeAt(own));
    const loop = watched(ras, { timeout: 20_000 });
    await ras.clock.advance(5_000);
    loop.told();
    // It has begun some time before this.
    await ras.clock.advance(30_000);
    await ras.clock.advance(10_000);
    expect(loop.told()).toEqual([]);
    await ras.clock.advance(10_000);
    expect(loop.told()).toEqual(['missed 1']);
    expect(loop.events.at(-1)).toMatchObject({
      error: { message: expect.stringContaining('did not answer within 20000 ms') },
    });
    await leave(ras, loop);
  });

  test('may be one without an address of the right kind', async () => {
    const ras = simulated(officeAt(own));
    const loop = watched(ras, { host: '2001:db8::1' });
    await ras.clock.advance(5_000);
    loop.told();
    expect(await afterCheck(ras, loop, 1)).toEqual(['missed 1']);
    expect(loop.events.at(-1)).toMatchObject({
      error: { message: expect.stringContaining('The connection has no IPv6 address') },
    });
    await leave(ras, loop);
  });
});

test('nothing is checked any more when the loop is left', async () => {
  const { server, port } = await listening();
  let connections = 0;
  server.on('connection', () => connections++);
  const ras = simulated(officeAt(own));
  const loop = watched(ras, { port });
  await ras.clock.advance(5_000);
  await leave(ras, loop);
  await ras.clock.advance(120_000);
  await setTimeout(20);
  expect(connections).toBe(0);
});

test.each<[string, unknown, RegExp]>([
  ['no object', 'host:443', /"options.check" argument must be an object/],
  ['no host', { port: 443 }, /"options.check.host"/],
  ['a port that there is not', { host: 'host', port: 0 }, /"options.check.port".*from 1 to 65535/],
  ['a check without a pause', { host: 'host', port: 1, every: 0 }, /"options.check.every"/],
  ['no misses', { host: 'host', port: 1, misses: 0 }, /"options.check.misses"/],
  ['what is misspelt', { host: 'host', port: 1, evry: 1 }, /"evry" is not known/],
])('%s is refused at once', (_, check, message) => {
  const options = { check: check as KeepCheckOptions };
  expect(() => simulated().keep('Office', options)).toThrow(message);
});
