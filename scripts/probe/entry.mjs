/** The entry that is to be dialed beside the probe's own. */

import { isRasError, ras } from 'winras';

/** `{ place, type }`, or the reason why it cannot be dialed, without its name; undefined where RAS does not run. */
export async function findEntry(entryName, phoneBook) {
  try {
    return await find(entryName, phoneBook);
  } catch (error) {
    if (!isRasError(error)) throw error;
    console.error(
      `RAS cannot be asked for the entry of WINRAS_TEST_ENTRY: it answers ${error.errno}.`,
    );
    return undefined;
  }
}

async function find(entryName, phoneBook) {
  const entries = await ras.phoneBook(phoneBook).entries();
  const entry = entries.find(({ name }) => name === entryName);
  if (entry === undefined) return 'No phone book has the entry that WINRAS_TEST_ENTRY names.';
  const lines = await ras.connections();
  if (lines.some((line) => line.entryName === entryName))
    return 'The entry that WINRAS_TEST_ENTRY names is connected. Hang it up first.';
  const { properties } = await ras.phoneBook(entry.phoneBook).get(entryName);
  return { place: { phoneBook: entry.phoneBook, entryName }, type: properties.type };
}
