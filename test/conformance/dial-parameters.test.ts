/** D, second part: what RasDial is called with. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { planEntryDial } from '../../src/dial/dial-plan.js';
import type { DialOptions } from '../../src/index.js';
import type { Scenario, SimulatedServer } from '../../src/simulator.js';
import { alice, eventsOf, inTime, office, simulated } from '../contract/support/simulated.js';

const modem = (server: SimulatedServer = {}, more: Partial<Scenario> = {}): Scenario => ({
  entries: { Modem: { type: 'modem', server: '555', device: 'My modem' } },
  servers: { '555': server },
  ...more,
});

describe('numbers', () => {
  test('D12: without an entry the first modem dials the number', async () => {
    const ras = simulated(modem());
    const connection = await inTime(ras, ras.dialNumber('555'));
    expect(connection.device).toEqual({ type: 'modem', name: 'My modem' });
    expect((await inTime(ras, connection.status())).phoneNumber).toBe('555');
    await inTime(ras, connection.hangUp());
  });

  test.each([
    [undefined, '555'],
    ['556', '556'],
  ])("D12: phone number %p of the entry's 555 dials %s", async (phoneNumber, dialed) => {
    const ras = simulated(modem({}, { servers: { [dialed]: {} } }));
    const options: DialOptions = phoneNumber === undefined ? {} : { phoneNumber };
    const connection = await inTime(ras, ras.dial('Modem', options));
    expect((await inTime(ras, connection.status())).phoneNumber).toBe(dialed);
    await inTime(ras, connection.hangUp());
  });
});

describe('credentials', () => {
  const ofDomain: Scenario = {
    ...office,
    servers: {
      'vpn.example.com': { users: { alice: { password: 'right', domain: 'CORP' } } },
    },
    stored: { Office: { ...alice, domain: 'CORP' } },
  };

  test.each([
    ["the server's, left out", undefined, true],
    ["the server's, empty", '', true],
    ['given', 'corp', true],
    ['the stored one', '*', true],
    ['another', 'LAB', false],
  ])('D12: the domain is %s', async (_, domain, accepted) => {
    const ras = simulated(ofDomain);
    const credentials = domain === undefined ? alice : { ...alice, domain };
    const dialing = ras.dial('Office', { credentials });
    const outcome = dialing.then(
      () => 0,
      (error: { errno: number }) => error.errno,
    );
    expect(await inTime(ras, outcome)).toBe(accepted ? 0 : 691);
    await inTime(ras, dialing.hangUp());
  });

  test.each([
    ['who is logged on', alice, 0],
    ['whom the server does not know', { ...alice, userName: 'bob' }, 691],
  ])('D12: no user and no password mean the user %s', async (_, loggedOnUser, errno) => {
    const ras = simulated({ ...office, loggedOnUser });
    const dialing = ras.dial('Office', { credentials: 'current-user' });
    const outcome = dialing.then(
      () => 0,
      (error: { errno: number }) => error.errno,
    );
    expect(await inTime(ras, outcome)).toBe(errno);
    await inTime(ras, dialing.hangUp());
  });

  test('D12: an empty password with a user is a password', async () => {
    const ras = simulated({
      ...office,
      servers: { 'vpn.example.com': { users: { guest: { password: '' } } } },
      loggedOnUser: alice,
    });
    const credentials = { userName: 'guest', password: '' };
    const connection = await inTime(ras, ras.dial('Office', { credentials }));
    await inTime(ras, connection.hangUp());
  });
});

describe('callbacks', () => {
  const isCalledBack = async (server: SimulatedServer, options: DialOptions): Promise<boolean> => {
    const ras = simulated(modem(server));
    const dialing = ras.dial('Modem', options);
    const events = await inTime(ras, eventsOf(dialing));
    await inTime(ras, dialing.hangUp());
    return events.some(({ state }) => state === 'WaitForCallback');
  };

  test.each<[string, SimulatedServer, string | undefined, boolean]>([
    ['counts where the server lets its caller set it', { callback: 'caller' }, '1', true],
    ['does not count where the server calls nobody back', { callback: 'none' }, '1', false],
    ['may be missing', { callback: 'caller' }, undefined, false],
    ["may be missing where the server's is fixed", { callback: { number: '2' } }, undefined, true],
  ])('D12, D13: a callback number %s', async (_, server, callbackNumber, calledBack) => {
    const options = callbackNumber === undefined ? {} : { callbackNumber };
    expect(await isCalledBack(server, options)).toBe(calledBack);
  });

  test("D13: '*' is refused without paused states, for RAS to stumble over", () => {
    const ras = simulated(modem({ callback: 'caller' }));
    expect(() => ras.dial('Modem', { callbackNumber: '*' })).toThrow(/callbackNumber/);
  });

  test.each([
    ['555', true],
    ['', false],
  ])("D13: '*' with paused states asks, and the answer %p decides", async (answer, calledBack) => {
    const options: DialOptions = {
      callbackNumber: '*',
      onPaused: ({ state }) =>
        state === 'CallbackSetByCaller' ? { callbackNumber: answer } : undefined,
    };
    expect(await isCalledBack({ callback: 'caller' }, options)).toBe(calledBack);
  });
});

describe('options', () => {
  const header = readFileSync(join(process.cwd(), 'native', 'abi', 'ras_constants.h'), 'utf8');
  const bits = new Map(
    [...header.matchAll(/RDEOPT_(\w+) = (0x[0-9A-F]+);/g)].map(([, name = '', bit]) => [
      name.replace(/^./, (letter) => letter.toLowerCase()),
      Number(bit),
    ]),
  );
  /** Set by `onPaused` too, and by EAP's functions. */
  const notOptions = new Set(['pausedStates', 'eapInfoCryptInCapable']);
  const names = [...bits.keys()].filter((name) => !notOptions.has(name));

  test('D14: each option has the bit of its name, and PausedStates comes with who answers', () => {
    expect(bits.size).toBe(16);
    for (const name of names)
      expect([name, planEntryDial('Office', { [name]: true }).extensionBits]).toEqual([
        name,
        bits.get(name),
      ]);
    expect(planEntryDial('Office').extensionBits).toBe(0);
    for (const who of [{ pausedStates: true }, { onPaused: () => undefined }])
      expect(planEntryDial('Office', who).extensionBits).toBe(bits.get('pausedStates'));
  });

  test('D14: RAS takes them all together', async () => {
    const ras = simulated();
    const all = Object.fromEntries(names.map((name) => [name, true]));
    const connection = await inTime(ras, ras.dial('Office', { ...all, onPaused: () => alice }));
    await inTime(ras, connection.hangUp());
  });
});

test.each([undefined, 1, 4])(
  'D18: subentry %p to begin with; the entry is dialed',
  async (subentry) => {
    const ras = simulated();
    const options: DialOptions = subentry === undefined ? {} : { subentry };
    const connection = await inTime(ras, ras.dial('Office', options));
    expect(connection.entryName).toBe('Office');
    await inTime(ras, connection.hangUp());
  },
);
