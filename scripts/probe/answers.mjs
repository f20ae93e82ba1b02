/** Calls that RAS has to refuse, each harmless, and with what it does. */

import { join } from 'node:path';

const newestMembers = { fDisableIKEv2Fragmentation: 6724, szIDi: 6720 };
const oldestSize = 5680;
const allCredentials = 7;

/** `book` is the probe's own, and `deadHandle` of a line that is gone. */
export async function askWrongly(native, { folder, book, deadHandle }) {
  const none = 'an entry that nobody has made';
  const missing = join(folder, 'no such book.pbk');
  const [entry] = await book.entries();
  // One that was never issued, where none has died.
  const dead = deadHandle ?? 0x7ff0n;
  const calls = {
    'RasEnumEntries of a missing book': native.entries(missing),
    'RasGetEntryProperties in a missing book': native.entryProperties(missing, none),
    'RasGetEntryProperties of a missing entry': native.entryProperties(book.path, none),
    'RasRenameEntry of a missing entry': native.renameEntry(book.path, none, 'another'),
    'RasDeleteEntry of a missing entry': native.deleteEntry(book.path, none),
    // Where RAS has taken no entry, none is taken.
    ...(entry !== undefined && {
      'RasValidateEntryName of a taken name': native.validateEntryName(book.path, entry.name),
    }),
    'RasValidateEntryName of a bad name': native.validateEntryName(book.path, 'a/b'),
    'RasGetCredentials of a missing entry': native.credentials(book.path, none, allCredentials),
    'RasGetEntryDialParams of a missing entry': native.dialParameters(book.path, none),
    'RasGetConnectStatus of a dead handle': native.status(dead),
    'RasHangUp of a dead handle': native.hangUpLink(dead),
    'RasGetConnectionStatistics of a dead handle': native.statistics(dead),
    'RasGetSubEntryHandle of a dead handle': native.link(dead, 1),
    'RasGetProjectionInfoEx of a dead handle': native.projection(dead),
  };
  const measured = {};
  for (const [call, answered] of Object.entries(calls)) measured[call] = (await answered).error;

  const missingBook = measured['RasEnumEntries of a missing book'];
  const missingEntryDeleted = measured['RasDeleteEntry of a missing entry'];
  const devices = await native.devices();
  return {
    measured,
    scenario: {
      ...([621, 2].includes(missingBook) && { missingBook }),
      ...([623, 123].includes(missingEntryDeleted) && { missingEntryDeleted }),
      ...(await entrySize(native)),
      ...('value' in devices && { devices: withoutNames(devices.value) }),
    },
  };
}

/** Only Windows' own miniports keep their names: a modem or a Bluetooth device may be named after its owner. */
export function withoutNames(devices) {
  return devices.map(({ type, name }, index) => ({
    type,
    name: /^WAN.Miniport /i.test(name) ? name : `${type} ${index + 1}`,
  }));
}

/** The newest RASENTRY that is taken shows itself by its last members. */
async function entrySize(native) {
  const defaults = await native.entryProperties(undefined, '');
  if (!('value' in defaults)) return {};
  const { members } = defaults.value;
  const newest = Object.keys(newestMembers).find((member) => member in members);
  return { entrySize: newest === undefined ? oldestSize : newestMembers[newest] };
}
