/** What can be asked of any RAS, whatever it can do and whatever lines it has: no line is dialed. */

import { expect, test } from '@jest/globals';
import { isRasError, ras } from '../../src/index.js';

/** Every call answers, or says what is wrong. */
async function answered(asked: Promise<unknown>): Promise<'a value' | 'a RasError'> {
  try {
    await asked;
    return 'a value';
  } catch (error) {
    if (isRasError(error) && /^(ERR_RAS|ERROR)_[A-Z]/.test(error.code)) return 'a RasError';
    throw error;
  }
}

test('the lines that are up are listed, each with its status', async () => {
  const lines = await ras.connections();
  expect(Array.isArray(lines)).toBe(true);
  for (const line of lines) {
    expect(await line.status()).toMatchObject({ stateCode: expect.any(Number) });
  }
});

test('an entry that there is not is refused before anything is dialed', async () => {
  const name = 'an entry that nobody has made';
  await expect(ras.dial(name)).rejects.toMatchObject({
    code: 'ERROR_CANNOT_FIND_PHONEBOOK_ENTRY',
    errno: 623,
  });
  expect((await ras.connections()).map(({ entryName }) => entryName)).not.toContain(name);
});

test('a phone book that there is not is refused', async () => {
  const phoneBook = 'C:\\no such folder\\no such book.pbk';
  expect(await answered(ras.dial('Office', { phoneBook }))).toBe('a RasError');
});

test('a dial that is aborted at once leaves nothing', async () => {
  const dialing = ras.dial('an entry that nobody has made', { signal: AbortSignal.abort() });
  await expect(dialing).rejects.toMatchObject({ name: 'AbortError' });
});

// Not the countries: Wine has no RasGetCountryInfo, and ends a process that calls it.
test('the devices are listed', async () => {
  expect(Array.isArray(await ras.devices())).toBe(true);
});

test('an error of Windows has its words', async () => {
  expect(await ras.errorMessage(5)).toMatch(/\w/);
});
