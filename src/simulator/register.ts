/**
 * `node --import winras/simulator/register script.mjs`, with a scenario's file in WINRAS_SIMULATE, runs a
 * script on the simulator as it is: what it imports as `ras` talks to the simulated RAS.
 */

import { readFileSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { standIn } from '../system.js';
import { openSimulator } from './open.js';
import type { Scenario } from './scenario.js';

const standardError = 2;

try {
  const file = process.env['WINRAS_SIMULATE'];
  if (file === undefined || file === '')
    throw new Error("WINRAS_SIMULATE must hold the path of a scenario's JSON file");
  const scenario = readScenario(resolve(file));
  const { provider } = openSimulator(scenario, dirname(resolve(file)));
  standIn(() => provider);
  if (isMainThread) say(`simulated RAS of ${file}; no line is dialed`);
} catch (error) {
  say(`the simulator cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function readScenario(file: string): Scenario {
  const text = readFileSync(file, 'utf8');
  let scenario: Scenario;
  try {
    scenario = JSON.parse(text);
  } catch (error) {
    // The rest of the message quotes the text, where passwords stand.
    const [place = ''] = /at position \d+( \(.*\))?/.exec((error as Error).message) ?? [];
    throw new Error(`${file} is not JSON ${place}`.trimEnd());
  }
  if (scenario?.clock === 'virtual') {
    throw new Error(
      `${file}: scenario.clock must be "real" or a number, for nobody would advance a virtual one`,
    );
  }
  return scenario;
}

/** At once, since the process may end now. */
function say(message: string): void {
  writeSync(standardError, `winras: ${message}\n`);
}
