/**
 * `npm run probe`: measures how the RAS of this machine behaves where Microsoft's documents leave it open, and prints
 * JSON: `scenario`, which `simulate()` takes, with what was measured of it; `rows`, each a question with what winras assumes
 * and what was measured; and `machine`. Nothing is dialed but this machine, from a phone book of the probe's own; what the
 * cmdlets of PowerShell write is seen in an entry named winras-probe-<GUID>, which is removed. A RAS that does not run is a
 * result, too.
 *
 * With an entry's name in WINRAS_TEST_ENTRY (its book in WINRAS_TEST_PHONE_BOOK) that entry is dialed too, with its
 * stored credentials; with `--wrong-password` also once with a password that is wrong, which a server may count.
 * With `--destructive` calls follow that can crash their process, each in one of its own, or leave RAS such that it dials
 * no more until a restart: only for a machine that is thrown away.
 * `--output file` writes the file as well. With a scenario's file in WINRAS_SIMULATE a simulated RAS is measured.
 *
 * No name, number, address or credentials of the user's are in the JSON.
 */

import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { isRasError } from 'winras';
import { openSystem } from '../dist/provider/system.js';
import { findEntry } from './probe/entry.mjs';
import { machineFacts } from './probe/machine.mjs';
import { measure } from './probe/measure.mjs';
import { simulateRas } from './probe/simulated.mjs';
import { openRawRas } from './probe/windows/raw-ras.mjs';
import { windowsTools } from './probe/windows/tools.mjs';

const { values } = parseArgs({
  options: {
    output: { type: 'string' },
    'wrong-password': { type: 'boolean', default: false },
    destructive: { type: 'boolean', default: false },
  },
});
// By the way of process.exit() lines that are owed a RasHangUp are hung up, and what the probe has made is removed. A
// canceled workflow sends SIGINT and SIGBREAK, a console that is closed SIGHUP.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])
  process.once(signal, () => process.exit(128 + (constants.signals[signal] ?? 1)));

const { WINRAS_SIMULATE: file } = process.env;
const untilSettled = file ? simulateRas(file) : (promise) => promise;
if (file) console.error(`winras: simulated RAS of ${file}; no line is dialed`);
await untilSettled(probe());

async function probe() {
  const native = openRas();
  if (native === undefined) return;
  const entry = await chosenEntry();
  if (typeof entry === 'string') {
    console.error(entry);
    process.exitCode = 1;
    return;
  }
  const world = {
    native,
    entry,
    destructive: values.destructive,
    wrongPassword: values['wrong-password'],
    tools: windowsTools(),
    raw: await openRawRas(),
  };
  const profile = await measure(world, write);
  process.stdout.write(write(profile));
  const others = Object.keys(profile.rows).filter((name) => profile.rows[name].asAssumed === false);
  console.error(`Not as winras assumes: ${others.join(', ') || 'nothing'}`);
}

/** Undefined where none is to be dialed; a string is why it cannot be. */
async function chosenEntry() {
  const { WINRAS_TEST_ENTRY: name, WINRAS_TEST_PHONE_BOOK: phoneBook } = process.env;
  return name ? findEntry(name, phoneBook || undefined) : undefined;
}

/** Undefined where there is none, which was said. */
function openRas() {
  try {
    return openSystem().native;
  } catch (error) {
    if (!isRasError(error)) throw error;
    if (error.code === 'ERR_RAS_UNAVAILABLE') {
      // Windows without RAS, as in some containers: that is what there is to know of it.
      const unavailable = { code: error.code, errno: error.errno };
      process.stdout.write(write({ scenario: {}, rows: {}, unavailable }));
      return undefined;
    }
    console.error(
      `There is no RAS to measure: ${error.message}\nA simulated one: WINRAS_SIMULATE=scenario.json npm run probe`,
    );
    process.exitCode = 1;
    return undefined;
  }
}

function write(profile) {
  const text = `${JSON.stringify({ v: 2, machine: machineFacts(), ...profile }, undefined, 2)}\n`;
  if (values.output !== undefined) writeFileSync(values.output, text);
  return text;
}
