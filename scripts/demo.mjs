/**
 * `npm run demo`: six dials on the simulator. `npm run demo -- "Office VPN"`: dials that entry of this
 * Windows machine for real, with the credentials that are stored with it.
 */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ras } from 'winras';
import { simulate } from 'winras/simulator';
import { watchedDial } from './demo/dial.mjs';
import { dials } from './demo/dials.mjs';
import * as show from './demo/show.mjs';

const entryName = process.argv[2];
const succeeded = entryName === undefined ? await demonstrate() : await dialForReal(entryName);
process.exitCode = succeeded ? 0 : 1;

async function demonstrate() {
  show.heading('This is the simulator of winras: no line is dialed, on no machine.');
  const phoneBook = fileURLToPath(new URL('demo/demo.pbk', import.meta.url));
  const scenario = JSON.parse(readFileSync(new URL('demo/scenario.json', import.meta.url), 'utf8'));
  const simulator = simulate({ ...scenario, phoneBooks: { user: phoneBook } });

  let failures = 0;
  for (const [index, dial] of dials.entries()) {
    show.dialBegins(index + 1, dial.title, dial.entryName);
    const ended = await dialAndHangUp(simulator, dial);
    if (ended === dial.ends) continue;
    failures += 1;
    show.ended(false, `expected ${dial.ends}`);
  }
  simulator.assertNoOpenConnections();
  assert.deepEqual(simulator.violations(), []);
  show.heading(
    failures === 0
      ? '\nAll six dials ended as they should, and every line is hung up.'
      : '\nThe demo has failed.',
  );
  return failures === 0;
}

async function dialForReal(entryName) {
  if (process.platform !== 'win32') {
    console.error(
      `"${entryName}" can be dialed on Windows only. Without a name the demo runs on the simulator.`,
    );
    return false;
  }
  show.heading(`Dialing "${entryName}" for real, with its stored credentials.\n`);
  return (await dialAndHangUp(ras, { entryName })) === 'connected';
}

/** How the dial ended: `'connected'`, or the code of its error. */
async function dialAndHangUp(someRas, dial) {
  try {
    const connection = await watchedDial(someRas, dial, show);
    const { state, device } = await connection.status();
    show.ended(true, `${state} through ${device.name}, then hung up: ${await connection.hangUp()}`);
    return 'connected';
  } catch (error) {
    show.ended(error.code === dial.ends, `${error.name}: ${error.message}`);
    return error.code;
  }
}
