/**
 * `node --import winras/simulator/register script.mjs`, with a scenario's file in WINRAS_SIMULATE, runs a
 * script on the simulator as it is: what it imports as `ras` talks to the simulated RAS.
 */

import { writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { standIn } from '../system.js';
import { openSimulator } from './open.js';
import { readScenarioFile, withSharedState } from './scenario-file.js';

const standardError = 2;

try {
  const file = process.env['WINRAS_SIMULATE'];
  if (file === undefined || file === '')
    throw new Error("WINRAS_SIMULATE must hold the path of a scenario's JSON file");
  const scenario = readScenarioFile(resolve(file));
  const { provider } = openSimulator(withSharedState(scenario), dirname(resolve(file)));
  standIn(() => provider);
  if (isMainThread) say(`simulated RAS of ${file}; no line is dialed`);
} catch (error) {
  say(`the simulator cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** At once, since the process may end now. */
function say(message: string): void {
  writeSync(standardError, `winras: ${message}\n`);
}
