/** Trials with entries, by the addon's own calls. */

import { ras, vpnEntry } from 'winras';
import { dialWhenFree, ObservedDial } from '../observed-dial.mjs';
import { nobody } from '../own-book.mjs';

const allCredentials = 7;
/** A port is free again by then, unless it stays taken; milliseconds. */
const longestForPort = 8_000;
const redialCount = { members: { dwRedialCount: 7 } };

export async function emptyNames({ native, places, call }) {
  const [{ phoneBook, entryName }] = places;
  const calls = {
    'RasValidateEntryName of an empty name': () => native.validateEntryName(phoneBook, ''),
    'RasGetCredentials of an empty name': () => native.credentials(phoneBook, '', allCredentials),
    'RasRenameEntry to an empty name': () => native.renameEntry(phoneBook, entryName, ''),
    'RasDeleteEntry of an empty name': () => native.deleteEntry(phoneBook, ''),
    'RasSetEntryProperties of an empty name': () => native.changeEntry(phoneBook, '', redialCount),
    'RasSetEntryProperties with an empty host name': () =>
      native.changeEntry(phoneBook, entryName, { members: { szLocalPhoneNumber: '' } }),
  };
  for (const [what, ask] of Object.entries(calls))
    await call(what, async () => (await ask()).error);
  await call('the dial of an entry without a host name', async () => {
    const dial = new ObservedDial(native, places[0]);
    await dial.ended();
    await dial.hangUp();
    return dial.end?.error ?? dial.returned?.error;
  });
}

export async function defaultBook({ native, entryName, call }) {
  const book = ras.phoneBook();
  await call('made', async () => {
    await book.create(vpnEntry({ name: entryName, server: nobody, strategy: 'SSTP' }));
    return 0;
  });
  const listed = await native.entries();
  const row = listed.value?.find(({ name }) => name === entryName);
  await call('book', async () => row && (row.allUsers ? 'all users' : 'user'));
  if (row === undefined) return;
  const { phoneBook } = row;
  await call(
    'changed',
    async () => (await native.changeEntry(phoneBook, entryName, redialCount)).error,
  );
  await call('deleted', async () => (await native.deleteEntry(phoneBook, entryName)).error);
}

/** The entry that is made anew is dialed last: 633 is what is expected, and it stays. */
export async function changeWhileConnecting({ native, own, places, call }) {
  const [place, other] = places;
  const dial = new ObservedDial(native, place);
  await dial.begun();
  const { phoneBook, entryName } = place;
  await call(
    'changed',
    async () => (await native.changeEntry(phoneBook, entryName, redialCount)).error,
  );
  await call('deleted', async () => (await native.deleteEntry(phoneBook, entryName)).error);
  await call('how the dial went on', () => dial.ended());
  await call('its error', async () => dial.end?.error ?? dial.returned?.error ?? 0);
  await dial.hangUp();
  await own.add(entryName);
  await call('the same entry again', () => errorOfDial(native, place));
  await call('another dial', () => errorOfDial(native, other));
}

async function errorOfDial(native, place) {
  const { dial } = await dialWhenFree(native, place, {}, longestForPort);
  await dial.ended();
  const error = dial.end?.error ?? dial.returned?.error;
  await dial.hangUp();
  return error;
}
