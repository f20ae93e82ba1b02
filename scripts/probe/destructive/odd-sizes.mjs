/** Structures whose dwSize no Windows has had, a trial for each function: one that crashes costs the others nothing. */

import { dialParameters, dword, oddOf, roomy, sizes, structures } from './structures.mjs';

export const oddSizesOf = {
  RasEnumDevices: trial('RASDEVINFO', ({ functions }, _, size) =>
    functions.RasEnumDevicesW(structures(size), dword(roomy), dword()),
  ),
  RasEnumConnections: trial('RASCONN', ({ functions }, _, size) =>
    functions.RasEnumConnectionsW(structures(size), dword(roomy), dword()),
  ),
  RasGetEntryProperties: trial('RASENTRY', ({ functions }, { phoneBook, entryName }, size) => {
    const entry = structures(size);
    return functions.RasGetEntryPropertiesW(phoneBook, entryName, entry, dword(roomy), null, null);
  }),
  RasSetEntryProperties: trial('RASENTRY', ({ functions }, { phoneBook, entryName }, size) => {
    const entry = structures(sizes.RASENTRY[0]);
    functions.RasGetEntryPropertiesW(phoneBook, entryName, entry, dword(roomy), null, null);
    entry.writeUInt32LE(size, 0);
    return functions.RasSetEntryPropertiesW(phoneBook, entryName, entry, size, null, 0);
  }),
  // Of an entry that is not there: without a notifier RasDial would wait for the end of a dial.
  RasDial: trial('RASDIALPARAMS', ({ functions }, { phoneBook }, size) => {
    const handle = Buffer.alloc(8);
    const parameters = dialParameters(size, 'an entry that nobody has made');
    const error = functions.RasDialW(null, phoneBook, parameters, 0, 0, handle);
    const line = handle.readBigUInt64LE();
    if (line !== 0n) functions.RasHangUpW(line);
    return error;
  }),
};

/** The sizes that are known come first: they tell what this Windows takes. */
function trial(structure, ask) {
  return async ({ places, raw, call }) => {
    const known = sizes[structure];
    for (const size of known) await call(`known: ${size}`, async () => ask(raw, places[0], size));
    for (const size of oddOf(known))
      await call(`odd: ${size}`, async () => ask(raw, places[0], size));
  };
}
