/** Entries that authenticate with EAP: unattended, with a window, and what Windows keeps for their method. */

import { describe, expect, test } from '@jest/globals';
import { type DialOptions, isRasError } from '../../src/index.js';
import type { Scenario, SimulatedBehavior, SimulatedEntry } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  simulated,
} from './support/simulated.js';
import { officeWhoseServer, pauseOf } from './support/situations.js';

type Method = NonNullable<SimulatedEntry['eap']>;

/** Nothing is stored for the entry; the identity is alice's. */
function campus(method: 'certificate' | 'peap', behavior: SimulatedBehavior = {}): Scenario {
  const eap: Method = { method, identity: 'alice' };
  const { entries: _, stored: __, ...rest } = office;
  return { ...rest, behavior, entries: { Campus: { server: 'vpn.example.com', eap } } };
}
const userData = Buffer.from('what the method asks its user for');

describe('an unattended dial', () => {
  test.each<SimulatedBehavior>([
    {},
    { rasDialReturns: 'after' },
    { rasDialBlocks: 2_000 },
    { notificationThread: 'captured' },
    { merged: true },
  ])('of a certificate method just connects, RAS doing %j', async (behavior) => {
    const ras = simulated(campus('certificate', behavior));
    const dialing = ras.dial('Campus');
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });

  test('of a method that asks its user fails in clear words, before a line is dialed', async () => {
    const ras = simulated(campus('peap'));
    const error = await inTime(ras, failureOf(ras.dial('Campus')));
    expect(error).toMatchObject({
      code: 'ERR_RAS_EAP_UI',
      operation: 'RasGetEapUserIdentity',
      entryName: 'Campus',
      cause: { code: 'ERROR_INTERACTIVE_MODE', errno: 703 },
    });
    expect((error as Error).message).toMatch(/setUserData/);
    expect(callsOf(ras, 'RasDial')).toBe(0);
  });

  test('connects when its user data are kept with the entry', async () => {
    const ras = simulated(campus('peap'));
    await inTime(ras, ras.eap('Campus').setUserData(userData));
    const dialing = ras.dial('Campus');
    await inTime(ras, dialing);
    expect(callsOf(ras, 'RasFreeEapUserIdentity')).toBe(1);
    await hangUp(ras, dialing);
  });

  test('with a user name and password of its own takes no identity, unless it is told to', async () => {
    const ras = simulated(campus('certificate'));
    const own = { userName: 'mallory', password: 'x' };
    const error = await inTime(ras, failureOf(ras.dial('Campus', { credentials: own })));
    expect(error).toMatchObject({ code: 'ERR_RAS_EAP_UI', operation: 'RasDial' });
    expect(callsOf(ras, 'RasGetEapUserIdentity')).toBe(0);
    // The name stays the dial's own: this one the server does not know.
    const silent: DialOptions = { credentials: own, eapIdentity: 'silent' };
    expect(await inTime(ras, failureOf(ras.dial('Campus', silent)))).toMatchObject({ errno: 691 });
    expect(callsOf(ras, 'RasGetEapUserIdentity')).toBe(1);
  });
});

describe('an interactive identity', () => {
  const interactive: DialOptions = { eapIdentity: 'interactive', ownerWindow: 0x1_0042n };

  test('is asked for in a window, and dialed with', async () => {
    const ras = simulated(campus('peap', { eapWindow: 60_000 }));
    const dialing = ras.dial('Campus', interactive);
    await ras.clock.advance(59_000);
    expect(callsOf(ras, 'RasDial')).toBe(0);
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });

  test('fails the dial when its window is closed', async () => {
    const ras = simulated(campus('peap', { eapWindowFails: 1223 }));
    const error = await inTime(ras, failureOf(ras.dial('Campus', interactive)));
    expect(error).toMatchObject({ code: 'ERROR_CANCELLED', operation: 'RasGetEapUserIdentity' });
    expect(callsOf(ras, 'RasDial')).toBe(0);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
  });

  test.each(['an abort', 'the timeout', 'hangUp()'])(
    'is not waited for by %s, and no line is dialed afterwards',
    async (what) => {
      const ras = simulated(campus('peap', { eapWindow: 60_000 }));
      const controller = new AbortController();
      const timeout = what === 'the timeout' ? 5_000 : 100_000;
      const dialing = ras.dial('Campus', { ...interactive, signal: controller.signal, timeout });
      const failure = failureOf(dialing);
      await ras.clock.advance(5_000);
      if (what === 'an abort') controller.abort();
      if (what === 'hangUp()') await inTime(ras, dialing.hangUp(), 1);
      const codes = { 'an abort': 'ABORT_ERR', 'the timeout': 'ERR_RAS_DIAL_TIMEOUT' };
      expect(await inTime(ras, failure, 1)).toMatchObject({
        code: codes[what as keyof typeof codes] ?? 'ERROR_USER_DISCONNECTION',
      });
      expect(ras.clock.now()).toBeLessThan(6_000);
      await ras.clock.advance(100_000);
      expect(callsOf(ras, 'RasDial')).toBe(0);
    },
  );
});

describe('a pause at InvokeEapUI', () => {
  const asking = (behavior: SimulatedBehavior) => officeWhoseServer({ eapUi: true }, behavior);

  test('is answered by a window, whose time does not count', async () => {
    const ras = simulated(asking({ eapWindow: 600_000 }));
    const dialing = ras.dial('Office', {
      timeout: 2_000,
      pauseTimeout: 1_000,
      onPaused: ({ state }) => (state === 'InvokeEapUI' ? { ownerWindow: 0x42n } : undefined),
    });
    await inTime(ras, dialing);
    expect(ras.clock.now()).toBeGreaterThan(600_000);
    await hangUp(ras, dialing);
  });

  test('fails the dial when the window is closed, and is hung up', async () => {
    const ras = simulated(asking({ eapWindowFails: 1223 }));
    const dialing = ras.dial('Office', { pausedStates: true });
    const pause = await pauseOf(ras, dialing);
    const failure = failureOf(dialing);
    const refused = await inTime(ras, failureOf(pause.resume()));
    expect(refused).toMatchObject({ code: 'ERROR_CANCELLED', operation: 'RasInvokeEapUI' });
    // The same, but for its stack: who has dialed, and who has answered.
    expect(await inTime(ras, failure)).toStrictEqual(refused);
    expect(callsOf(ras, 'RasDial')).toBe(1);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('that is aborted under its window is hung up, and not resumed', async () => {
    const ras = simulated(asking({ eapWindow: 60_000 }));
    const controller = new AbortController();
    const dialing = ras.dial('Office', { onPaused: () => ({}), signal: controller.signal });
    const failure = failureOf(dialing);
    await ras.clock.advance(10_000);
    controller.abort();
    expect(await inTime(ras, failure)).toMatchObject({ code: 'ABORT_ERR' });
    expect(ras.clock.now()).toBeLessThan(20_000);
    await ras.clock.advance(100_000);
    expect(callsOf(ras, 'RasDial')).toBe(1);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test.each([
    ['in the loop', { pausedStates: true }],
    ['by onPaused', { onPaused: () => undefined }],
    ['without paused states', {}],
  ])('that nobody answers, %s, fails with ERR_RAS_EAP_UI', async (_, options) => {
    const ras = simulated(asking({}));
    const error = await inTime(ras, failureOf(ras.dial('Office', options)));
    expect(isRasError(error, 'ERR_RAS_EAP_UI')).toBe(true);
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });
});

describe('what is kept for a method', () => {
  test('is read and written, each for itself, and empty at first', async () => {
    const ras = simulated(campus('peap'));
    const eap = ras.eap('CAMPUS');
    expect(eap.entryName).toBe('CAMPUS');
    expect(await inTime(ras, eap.userData())).toEqual(new Uint8Array());
    await inTime(ras, eap.setUserData(userData));
    expect(await inTime(ras, eap.customAuthData())).toEqual(new Uint8Array());
    await inTime(ras, eap.setCustomAuthData(Uint8Array.of(1, 0, 255)));
    expect(await inTime(ras, eap.userData())).toEqual(new Uint8Array(userData));
    expect(await inTime(ras, eap.customAuthData())).toEqual(Uint8Array.of(1, 0, 255));
    const names = ras.calls().map((call) => call.function);
    for (const name of ['UserData', 'CustomAuthData'])
      expect(names.filter((one) => one.endsWith(name)).length).toBeGreaterThanOrEqual(3);
  });

  test('counts as it was when it was given', async () => {
    const ras = simulated(campus('peap'));
    const bytes = Uint8Array.of(1, 2, 3);
    const written = ras.eap('Campus').setUserData(bytes);
    bytes.fill(9);
    await inTime(ras, written);
    expect(await inTime(ras, ras.eap('Campus').userData())).toEqual(Uint8Array.of(1, 2, 3));
  });

  test('for all users is the administrator’s to change, what is the user’s own is not', async () => {
    const entry = { server: 'vpn.example.com', book: 'allUsers', eap: 'peap' } as const;
    const ras = simulated({ administrator: false, entries: { Campus: entry } });
    const refused = ras.eap('Campus').setCustomAuthData(userData);
    expect(await inTime(ras, failureOf(refused))).toMatchObject({
      errno: 5,
      operation: 'RasSetCustomAuthData',
      advice: expect.stringMatching(/administrator/),
    });
    await inTime(ras, ras.eap('Campus').setUserData(userData));
  });

  test('is asked for in vain where there is no such entry', async () => {
    const ras = simulated(campus('peap'));
    expect(await inTime(ras, failureOf(ras.eap('Nobody').userData()))).toMatchObject({
      errno: 623,
      entryName: 'Nobody',
    });
  });
});

describe('bad arguments are refused before RAS, naming the place', () => {
  test.each<[object, string, RegExp]>([
    [{ eapIdentity: 'loud' }, 'VALUE', /options\.eapIdentity.*'silent', 'interactive', 'none'/],
    [{ ownerWindow: 1n }, 'VALUE', /options\.ownerWindow.*interactive/],
    [{ eapIdentity: 'interactive', ownerWindow: 0n }, 'VALUE', /options\.ownerWindow/],
    [{ eapIdentity: 'interactive', ownerWindow: 1 }, 'TYPE', /options\.ownerWindow.*bigint/],
  ])('%p of a dial', (options, kind, message) => {
    const ras = simulated();
    expect(() => ras.dial('Office', options as DialOptions)).toThrow(
      expect.objectContaining({
        code: `ERR_INVALID_ARG_${kind}`,
        message: expect.stringMatching(message),
      }),
    );
    expect(ras.calls()).toEqual([]);
  });

  test('an identity for a number, which has no entry', () => {
    const options = { eapIdentity: 'silent' } as DialOptions;
    expect(() => simulated().dialNumber('555', options)).toThrow(/"eapIdentity" is not known/);
  });

  test.each<[unknown, unknown, string]>([
    [1, {}, 'TYPE'],
    ['', {}, 'VALUE'],
    ['Office', { phoneBook: 1 }, 'TYPE'],
    ['Office', { phonebook: 'x' }, 'VALUE'],
  ])('eap(%j, %j)', (name, options, kind) => {
    expect(() => simulated().eap(name as string, options as object)).toThrow(
      expect.objectContaining({ code: `ERR_INVALID_ARG_${kind}` }),
    );
  });

  test.each<[string, unknown, string]>([
    ['nothing', new Uint8Array(), 'VALUE'],
    ['too much', new Uint8Array(1024 * 1024 + 1), 'VALUE'],
    ['a string', 'secret', 'TYPE'],
    ['other numbers', new Uint16Array([1]), 'TYPE'],
  ])('%s as data', async (_, data, kind) => {
    const ras = simulated();
    for (const method of ['setUserData', 'setCustomAuthData'] as const) {
      const error = (await failureOf(ras.eap('Office')[method](data as Uint8Array))) as Error;
      expect(error).toMatchObject({ code: `ERR_INVALID_ARG_${kind}` });
      expect(error.message).not.toContain('secret');
    }
    expect(ras.calls()).toEqual([]);
  });

  test('an answer to InvokeEapUI that is none; the pause stays open', async () => {
    const ras = simulated(officeWhoseServer({ eapUi: true }));
    const dialing = ras.dial('Office', { pausedStates: true });
    const pause = await pauseOf(ras, dialing);
    for (const answer of [alice, { ownerWindow: 1 }, { ownerWindow: 0n }])
      expect(await failureOf(pause.resume(answer as never))).toMatchObject({
        code: expect.stringMatching(/^ERR_INVALID_ARG_/),
      });
    await inTime(ras, pause.resume());
    await inTime(ras, dialing);
    await hangUp(ras, dialing);
  });
});
