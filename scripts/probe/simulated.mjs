/**
 * A simulated RAS in the place of the machine's, on a virtual clock: the probe waits for minutes, and what it waits for is
 * exact, however busy the machine is.
 */

import { dirname, resolve } from 'node:path';
import { standIn } from '../../dist/provider/system.js';
import { SimulatedClock } from '../../dist/simulator/clock.js';
import { openWithSharedState, readScenarioFile } from '../../dist/simulator/scenario-file.js';

/** Real milliseconds: a child process of a row has as long as it may take. */
const patience = 300_000;

/** Whether RAS is that of Windows, which its log, cmdlets and DLLs tell of; WINRAS_STAND_IN is of a simulated rasapi32.dll. */
export function isWindowsOwn() {
  const { WINRAS_SIMULATE, WINRAS_STAND_IN } = process.env;
  return process.platform === 'win32' && !WINRAS_SIMULATE && !WINRAS_STAND_IN;
}

/** Returns what moves the clock until a promise has settled. Ends the process for a file that has no scenario. */
export function simulateRas(file) {
  try {
    const path = resolve(file);
    const scenario = { ...readScenarioFile(path), clock: 'virtual' };
    const { native, provider } = openWithSharedState(scenario, dirname(path));
    standIn(() => provider);
    const clock = new SimulatedClock(native, true);
    return (promise) => clock.run(promise, { patience });
  } catch (error) {
    console.error(`winras: the simulator cannot start: ${error.message}`);
    return process.exit(1);
  }
}
