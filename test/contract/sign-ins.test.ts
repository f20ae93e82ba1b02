/** Passwords are not retried: how often a server is shown one, counted by the server. */

import { describe, expect, test } from '@jest/globals';
import type { KeepOptions } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import { kept } from './support/kept.js';
import { newLedgerFile, readLedger } from './support/ledger.js';
import {
  callsOf,
  failureOf,
  inTime,
  office,
  simulated,
  wrongPassword,
} from './support/simulated.js';

const exact = { backOff: { jitter: 0 } } as const;

/** The server has seen the credentials, and answers with this error. */
function answering(error: number, at: 'Authenticate' | 'AuthNotify' = 'AuthNotify'): Scenario {
  return { ...office, servers: { 'vpn.example.com': { fails: { at, error } } } };
}

/** Keeps the line for an hour, or until that ends. */
async function keptFor(scenario: Scenario, options: KeepOptions) {
  const ledgerFile = newLedgerFile();
  const ras = simulated({ ...scenario, ledgerFile });
  const loop = kept(ras, 'Office', { ...exact, ...options });
  await ras.clock.advance(3_600_000);
  await inTime(ras, loop.keeping.return());
  return { told: loop.told(), dials: callsOf(ras, 'RasDial'), ...readLedger(ledgerFile) };
}

describe('keep() shows a server a refused password', () => {
  const refusals = [
    ...[691, 646, 647, 648, 649, 1326, 1327, 1330, 1331, 1385, 1907, 1909],
    ...[0x8042_0014, 0x8042_0015, 0x8042_0100, 0x8042_0101, 0x8042_0102, 0x8042_0103],
    ...[0x8042_0104, 0x8042_0105, 0x8042_0110, 0x8042_0111, 0x8042_0112, 0x4042_0110],
  ];
  test.each(refusals)('once, where the server says so with %i', async (errno) => {
    const { told, signIns } = await keptFor(answering(errno), {});
    expect({ told, signIns }).toEqual({
      told: ['dialing 1', `failed 1 after ${errno} finally`],
      signIns: 1,
    });
  });

  test('once, where it is wrong', async () => {
    expect(await keptFor(office, { credentials: wrongPassword })).toMatchObject({ signIns: 1 });
  });

  const disguised = [628, 629, 619, 718, 0x8000_4005];
  test.each(disguised)('twice, where the server says no more than %i', async (errno) => {
    const { told, signIns } = await keptFor(answering(errno), {});
    expect({ told, signIns }).toEqual({
      told: [
        'dialing 1',
        `failed 1 after ${errno}`,
        `waiting 2 for 1000 after ${errno}`,
        'dialing 2',
        `failed 2 after ${errno} finally`,
      ],
      signIns: 2,
    });
  });

  test.each(disguised)('%i at Authenticate counts, too', async (errno) => {
    expect(await keptFor(answering(errno, 'Authenticate'), {})).toMatchObject({ dials: 2 });
  });

  test('as often as is asked for, where retryOn names the error', async () => {
    const { signIns } = await keptFor(answering(628), { retryOn: [628], attempts: 7 });
    expect(signIns).toBe(7);
  });
});

test('an error before the server has seen a password is dialed again as ever', async () => {
  const refused = { rasDialRefuses: 628 };
  const { dials, signIns } = await keptFor({ ...office, behavior: refused }, { attempts: 7 });
  expect({ dials, signIns }).toEqual({ dials: 7, signIns: 0 });
});

test('one after the server has accepted the password is dialed again as ever', async () => {
  const fails = { at: 'Projected', error: 718 } as const;
  const scenario = { ...office, servers: { 'vpn.example.com': { fails } } };
  expect(await keptFor(scenario, { attempts: 7 })).toMatchObject({ dials: 7 });
});

describe('the error of a dial', () => {
  test.each([
    [628, 'AuthNotify', true],
    [691, 'AuthNotify', undefined],
    [628, 'ConnectDevice', undefined],
    [718, 'Projected', undefined],
  ] as const)('%i in %s tells whether it may be a refusal: %s', async (error, at, mayBeRefusal) => {
    const fails = { at, error };
    const ras = simulated({ ...office, servers: { 'vpn.example.com': { fails } } });
    const failure = (await inTime(ras, failureOf(ras.dial('Office')))) as object;
    expect(failure).toMatchObject({ errno: error, state: at });
    expect('mayBeRefusal' in failure ? failure.mayBeRefusal : undefined).toBe(mayBeRefusal);
  });
});
