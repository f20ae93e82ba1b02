/** C: what is stored with an entry. Only RasGetCredentials is called yet. */

import { expect, test } from '@jest/globals';
import { isRasError } from '../../src/index.js';
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
