/**
 * `npm run probe`: measures how the RAS of this machine behaves where Microsoft's documents leave it open, and prints
 * JSON: `scenario`, which `simulate()` takes, with what was measured of it; `measured`, all that was seen, also what no
 * scenario can say; and `machine`. Nothing is dialed but this machine, from a phone book of the probe's own.
 *
 * With an entry's name in WINRAS_TEST_ENTRY (its book in WINRAS_TEST_PHONE_BOOK) that entry is dialed too, with its
 * stored credentials; with `--wrong-password` also once with a password that is wrong, which a server may count.
 * `--output file` writes the file as well. With a scenario's file in WINRAS_SIMULATE a simulated RAS is measured.
 *
 * No name, number, address or credentials of the user's are in the JSON.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isRasError } from 'winras';
import { openSystem } from '../dist/system.js';
import { findEntry } from './probe/entry.mjs';
import { machineFacts } from './probe/machine.mjs';
import { measure } from './probe/measure.mjs';

const { values } = parseArgs({
  options: { output: { type: 'string' }, 'wrong-password': { type: 'boolean', default: false } },
});
// By the way of process.exit() lines that are owed a RasHangUp are hung up.
process.once('SIGINT', () => process.exit(130));
if (process.env.WINRAS_SIMULATE) await import('winras/simulator/register');

const native = openRas();
const entry = native && (await chosenEntry());
if (native !== undefined && typeof entry !== 'string') {
  const wrongPassword = values['wrong-password'];
  const { scenario, measured } = await measure(native, entry, { wrongPassword });
  const profile = { v: 1, machine: machineFacts(), scenario, measured };
  const text = `${JSON.stringify(profile, undefined, 2)}\n`;
  if (values.output !== undefined) writeFileSync(values.output, text);
  process.stdout.write(text);
}

/** Undefined where none is to be dialed; a string is why it cannot be, which was said. */
async function chosenEntry() {
  const { WINRAS_TEST_ENTRY: name, WINRAS_TEST_PHONE_BOOK: phoneBook } = process.env;
  if (!name) return undefined;
  const found = await findEntry(name, phoneBook || undefined);
  if (typeof found === 'string') {
    console.error(found);
    process.exitCode = 1;
  }
  return found;
}

/** Undefined where there is none, which was said. */
function openRas() {
  try {
    return openSystem().native;
  } catch (error) {
    if (!isRasError(error)) throw error;
    console.error(
      `There is no RAS to measure: ${error.message}\nA simulated one: WINRAS_SIMULATE=scenario.json npm run probe`,
    );
    process.exitCode = 1;
    return undefined;
  }
}
