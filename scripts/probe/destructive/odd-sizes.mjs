/** Structures whose dwSize no Windows has had. */

import { dialParameters, dword, oddOf, sizes, structures } from './structures.mjs';

export async function oddSizes({ places, raw, call }) {
  const [{ phoneBook, entryName }] = places;
  const { functions } = raw;

  await eachSize(call, 'RasEnumDevices', 'RASDEVINFO', (size) =>
    functions.RasEnumDevicesW(structures(size), dword(1 << 20), dword()),
  );
  await eachSize(call, 'RasEnumConnections', 'RASCONN', (size) =>
    functions.RasEnumConnectionsW(structures(size), dword(1 << 20), dword()),
  );
  await eachSize(call, 'RasGetEntryProperties', 'RASENTRY', (size) =>
    functions.RasGetEntryPropertiesW(
      phoneBook,
      entryName,
      structures(size),
      dword(1 << 20),
      null,
      null,
    ),
  );
  await eachSize(call, 'RasDial', 'RASDIALPARAMS', (size) => {
    // A handle has eight bytes. Without a notifier RasDial would wait for the end of a dial that it takes.
    const handle = Buffer.alloc(8);
    const error = functions.RasDialW(
      null,
      phoneBook,
      dialParameters(size, `${entryName} that is not there`),
      0,
      0,
      handle,
    );
    const line = handle.readBigUInt64LE();
    if (line !== 0n) functions.RasHangUpW(line);
    return error;
  });
  await eachSize(call, 'RasSetEntryProperties', 'RASENTRY', (size) => {
    const entry = entryOf(functions, places[0]);
    entry.writeUInt32LE(size, 0);
    return functions.RasSetEntryPropertiesW(phoneBook, entryName, entry, size, null, 0);
  });
}

function entryOf(functions, { phoneBook, entryName }) {
  const entry = structures(sizes.RASENTRY[0]);
  functions.RasGetEntryPropertiesW(phoneBook, entryName, entry, dword(1 << 20), null, null);
  return entry;
}

/** Those that are known, too: they tell what this Windows takes. */
async function eachSize(call, name, structure, ask) {
  const known = sizes[structure];
  for (const size of known) await call(`${name} of a known size, ${size}`, async () => ask(size));
  for (const size of oddOf(known)) await call(`${name} of size ${size}`, async () => ask(size));
}
