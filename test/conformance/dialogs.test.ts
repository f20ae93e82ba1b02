/** L: Windows' dialogs; B14: the older ones. */

import { expect, test } from '@jest/globals';
import { failureOf, inTime, office, simulated } from '../contract/support/simulated.js';

test("L1: the user's Cancel is no error", async () => {
  const cancels = { does: 'cancel' } as const;
  const ras = simulated({
    ...office,
    dialogs: { dial: cancels, entry: cancels, phoneBook: cancels },
  });
  expect(await inTime(ras, ras.dialogs.dial('Office'))).toBe('cancelled');
  expect(await inTime(ras, ras.dialogs.editEntry('Office'))).toBeUndefined();
  expect(await inTime(ras, ras.dialogs.phoneBook())).toBe('cancelled');
});

test('L2: a new entry has the name that the user has saved', async () => {
  const ras = simulated({ ...office, dialogs: { entry: { entryName: 'Saved' } } });
  expect(await inTime(ras, ras.dialogs.newEntry({ entryName: 'Proposed' }))).toBe('Saved');
});

test('L3: the phone book says that it has connected only when it has', async () => {
  const chooses = { entryName: 'Office' } as const;
  const ras = simulated({ ...office, dialogs: { phoneBook: chooses } });
  expect(await inTime(ras, ras.dialogs.phoneBook())).toBe('connected');
  expect(await ras.connections()).toHaveLength(1);

  const deaf = simulated({ ...office, servers: {}, dialogs: { phoneBook: chooses } });
  expect(await inTime(deaf, failureOf(deaf.dialogs.phoneBook()))).toMatchObject({
    operation: 'RasPhonebookDlg',
  });
  expect(await deaf.connections()).toEqual([]);
});

test.each([1223, 0] as const)(
  'B14: what the older dialogs return for a Cancel is documented nowhere: %d',
  async (cancelCode) => {
    const ras = simulated({ ...office, dialogs: { cancelCode, entry: { does: 'cancel' } } });
    const made = await inTime(ras, ras.legacy.createEntryDialog());
    // 0 cannot be told from an entry that was made.
    expect(made).toBe(cancelCode === 0);
  },
);

test('B14: entries and books that are not there', async () => {
  const ras = simulated();
  expect(await failureOf(ras.legacy.editEntryDialog('Nowhere'))).toMatchObject({ errno: 623 });
  const phoneBook = 'C:\\no such folder\\none.pbk';
  expect(await inTime(ras, failureOf(ras.legacy.createEntryDialog({ phoneBook })))).toMatchObject({
    errno: 621,
    operation: 'RasCreatePhonebookEntry',
  });
});
