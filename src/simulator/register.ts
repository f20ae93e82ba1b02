/**
 * `node --import winras/simulator/register script.mjs` runs a script unchanged on the simulator: the `ras` that it
 * imports talks to the simulated RAS of the scenario file in WINRAS_SIMULATE, or of the README's examples.
 */

import { writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { standIn } from '../provider/system.js';
import { exampleScenario } from './example-scenario.js';
import { openWithSharedState, readScenarioFile } from './scenario-file.js';

const standardError = 2;

try {
  const file = process.env['WINRAS_SIMULATE'] || undefined;
  const [scenario, folder] =
    file === undefined
      ? [exampleScenario, process.cwd()]
      : [readScenarioFile(resolve(file)), dirname(resolve(file))];
  const { provider } = openWithSharedState(scenario, folder);
  standIn(() => provider);
  const world = file === undefined ? "with the README's entries" : `of ${file}`;
  if (isMainThread) say(`simulated RAS ${world}; no line is dialed`);
} catch (error) {
  say(`the simulator cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

/** Writes at once, since the process may end now. */
function say(message: string): void {
  writeSync(standardError, `winras: ${message}\n`);
}
