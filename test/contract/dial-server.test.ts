/** A server is dialed through an entry that nobody sees before or afterwards. */

import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ServerDialOptions } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, Simulator } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  eventsOf,
  failureOf,
  hangUp,
  inTime,
  simulated,
  wrongPassword,
} from './support/simulated.js';
import { temporaryBooks } from './support/temporary-books.js';

const server = 'vpn.example.com';
const office: ServerDialOptions = { server, strategy: 'SSTP', credentials: alice };

function world(behavior: SimulatedBehavior = {}, more: Partial<Scenario> = {}): Scenario {
  const users = { alice: { password: 'right' } };
  return { entries: {}, servers: { [server]: { users } }, behavior, ...more };
}

function names(ras: Simulator): string[] {
  return ras.calls().map((call) => call.function);
}

afterEach(() => {
  const left = temporaryBooks();
  // One failure is enough.
  for (const book of left) rmSync(join(tmpdir(), book));
  expect(left).toEqual([]);
});

describe('a server that answers', () => {
  test('is connected, every state told, through an entry that is gone with the line', async () => {
    const ras = simulated(world());
    const dialing = ras.dialServer(office);
    const states = (await inTime(ras, eventsOf(dialing))).map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining(['OpenPort', 'Authenticate', 'Connected']));

    const connection = await dialing;
    expect(connection).toMatchObject({
      entryName: server,
      device: { name: 'WAN Miniport (SSTP)' },
    });
    expect(dirname(connection.phoneBook)).toBe(tmpdir());
    expect(temporaryBooks()).toHaveLength(1);
    const { properties } = await ras.phoneBook(connection.phoneBook).get(server);
    expect(properties).toMatchObject({ phoneNumber: server, vpnStrategy: 'sstpOnly' });
    // No book of the user's has it.
    expect(await ras.phoneBook().entries()).toEqual([]);

    await hangUp(ras, connection);
    expect(existsSync(connection.phoneBook)).toBe(false);
    expect(ras.calls().at(-1)).toMatchObject({ function: 'RasDeleteEntry', result: 0 });
  });

  test.each([
    ['2001:db8::1', '2001-db8--1'],
    ['.hidden?', 'hidden-'],
    ['büro.example.com', 'büro.example.com'],
    ['::', '--'],
  ])('at %p gives the entry a name that it may have', async (host, name) => {
    const ras = simulated(world({}, { servers: { [host]: {} } }));
    const connection = await inTime(ras, ras.dialServer({ ...office, server: host }));
    expect(connection.entryName).toBe(/\w/.test(name) ? name : 'winras');
    expect(await connection.status()).toMatchObject({ phoneNumber: host });
    await hangUp(ras, connection);
  });

  test('twice at once is dialed through two entries', async () => {
    const ras = simulated(world());
    const dials = [ras.dialServer(office), ras.dialServer(office)];
    const [first, second] = await inTime(ras, Promise.all(dials));
    expect(first?.phoneBook).not.toBe(second?.phoneBook);
    expect(temporaryBooks()).toHaveLength(2);
    for (const dialing of dials) await hangUp(ras, dialing);
  });

  test("gets the logged-on user with credentials 'current-user'", async () => {
    const loggedOnUser = { userName: 'alice', password: 'right' };
    const ras = simulated(world({}, { loggedOnUser }));
    const connection = await inTime(ras, ras.dialServer({ server, credentials: 'current-user' }));
    expect(callsOf(ras, 'RasGetCredentials')).toBe(0);
    await hangUp(ras, connection);
  });

  test.each<ServerDialOptions>([
    { server, strategy: 'IKEv2', auth: 'machine-certificate' },
    { server, strategy: 'IKEv2', auth: 'pre-shared-key', preSharedKey: 'a very long key' },
    { server, strategy: 'IKEv2', auth: { eapType: 13 } },
  ])('needs no credentials where a certificate or a key authenticates: %j', async (options) => {
    const ras = simulated(world({}, { servers: { [server]: {} } }));
    const connection = await inTime(ras, ras.dialServer(options));
    expect(connection.entryName).toBe(server);
    await hangUp(ras, connection);
  });

  test('leaves to an EAP method with its configuration who dials', async () => {
    const ras = simulated(world());
    const auth = { eapType: 25, eapConfiguration: Buffer.from([1, 2]) };
    const error = await inTime(ras, failureOf(ras.dialServer({ server, auth })));
    expect(error).toMatchObject({ code: 'ERR_RAS_EAP_UI', errno: 703 });
  });

  test.each<Partial<ServerDialOptions>>([
    {},
    { strategy: 'IKEv2' },
    { strategy: 'L2TP', preSharedKey: 'of the machines only' },
    { auth: 'EAP-MSCHAPv2' },
    { auth: { eapType: 25 } },
  ])('is not dialed by nobody, and what may be said is named: %j', (options) => {
    const ras = simulated(world());
    const dial = () => ras.dialServer({ server, ...options } as ServerDialOptions);
    expect(dial).toThrow(TypeError);
    expect(dial).toThrow(
      /"options\.credentials".*userName, password.*'current-user'.*MS-CHAPv2.*'machine-certificate'.*'pre-shared-key'/,
    );
    expect(ras.calls()).toEqual([]);
  });

  test('gets its pre-shared key before the dial, and nobody else sees it', async () => {
    const preSharedKey = 'a very long key';
    const ras = simulated(world());
    const dialing = ras.dialServer({ ...office, strategy: 'L2TP', preSharedKey });
    await inTime(ras, dialing);
    expect(names(ras).indexOf('RasSetCredentials')).toBeGreaterThan(0);
    expect(names(ras).indexOf('RasSetCredentials')).toBeLessThan(names(ras).indexOf('RasDial'));
    const shown = inspect([dialing, await dialing, ras.calls()], { depth: 9, showHidden: true });
    expect(shown).toContain(server);
    expect(shown).not.toContain(preSharedKey);
    await hangUp(ras, dialing);
  });
});

describe('the entry is gone when', () => {
  test('the dial has failed', async () => {
    const ras = simulated(world());
    const dialing = ras.dialServer({ ...office, credentials: wrongPassword });
    const loop = failureOf(eventsOf(dialing)).then((error) => ({ error, left: temporaryBooks() }));
    const { error, left } = await inTime(ras, loop);
    expect(error).toMatchObject({ errno: 691, state: 'AuthNotify', entryName: server });
    expect(left).toEqual([]);
    expect(await failureOf(dialing)).toBe(error);
    expect(names(ras).slice(-1)).toEqual(['RasDeleteEntry']);
  });

  test('nobody answers in time', async () => {
    const ras = simulated(world({ delay: 1_000 }));
    const error = await inTime(ras, failureOf(ras.dialServer({ ...office, timeout: 3_000 })));
    expect(error).toMatchObject({ code: 'ERR_RAS_DIAL_TIMEOUT' });
    expect(temporaryBooks()).toEqual([]);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('the dial is aborted, wherever it stands', async () => {
    for (const before of ['RasEnumEntries', 'RasSetEntryProperties', 'RasEnumDevices', 'RasDial']) {
      const ras = simulated(world({ delay: 1_000 }));
      const controller = new AbortController();
      const dialing = ras.dialServer({ ...office, signal: controller.signal });
      const failure = failureOf(dialing);
      while (callsOf(ras, before) === 0) await ras.clock.advance(1);
      controller.abort();
      expect(await inTime(ras, failure)).toMatchObject({ name: 'AbortError' });
      expect(temporaryBooks()).toEqual([]);
      expect(callsOf(ras, 'RasHangUp')).toBe(callsOf(ras, 'RasDial'));
    }
  });

  test('a dial that is aborted before it begins asks RAS nothing', async () => {
    const ras = simulated(world());
    const failure = failureOf(ras.dialServer({ ...office, signal: AbortSignal.abort() }));
    expect(await failure).toMatchObject({ name: 'AbortError' });
    expect(ras.calls()).toEqual([]);
  });

  test('the dial is given up', async () => {
    const ras = simulated(world({ delay: 1_000 }));
    const dialing = ras.dialServer(office);
    await ras.clock.advance(1_500);
    await hangUp(ras, dialing);
    expect(temporaryBooks()).toEqual([]);
  });

  test.each<SimulatedBehavior>([{}, { lostLine: 'disconnectedFirst' }])(
    'the line is lost, with RAS doing %j',
    async (behavior) => {
      const ras = simulated(world(behavior));
      const connection = await inTime(ras, ras.dialServer(office));
      await ras.clock.advance(60_000);
      expect(temporaryBooks()).toHaveLength(1);
      ras.dropLine(server);
      await ras.clock.advance(10_000);
      expect(temporaryBooks()).toEqual([]);
      expect(await inTime(ras, connection.waitForClose())).toMatchObject({ by: 'lost' });
      await hangUp(ras, connection);
    },
  );

  test('the line is hung up by whoever finds it', async () => {
    const ras = simulated(world(), { mayOwe: true });
    await inTime(ras, ras.dialServer(office));
    const [found] = await ras.connections();
    expect(await inTime(ras, found?.hangUp() as Promise<unknown>)).toBe('disconnected');
    await ras.clock.advance(10_000);
    expect(temporaryBooks()).toEqual([]);
  });

  test('the line is, where that takes longer than its hang-up waits', async () => {
    const ras = simulated(world({ linger: 30_000 }));
    const connection = await inTime(ras, ras.dialServer(office));
    const failure = await inTime(ras, failureOf(connection.hangUp()));
    expect(failure).toMatchObject({ code: 'ERR_RAS_HANGUP_PENDING' });
    expect(temporaryBooks()).toHaveLength(1);
    await ras.clock.advance(60_000);
    expect(temporaryBooks()).toEqual([]);
    expect(ras.calls().at(-1)).toMatchObject({ function: 'RasDeleteEntry', result: 0 });
  });

  test('so is a dial whose line stays long after its failure, which is told before', async () => {
    const ras = simulated(world({ linger: 30_000 }));
    const options = { ...office, credentials: wrongPassword };
    const began = ras.clock.now();
    expect(await inTime(ras, failureOf(ras.dialServer(options)), 10)).toMatchObject({ errno: 691 });
    expect(ras.clock.now() - began).toBeLessThan(15_000);
    await ras.clock.advance(60_000);
    expect(temporaryBooks()).toEqual([]);
    expect(ras.calls().at(-1)).toMatchObject({ function: 'RasDeleteEntry', result: 0 });
  });

  test('its line is: as long as RAS refuses to hang it up, RAS is not asked to delete it', async () => {
    const ras = simulated(world({ hangUpError: 753 }), { mayOwe: true });
    const dialing = ras.dialServer({ ...office, credentials: wrongPassword });
    expect(await inTime(ras, failureOf(dialing))).toMatchObject({ errno: 691 });
    expect(await inTime(ras, failureOf(dialing.hangUp()))).toMatchObject({ errno: 753 });
    await ras.clock.advance(100_000);
    expect(callsOf(ras, 'RasDeleteEntry')).toBe(0);
    // The end of the process removes it.
    for (const book of temporaryBooks()) rmSync(join(tmpdir(), book));
  });

  test('RAS is not there to make it', async () => {
    const ras = simulated(world({}, { rasMan: { state: 'stopped' } }));
    expect(await inTime(ras, failureOf(ras.dialServer(office)))).toMatchObject({ errno: 711 });
    expect(temporaryBooks()).toEqual([]);
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });
});

test('a device that is not there fails the dial in words that say so', async () => {
  const ras = simulated(world({}, { devices: [{ type: 'modem', name: 'Modem' }] }));
  const error = await inTime(ras, failureOf(ras.dialServer(office)));
  expect(error).toMatchObject({ code: 'ERR_RAS_NO_DEVICE' });
});

test('an abort waits no longer for a RAS that does not answer than a hang-up does', async () => {
  const rasMan = { state: 'starting', startsAfter: 300_000, blocks: 300_000 } as const;
  const ras = simulated(world({}, { rasMan }));
  const controller = new AbortController();
  const failure = failureOf(ras.dialServer({ ...office, signal: controller.signal }));
  await ras.clock.advance(1_000);
  controller.abort();
  await ras.clock.advance(10_000);
  expect(await failure).toMatchObject({ name: 'AbortError' });
  await ras.clock.advance(1_000_000);
});

describe('books that a killed process has left', () => {
  const left: string[] = [];
  const book = (pid: number, rest = '0123456789abcdef.pbk'): string => {
    const path = join(tmpdir(), `winras-${pid}-${rest}`);
    writeFileSync(path, '[Left]\nType=2\nMEDIA=rastapi\nDEVICE=vpn\nPhoneNumber=host\n');
    left.push(path);
    return path;
  };
  afterEach(() => {
    for (const path of left.splice(0)) rmSync(path, { force: true });
  });

  test('are removed by the next dial, with their entries; those of others stay', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'], { stdio: 'ignore' });
    const stale = book(pid);
    const others = [book(process.ppid), book(pid, '0123.pbk'), book(pid, '0123456789abcdef.txt')];
    const ras = simulated(world());
    const connection = await inTime(ras, ras.dialServer(office));
    expect(existsSync(stale)).toBe(false);
    expect(others.map((path) => existsSync(path))).toEqual([true, true, true]);
    const deleted = ras.calls().find((call) => call.function === 'RasDeleteEntry');
    expect(deleted).toMatchObject({ entryName: 'Left', result: 0 });
    await hangUp(ras, connection);
  });
});

describe('what cannot be dialed is refused before RAS sees it', () => {
  test.each<[string, object | undefined]>([
    ['options', undefined],
    ['options.server', {}],
    ['options.server', { server: '' }],
    ['options.server', { server: 'a'.repeat(129) }],
    ['options.strategy', { server, strategy: 'WireGuard' }],
    ['options.auth', { server, strategy: 'SSTP', auth: 'machine-certificate' }],
    ['options.preSharedKey', { server, preSharedKey: 'key' }],
    ['options.credentials', { server, credentials: 'stored' }],
    ['options.credentials.userName', { server, credentials: { password: '' } }],
    ['options.timeout', { server, timeout: -1 }],
    ['options.hangUpOnExit', { server, hangUpOnExit: null }],
    ['options.signal', { server, signal: {} }],
    ['phoneBook', { server, phoneBook: 'C:\\own.pbk' }],
    ['name', { server, name: 'Office' }],
    ['rememberCredentials', { server, rememberCredentials: true }],
    ['subentry', { server, subentry: 1 }],
  ])('%s of %j', (name, options) => {
    const ras = simulated(world());
    expect(() => ras.dialServer(options as ServerDialOptions)).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^ERR_INVALID_ARG_(TYPE|VALUE)$/),
        message: expect.stringContaining(`"${name}"`),
      }),
    );
    expect(ras.calls()).toEqual([]);
  });
});
