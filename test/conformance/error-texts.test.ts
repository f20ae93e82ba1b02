/** X: the words and the names of errors. */

import { expect, test } from '@jest/globals';
import { errors } from '../../src/errors/error-table.js';
import { isRasError } from '../../src/index.js';
import {
  callsOf,
  failureOf,
  inTime,
  officeThat,
  simulated,
} from '../contract/support/simulated.js';

/** Of a dial it means what ERR_RAS_EAP_UI says in words that fit: rule D15. */
const interactiveMode = 703;

async function failureWith(errno: number) {
  const ras = simulated(officeThat({ rasDialRefuses: errno }));
  const failure = await inTime(ras, failureOf(ras.dial('Office')));
  if (!isRasError(failure)) throw failure;
  return { failure, asked: callsOf(ras, 'RasGetErrorString') };
}

test.each([
  ['RAS', 691, /The user name or the password is wrong/],
  ['the system, where RAS has none', 13_801, /IKE authentication credentials are not acceptable/],
  ['this package, where neither has some', 0x8042_0112, /The server rejected the user name/],
])('X1: the words of an error come from %s', async (_, errno, words) => {
  const { failure, asked } = await failureWith(errno);
  expect(asked).toBe(1);
  expect(failure.message).toMatch(words);
  expect(failure.message).toMatch(/RasDial failed/);
});

test('X2: every error has its name, whatever headers this was built with', async () => {
  // Among them those that vanish from the headers of some SDK versions.
  const named = errors.filter(({ errno }) => errno !== interactiveMode);
  const entries = named.map(({ errno }) => [
    `E${errno}`,
    { server: 'host', behavior: { rasDialRefuses: errno } },
  ]);
  const ras = simulated({ entries: Object.fromEntries(entries), servers: { host: {} } });
  const failures = named.map(({ errno }) => failureOf(ras.dial(`E${errno}`)));
  const told = await inTime(ras, Promise.all(failures));
  expect(told.map((failure) => (isRasError(failure) ? [failure.errno, failure.code] : []))).toEqual(
    named.map(({ errno, code }) => [errno, code]),
  );
});

test.each([87, 1231, 1232, 1931, 13_801, 13_805, 13_806, 13_813, 13_868, 0x8000_4005, 0x8042_0112])(
  'X2: %i, which dials fail with too, has a name and advice',
  async (errno) => {
    const { failure } = await failureWith(errno);
    expect(failure.code).toMatch(/^[A-Z]+_[A-Z_]+$/);
    expect(failure.advice).toMatch(/\w/);
  },
);
