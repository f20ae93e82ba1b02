/** What a dial asks RAS for, what it tells on the way, and how it ends where RAS does not tell. */

import { describe, expect, test } from '@jest/globals';
import type { DialEvent, DialOptions, RasError } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, SimulatedEntry } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  eventsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  officeThat,
  simulated,
  wrongPassword,
} from './support/simulated.js';
import { officeWhoseServer } from './support/situations.js';

const vpn: SimulatedEntry = { server: 'vpn.example.com', strategy: ['SSTP'] };
const terminal = (events: readonly DialEvent[]) =>
  events.filter(({ phase }) => phase === 'terminal').map((event) => event.toJSON());

describe('an entry', () => {
  test('is found in any case, and dialed by the name that its book has', async () => {
    const ras = simulated({ entries: { 'Büro Köln': vpn }, servers: { 'vpn.example.com': {} } });
    const connection = await inTime(ras, ras.dial('BÜRO kÖLN'));
    expect(connection).toMatchObject({
      entryName: 'Büro Köln',
      phoneBook: expect.stringMatching(/^C:.*\.pbk$/),
    });
    const names = ras.calls().filter((call) => call.function === 'RasDial');
    expect(names).toMatchObject([{ entryName: 'Büro Köln' }]);
    await hangUp(ras, connection);
  });

  test('is not one whose name only looks the same in capitals', async () => {
    const ras = simulated({ entries: { Strasse: vpn, ſ: vpn }, servers: {} });
    for (const name of ['Straße', 's']) {
      const error = await inTime(ras, failureOf(ras.dial(name)));
      expect(error).toMatchObject({ errno: 623, entryName: name });
    }
  });

  test('that is in no book fails in words that name it', async () => {
    const ras = simulated();
    const error = (await inTime(ras, failureOf(ras.dial('Offise')))) as RasError;
    expect(error).toMatchObject({
      code: 'ERROR_CANNOT_FIND_PHONEBOOK_ENTRY',
      errno: 623,
      operation: 'RasEnumEntries',
      entryName: 'Offise',
      advice: expect.any(String),
    });
    expect(error.message).toContain('"Offise"');
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });

  test('that is misspelt fails with the names that are near, the nearest first', async () => {
    const entries = { 'Office VPN': vpn, 'Office VPN 2': vpn, 'Büro Köln': vpn, Office: vpn };
    const ras = simulated({ entries });
    const error = (await inTime(ras, failureOf(ras.dial('Ofice vpn')))) as RasError;
    expect(error).toMatchObject({ errno: 623, nearest: ['Office VPN', 'Office VPN 2'] });
    expect(error.message).toMatch(/ Did you mean "Office VPN" or "Office VPN 2"\?$/);
    expect(error.toJSON()).toMatchObject({ nearest: error.nearest });
    const far = (await inTime(ras, failureOf(ras.dial('Home')))) as RasError;
    expect(far).not.toHaveProperty('nearest');
  });

  test('of a book that does not exist fails with what RAS says', async () => {
    const ras = simulated();
    const error = await inTime(ras, failureOf(ras.dial('Office', { phoneBook: 'C:\\none.pbk' })));
    expect(error).toMatchObject({ errno: 621, operation: 'RasEnumEntries' });
  });

  test('fails with 711 where the service does not run', async () => {
    const ras = simulated({ ...office, rasMan: { state: 'stopped' } });
    expect(await inTime(ras, failureOf(ras.dial('Office')))).toMatchObject({ errno: 711 });
  });

  test('in the user’s and in the all-users book is refused unless phoneBook decides', async () => {
    const ras = simulated({ ...office, entries: { Office: { ...vpn, book: 'both' } } });
    const error = await inTime(ras, failureOf(ras.dial('office', { credentials: alice })));
    expect(error).toMatchObject({ code: 'ERR_RAS_AMBIGUOUS_ENTRY', entryName: 'office' });
    const books = (error as Error).message.match(/C:\\[^,(]*?\.pbk/g) ?? [];
    expect(new Set(books).size).toBe(2);
    expect(callsOf(ras, 'RasDial')).toBe(0);

    for (const phoneBook of books) {
      const options = { credentials: alice, phoneBook };
      const connection = await inTime(ras, ras.dial('office', options));
      expect(connection.phoneBook).toBe(phoneBook);
      await hangUp(ras, connection);
    }
  });

  test('of either book is found without being told which', async () => {
    const entries = { Mine: vpn, Everyone: { ...vpn, book: 'allUsers' } } as const;
    const ras = simulated({ entries, servers: { 'vpn.example.com': {} }, enumerationGrows: true });
    const [mine, everyone] = [ras.dial('mine'), ras.dial('everyone')];
    const books = (await inTime(ras, Promise.all([mine, everyone]))).map((one) => one.phoneBook);
    expect(books).toEqual([expect.stringMatching(/AppData/), expect.stringMatching(/ProgramData/)]);
    await hangUp(ras, mine);
    await hangUp(ras, everyone);
  });

  test('may be dialed with another number', async () => {
    const ras = simulated({ ...office, servers: { '555 0100': {} } });
    const connection = await inTime(ras, ras.dial('Office', { phoneNumber: '555 0100' }));
    expect(await connection.status()).toMatchObject({ phoneNumber: '555 0100' });
    await hangUp(ras, connection);
  });
});

describe('a number without an entry', () => {
  test('is dialed through the first modem', async () => {
    const ras = simulated({ ...office, servers: { '555 0100': {} } });
    const dialing = ras.dialNumber('555 0100');
    const events = await inTime(ras, eventsOf(dialing));
    expect(events.find(({ state }) => state === 'ConnectDevice')).toMatchObject({
      device: { type: 'modem', name: expect.any(String) },
    });
    // There is no entry with which credentials could be stored.
    for (const name of ['RasEnumEntries', 'RasGetCredentials']) expect(callsOf(ras, name)).toBe(0);
    const dial = ras.calls().find((call) => call.function === 'RasDial');
    expect(dial).not.toHaveProperty('entryName');
    await hangUp(ras, dialing);
  });

  test('that nobody answers fails without an entry’s name', async () => {
    const ras = simulated();
    const error = await inTime(ras, failureOf(ras.dialNumber('555 0199')));
    expect(error).toMatchObject({ code: 'ERROR_NO_ANSWER', state: 'ConnectDevice' });
    expect(error).not.toHaveProperty('entryName');
  });
});

describe('credentials', () => {
  const password = 'of the machine';
  const world: Scenario = {
    ...officeWhoseServer({ users: { alice: { password: 'right' }, bob: { password } } }),
    loggedOnUser: { userName: 'bob', password },
  };
  const nothingStored: Scenario = { ...world, stored: {} };

  test.each<[string, Scenario, DialOptions, number]>([
    ['are the stored ones by default', world, {}, 1],
    ['are the stored ones', world, { credentials: 'stored' }, 1],
    // Asked twice: also for those that all users have.
    ['are for RAS to decide where none are stored', nothingStored, {}, 2],
    ['are those of the current user', nothingStored, { credentials: 'current-user' }, 0],
    ['are those that are given', nothingStored, { credentials: alice }, 0],
  ])('%s', async (_, scenario, options, asked) => {
    const ras = simulated(scenario);
    const connection = await inTime(ras, ras.dial('Office', options));
    expect(callsOf(ras, 'RasGetCredentials')).toBe(asked);
    await hangUp(ras, connection);
  });

  test('that are wrong fail with 691, told at AuthNotify', async () => {
    const ras = simulated(world);
    const error = await inTime(ras, failureOf(ras.dial('Office', { credentials: wrongPassword })));
    expect(error).toMatchObject({ errno: 691, state: 'AuthNotify', operation: 'RasDial' });
    expect(error).not.toHaveProperty('extendedError');
  });
});

describe('on the way', () => {
  test('each device that a VPN tries is told at its time', async () => {
    const ras = simulated({
      ...office,
      entries: { Office: { server: 'vpn.example.com', strategy: ['PPTP', 'L2TP', 'SSTP'] } },
      servers: { 'vpn.example.com': { protocols: ['SSTP'] } },
    });
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    const devices = events.flatMap((event) =>
      'device' in event ? [[event.state, event.device?.name]] : [],
    );
    expect(devices).toEqual([
      ['ConnectDevice', 'WAN Miniport (PPTP)'],
      ['ConnectDevice', 'WAN Miniport (L2TP)'],
      ['ConnectDevice', 'WAN Miniport (SSTP)'],
      ['DeviceConnected', 'WAN Miniport (SSTP)'],
    ]);
    await hangUp(ras, dialing);
  });

  test('Projected tells the addresses', async () => {
    const ras = simulated(
      officeWhoseServer({ ipv4: { address: '10.0.0.7', serverAddress: '10.0.0.1' } }),
    );
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    expect(events.find(({ state }) => state === 'Projected')).toMatchObject({
      addresses: { ipv4: { address: '10.0.0.7', serverAddress: '10.0.0.1' } },
    });
    await hangUp(ras, dialing);
  });

  test('a callback number makes the server call back, where the caller may choose', async () => {
    const ras = simulated(officeWhoseServer({ callback: 'caller' }));
    const dialing = ras.dial('Office', { callbackNumber: '555 0100' });
    const states = (await inTime(ras, eventsOf(dialing))).map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining(['WaitForCallback', 'CallbackComplete']));
    await hangUp(ras, dialing);
  });
});

describe('the timeout', () => {
  test('hangs the dial up and fails it with ERR_RAS_DIAL_TIMEOUT', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const failure = failureOf(ras.dial('Office', { timeout: 5_000 }));
    await ras.clock.advance(4_990);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    await ras.clock.advance(20);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
    expect(await inTime(ras, failure)).toMatchObject({
      code: 'ERR_RAS_DIAL_TIMEOUT',
      entryName: 'Office',
    });
  });

  test('tells in which state the dial was, and none before RAS has told one', async () => {
    const ras = simulated(officeThat({ delay: 1_000 }));
    const dialing = ras.dial('Office', { timeout: 4_500 });
    const failure = failureOf(dialing);
    const seen: string[] = [];
    const looped = (async () => {
      for await (const { state } of dialing) seen.push(state);
    })().catch(() => undefined);
    const error = (await inTime(ras, failure)) as RasError;
    await looped;
    expect(error.state).toBe(seen.at(-1));
    expect(error.message).toContain(`in state ${seen.at(-1)}: The dial took longer`);
    expect(error.toJSON()).toMatchObject({ state: seen.at(-1) });
    const early = await inTime(ras, failureOf(ras.dial('Office', { timeout: 0 })));
    expect(early).not.toHaveProperty('state');
    expect(early).toMatchObject({ message: expect.stringContaining('RAS had told no state yet') });
    expect(error.message).not.toContain('no state');
  });

  test('is 3 minutes by default', async () => {
    const ras = simulated(officeThat({ delay: 100_000 }));
    const failure = failureOf(ras.dial('Office'));
    await ras.clock.advance(179_000);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
    expect(await inTime(ras, failure)).toMatchObject({ code: 'ERR_RAS_DIAL_TIMEOUT' });
  });

  test('counts while RAS looks for the entry and blocks', async () => {
    const rasMan = { state: 'starting', startsAfter: 60_000, blocks: 30_000 } as const;
    const ras = simulated({ ...office, rasMan });
    const failure = failureOf(ras.dial('Office', { timeout: 1_000 }));
    await ras.clock.advance(1_000);
    expect(await failure).toMatchObject({ code: 'ERR_RAS_DIAL_TIMEOUT' });
    await ras.clock.advance(120_000);
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });

  test('does nothing to a line that is connected', async () => {
    const ras = simulated();
    const connection = await inTime(ras, ras.dial('Office', { timeout: 1_000 }));
    await ras.clock.advance(60_000);
    expect(await connection.status()).toMatchObject({ state: 'Connected' });
    await hangUp(ras, connection);
  });
});

describe('Connected comes once', () => {
  test.each<[SimulatedBehavior, 'notification' | 'status']>([
    [{}, 'notification'],
    [{ afterTerminal: true }, 'notification'],
    [{ duplicated: ['Connected'] }, 'notification'],
    [{ rasDialBlocks: 20_000, rasDialReturns: 'after' }, 'notification'],
    [{ notificationThread: 'captured' }, 'notification'],
    [{ lost: ['Connected'] }, 'status'],
    [{ silentAfter: 'OpenPort' }, 'status'],
    [{ silentAfter: 'Projected', listDialing: false }, 'status'],
    [{ late: 8_000 }, 'status'],
    [{ lost: ['Connected'], spuriousGone: true }, 'status'],
  ])('with RAS doing %j, observed by %s', async (behavior, observed) => {
    const ras = simulated(officeThat(behavior));
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing));
    const connected = { state: 'Connected', stateCode: 0x2000, subentry: 1, observed };
    expect(terminal(events)).toMatchObject([connected]);
    await ras.clock.advance(20_000);
    expect(terminal(await eventsOf(dialing))).toMatchObject([connected]);
    await hangUp(ras, dialing);
  });

  test.each([
    ['connected', 'notification'],
    ['silent', 'status'],
  ] as const)('for a connected entry that is dialed again, RAS being %s', async (how, observed) => {
    const ras = simulated(officeThat({ redialConnected: how }), { mayOwe: true });
    await inTime(ras, ras.dial('Office'));
    const began = ras.clock.now();
    const dialing = ras.dial('Office');
    const events = await inTime(ras, eventsOf(dialing), 10);
    expect(terminal(events)).toMatchObject([{ state: 'Connected', observed }]);
    // Once RasDial has returned nobody waits for five seconds of silence.
    expect(ras.clock.now() - began).toBeLessThan(2_000);
  });

  test('also when every state before it is lost, late, merged or twice', async () => {
    const running = ['OpenPort', 'PortOpened', 'ConnectDevice', 'Authenticate'] as const;
    for (const behavior of [
      { lost: [...running, 'AuthNotify', 'Projected'] },
      { merged: true },
      { duplicated: [...running] },
      { late: 500 },
      { lost: ['Projected'], rasDialReturns: 'between' },
    ] satisfies SimulatedBehavior[]) {
      const ras = simulated(officeThat(behavior));
      const dialing = ras.dial('Office');
      expect(terminal(await inTime(ras, eventsOf(dialing)))).toHaveLength(1);
      await hangUp(ras, dialing);
    }
  });
});

describe('a failure that RAS does not notify', () => {
  test.each<SimulatedBehavior>([{ lost: ['AuthNotify'] }, { silentAfter: 'PortOpened' }])(
    'is found in the status, and told once, with RAS doing %j',
    async (behavior) => {
      const ras = simulated(officeThat(behavior));
      const dialing = ras.dial('Office', { credentials: wrongPassword });
      const events: DialEvent[] = [];
      const loop = (async () => {
        for await (const event of dialing) events.push(event);
      })();
      const [looped, awaited] = await inTime(
        ras,
        Promise.all([failureOf(loop), failureOf(dialing)]),
      );
      expect(looped).toMatchObject({ errno: 691, state: 'AuthNotify', entryName: 'Office' });
      expect(awaited).toBe(looped);
      expect(terminal(events)).toMatchObject([
        { state: 'AuthNotify', observed: 'status', error: { errno: 691 } },
      ]);
      expect(callsOf(ras, 'RasHangUp')).toBe(1);
    },
  );

  test('is waited for no longer than the timeout where the status cannot be asked', async () => {
    const ras = simulated(officeThat({ silentAfter: 'Authenticate', statusError: 711 }));
    const error = await inTime(ras, failureOf(ras.dial('Office', { timeout: 30_000 })));
    expect(error).toMatchObject({ code: 'ERR_RAS_DIAL_TIMEOUT' });
  });
});
