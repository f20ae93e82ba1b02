/** The links of an entry, as its phone book has them. */

import { expect, test } from '@jest/globals';
import type { Scenario } from '../../src/simulator.js';
import { failureOf, simulated } from './support/simulated.js';

const second = {
  device: { type: 'modem', name: 'Second modem' },
  phoneNumber: '555 0200',
  alternateNumbers: ['555 0201'],
} as const;
const modem: Scenario = {
  entries: { Modem: { type: 'modem', server: '555 0100', device: 'First modem' } },
};

test('every entry has one, and more can be added', async () => {
  const book = simulated(modem).phoneBook();
  const first = {
    device: { type: 'modem', name: 'First modem' },
    phoneNumber: '555 0100',
    alternateNumbers: [],
  };
  expect(await book.subentries('Modem')).toEqual([first]);
  await book.setSubentry('Modem', 2, second);
  expect(await book.subentries('Modem')).toEqual([first, second]);
  expect((await book.get('Modem')).subentryCount).toBe(2);
  expect(await book.getSubentry('Modem', 2)).toEqual(second);
});

test('a change of one leaves the rest of it and the others', async () => {
  const book = simulated(modem).phoneBook();
  await book.setSubentry('Modem', 2, second);
  await book.setSubentry('Modem', 2, { phoneNumber: '555 0300' });
  expect(await book.getSubentry('Modem', 2)).toEqual({ ...second, phoneNumber: '555 0300' });
  // An update of the entry writes no links.
  await book.update('Modem', { redialCount: 2 });
  expect(await book.subentries('Modem')).toHaveLength(2);
  await book.deleteSubentry('Modem', 1);
  expect((await book.subentries('Modem')).map(({ phoneNumber }) => phoneNumber)).toEqual([
    '555 0300',
  ]);
});

test('one that is not there', async () => {
  const book = simulated(modem).phoneBook();
  expect(await failureOf(book.getSubentry('Modem', 2))).toMatchObject({
    code: 'ERR_INVALID_ARG_VALUE',
    message: expect.stringContaining('must be the number of a subentry of the entry'),
  });
  expect(await failureOf(book.deleteSubentry('Modem', 2))).toMatchObject({ errno: 87 });
  expect(() => book.getSubentry('Modem', 0)).toThrow(/from 1 to/);
});
