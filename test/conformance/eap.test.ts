/** D15, D19 to D21, B5, C6: the identities of EAP methods, and what is kept for them. */

import { describe, expect, test } from '@jest/globals';
import { type DialOptions, isRasError } from '../../src/index.js';
import type { Scenario, SimulatedEntry, Simulator } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  failureOf,
  hangUp,
  inTime,
  office,
  simulated,
} from '../contract/support/simulated.js';

/** Nothing is stored for the entry; who has an identity is alice. */
function officeWith(
  eap: NonNullable<SimulatedEntry['eap']>,
  more: Partial<Scenario> = {},
): Scenario {
  const { stored: _, ...rest } = office;
  const entry = { server: 'vpn.example.com', strategy: ['SSTP'], eap } as const;
  return { ...rest, entries: { Office: entry }, ...more };
}
const certificate = { method: 'certificate', identity: 'alice' } as const;
const peap = { method: 'peap', identity: 'alice' } as const;

async function connects(ras: Simulator, options: DialOptions = {}): Promise<void> {
  await inTime(ras, ras.dial('Office', options));
  await inTime(
    ras,
    ras.connections().then(([line]) => line?.hangUp()),
  );
}

const resultsOf = (ras: Simulator, name: string) =>
  ras.calls().flatMap((call) => (call.function === name ? [call.result] : []));
const beforeTheDial = (ras: Simulator) =>
  ras
    .calls()
    .map((call) => call.function)
    .filter((name) => /RasDial|EapUserIdentity/.test(name));

describe('D15', () => {
  test('D15: the identity is asked for, given to RasDial, and freed', async () => {
    const ras = simulated(officeWith(certificate));
    await connects(ras);
    expect(beforeTheDial(ras)).toEqual([
      'RasGetEapUserIdentity',
      'RasFreeEapUserIdentity',
      'RasDial',
    ]);
  });

  test('D15: its name becomes that of the user, and its data go with each resume', async () => {
    // The name is unknown to the server; which is then told another.
    const ras = simulated(officeWith({ ...certificate, identity: 'mallory' }));
    const dialing = ras.dial('Office', { onPaused: () => alice });
    await inTime(ras, dialing);
    expect(resultsOf(ras, 'RasDial')).toEqual([0, 0]);
    await hangUp(ras, dialing);
  });

  test('D15: EAP-MSCHAPv2 takes a plain user and password', async () => {
    const ras = simulated(officeWith('mschapv2'));
    await connects(ras, { credentials: alice });
    const wrong = { ...alice, password: 'wrong' };
    const failure = await inTime(ras, failureOf(ras.dial('Office', { credentials: wrong })));
    expect(isRasError(failure, 691)).toBe(true);
  });

  test.each([703, 798] as const)(
    'D15: a certificate method without an identity fails with %i',
    async (withoutIdentity) => {
      const ras = simulated(officeWith({ ...certificate, withoutIdentity }));
      const dialing = ras.dial('Office', { eapIdentity: 'none' });
      const failure = await inTime(ras, failureOf(dialing));
      expect(failure).toMatchObject({ errno: withoutIdentity, operation: 'RasDial' });
      expect(callsOf(ras, 'RasHangUp')).toBe(1);
    },
  );
});

describe('D20', () => {
  test('D20: 780 means to dial without', async () => {
    const ras = simulated();
    await connects(ras);
    expect(resultsOf(ras, 'RasGetEapUserIdentity')).toEqual([780]);
  });

  test('D20: 703 without a user name ends the dial before RasDial, in clear words', async () => {
    const ras = simulated(officeWith(peap));
    const failure = await inTime(ras, failureOf(ras.dial('Office')));
    expect(failure).toMatchObject({
      code: 'ERR_RAS_EAP_UI',
      errno: 703,
      operation: 'RasGetEapUserIdentity',
      advice: expect.stringContaining('setUserData'),
    });
    expect(callsOf(ras, 'RasDial')).toBe(0);
    expect(callsOf(ras, 'RasHangUp')).toBe(0);
  });

  test('D20: 703 with a stored user name leaves it to RasDial', async () => {
    const ras = simulated({ ...officeWith(peap), stored: { Office: alice } });
    const failure = await inTime(ras, failureOf(ras.dial('Office')));
    expect(failure).toMatchObject({
      code: 'ERR_RAS_EAP_UI',
      operation: 'RasDial',
      state: 'Authenticate',
    });
    expect(callsOf(ras, 'RasHangUp')).toBe(1);
  });

  test('D20: 711 is heard from RasDial', async () => {
    const ras = simulated(officeWith({ ...certificate, identityFails: 711 }));
    const failure = await inTime(ras, failureOf(ras.dial('Office')));
    expect(failure).toMatchObject({ errno: 703, operation: 'RasDial' });
    expect(resultsOf(ras, 'RasGetEapUserIdentity')).toEqual([711]);
  });
});

describe('D19', () => {
  test('D19: a dial is silent unless it is told otherwise, and shows no window', async () => {
    const ras = simulated(officeWith(peap));
    const failure = await inTime(ras, failureOf(ras.dial('Office')));
    expect(isRasError(failure, 703)).toBe(true);
    await connects(ras, { eapIdentity: 'interactive' });
    expect(resultsOf(ras, 'RasGetEapUserIdentity')).toEqual([703, 0]);
  });
});

describe('B5', () => {
  test('B5: the book that the entry was found in goes to the functions of EAP, too', async () => {
    // An entry for all users; the simulator's functions find it in both, so the other one decides.
    const scenario: Scenario = {
      ...office,
      entries: { Office: { server: 'vpn.example.com', book: 'both', eap: certificate } },
    };
    const allUsers = 'C:\\ProgramData\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk';
    const user =
      'C:\\Users\\User\\AppData\\Roaming\\Microsoft\\Network\\Connections\\Pbk\\rasphone.pbk';
    const ras = simulated(scenario);
    await inTime(ras, ras.eap('Office', { phoneBook: allUsers }).setUserData(Buffer.from('all')));
    const read = (phoneBook: string) => inTime(ras, ras.eap('Office', { phoneBook }).userData());
    expect(Buffer.from(await read(allUsers)).toString()).toBe('all');
    expect((await read(user)).length).toBe(0);
    // An identity that was given for one is a violation with the other.
    for (const phoneBook of [user, allUsers]) await connects(ras, { phoneBook });
  });
});

describe('C6', () => {
  test.each([
    ['user data', 'RasGetEapUserData', 'RasSetEapUserData'],
    ['custom authentication data', 'RasGetCustomAuthData', 'RasSetCustomAuthData'],
  ])('C6: %s are asked for by size, and set', async (what, get, set) => {
    const ras = simulated();
    const eap = ras.eap('office');
    const [read, write] =
      what === 'user data'
        ? [() => eap.userData(), (bytes: Uint8Array) => eap.setUserData(bytes)]
        : [() => eap.customAuthData(), (bytes: Uint8Array) => eap.setCustomAuthData(bytes)];
    expect(await inTime(ras, read())).toEqual(new Uint8Array());
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => index % 256);
    await inTime(ras, write(bytes));
    expect(await inTime(ras, read())).toEqual(bytes);
    expect(resultsOf(ras, get)).toEqual([0, 603, 0]);
    expect(resultsOf(ras, set)).toEqual([0]);
  });

  test('C6: 621 and 623, before anything is asked of EAP', async () => {
    const ras = simulated();
    const missingBook = ras.eap('Office', { phoneBook: 'C:\\none.pbk' }).userData();
    expect(isRasError(await inTime(ras, failureOf(missingBook)), 621)).toBe(true);
    const missingEntry = ras.eap('Nobody').customAuthData();
    expect(isRasError(await inTime(ras, failureOf(missingEntry)), 623)).toBe(true);
    const anotherBook = ras.eap('Nobody').setUserData(new Uint8Array(1));
    expect(isRasError(await inTime(ras, failureOf(anotherBook)), 623)).toBe(true);
  });
});
