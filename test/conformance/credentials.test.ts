/** C: what is stored with an entry. */

import { describe, expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
import type { Scenario } from '../../src/simulator.js';
import {
  alice,
  callsOf,
  failureOf,
  inTime,
  office,
  simulated,
} from '../contract/support/simulated.js';

test('C1, C3: the stored password is dialed with, as the token that stands for it', async () => {
  const ras = simulated();
  await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
  expect(callsOf(ras, 'RasGetCredentials')).toBe(1);
});

test('C1: the stored domain too', async () => {
  const stored = { ...alice, domain: 'CORP' };
  const ras = simulated({
    ...office,
    servers: {
      'vpn.example.com': { users: { alice: { password: 'right', domain: 'CORP' } } },
    },
    stored: { Office: stored },
  });
  await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
});

test.each([
  ['the user who is logged on may be let in', alice, undefined],
  ['nobody is let in', undefined, 691],
])('C1: where nothing is stored RAS decides: %s', async (_, loggedOnUser, errno) => {
  const ras = simulated({
    ...office,
    stored: {},
    ...(loggedOnUser === undefined ? {} : { loggedOnUser }),
  });
  const dialing = ras.dial('Office');
  const outcome = await inTime(
    ras,
    dialing.then(
      () => undefined,
      (error: { errno: number }) => error.errno,
    ),
  );
  expect(outcome).toBe(errno);
  await inTime(ras, dialing.hangUp());
});

test('C1: what is stored is not asked for when credentials are given', async () => {
  const ras = simulated();
  await inTime(ras, (await inTime(ras, ras.dial('Office', { credentials: alice }))).hangUp());
  expect(callsOf(ras, 'RasGetCredentials')).toBe(0);
});

test('C3: sixteen asterisks are no password of anybody else', async () => {
  const ras = simulated();
  const credentials = { userName: 'bob', password: '*'.repeat(16) };
  const failure = await inTime(ras, failureOf(ras.dial('Office', { credentials })));
  expect(isRasError(failure, 691)).toBe(true);
});

const unstored: Scenario = { ...office, stored: {} };

test.each(['asterisks', 'opaque'] as const)(
  'C3: whatever stands for the stored password (%s), a dial with a user of its own needs a password',
  async (passwordHandle) => {
    const ras = simulated({ ...office, passwordHandle });
    await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
    const credentials = { userName: 'bob', password: '§'.repeat(16) };
    const failure = await inTime(ras, failureOf(ras.dial('Office', { credentials })));
    expect(isRasError(failure, 691)).toBe(true);
  },
);

test('C1: a part that was cleared is not there any more', async () => {
  const ras = simulated({ ...office, stored: { Office: { ...alice, domain: 'CORP' } } });
  const credentials = ras.credentials('Office');
  await inTime(ras, credentials.clear(['domain']));
  expect(await inTime(ras, credentials.get())).toMatchObject({
    userName: 'alice',
    hasPassword: true,
  });
  expect(await inTime(ras, credentials.get())).not.toHaveProperty('domain');
});

test('C1, D12: a dial with the domain * takes the one that was stored', async () => {
  const users = { alice: { password: 'right', domain: 'CORP' } };
  const ras = simulated({ ...unstored, servers: { 'vpn.example.com': { users } } });
  const given = { ...alice, domain: '*' };
  await inTime(ras, ras.credentials('Office').set({ domain: 'LAB' }));
  const failure = await inTime(ras, failureOf(ras.dial('Office', { credentials: given })));
  expect(isRasError(failure, 691)).toBe(true);
  await inTime(ras, ras.credentials('Office').set({ domain: 'CORP' }));
  await inTime(ras, (await inTime(ras, ras.dial('Office', { credentials: given }))).hangUp());
});

test('C2: a pre-shared key is asked for, set and forgotten with no other flag', async () => {
  // The simulator counts anything else as a violation.
  const ras = simulated(unstored);
  const credentials = ras.credentials('Office');
  await inTime(ras, credentials.set({ preSharedKey: 'shared' }));
  expect(await inTime(ras, credentials.get())).toMatchObject({ hasPreSharedKey: true });
  await inTime(ras, credentials.clear(['userName', 'preSharedKey', 'serverPreSharedKey']));
  expect(callsOf(ras, 'RasSetCredentials')).toBe(4);
});

test.each([
  ['for all users, of an entry that is one user’s', { book: 'user' }, true, { forAllUsers: true }],
  ['for all users, without the rights', { book: 'allUsers' }, false, { forAllUsers: true }],
  ['a pre-shared key, without the rights', { book: 'user' }, false, undefined],
] as const)('C2: access is denied to credentials %s', async (_, entry, administrator, options) => {
  const entries = { Office: { server: 'vpn.example.com', ...entry } };
  const ras = simulated({ ...unstored, entries, administrator });
  const change = options === undefined ? { preSharedKey: 'shared' } : alice;
  const set = ras.credentials('Office').set(change, options);
  expect(await inTime(ras, failureOf(set))).toMatchObject({ errno: 5 });
});

describe('dial parameters', () => {
  test('C4: whether a password is saved is told apart from it, and no number is', async () => {
    const ras = simulated();
    expect(await inTime(ras, ras.credentials('Office').dialParameters())).toEqual({
      userName: 'alice',
      hasPassword: true,
    });
    expect(await inTime(ras, ras.credentials('Office').clear(['password']))).toBeUndefined();
    expect(await inTime(ras, ras.credentials('Office').dialParameters())).toEqual({
      userName: 'alice',
      hasPassword: false,
    });
  });

  test('C5: what is left out stays, the password of a user who is named included', async () => {
    const ras = simulated();
    await inTime(ras, ras.credentials('Office').saveDialParameters({ userName: 'ALICE' }));
    await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
  });

  test('C5: an empty password is saved as one, and a removed one is none', async () => {
    const users = { guest: { password: '' } };
    const ras = simulated({ ...unstored, servers: { 'vpn.example.com': { users } } });
    const credentials = ras.credentials('Office');
    await inTime(ras, credentials.saveDialParameters({ userName: 'guest', password: '' }));
    expect(await inTime(ras, credentials.dialParameters())).toMatchObject({ hasPassword: true });
    await inTime(ras, (await inTime(ras, ras.dial('Office'))).hangUp());
    await inTime(ras, credentials.saveDialParameters({ removePassword: true }));
    expect(await inTime(ras, credentials.dialParameters())).toMatchObject({ hasPassword: false });
  });
});
