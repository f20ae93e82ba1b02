/** A JSON file holds a scenario, or a transcript to be played back. */

import { resolve } from 'node:path';
import type { Transcript } from '../transcript/transcript.js';
import { readJsonFile } from './json-file.js';
import { type OpenedSimulator, openSimulator } from './open.js';
import type { Scenario } from './scenario.js';

/** Names the file that holds what simulated commands share. */
export const stateVariable = 'WINRAS_SIMULATE_STATE';

/**
 * Does what `openSimulator` does, with the state file in WINRAS_SIMULATE_STATE: all processes that have it in their
 * environment share the file, as a guard does with its parent.
 */
export function openWithSharedState(
  scenario: Scenario,
  folder: string,
  warn?: (message: string) => void,
): OpenedSimulator {
  const stateFile = process.env[stateVariable];
  if (stateFile === undefined || stateFile === '') return openSimulator(scenario, folder, warn);
  const shared = { ...scenario, stateFile: resolve(stateFile) };
  return openSimulator(shared, folder, warn, stateVariable);
}

/** Throws an Error that names the file and quotes nothing of it, since passwords stand there. */
export function readScenarioFile(file: string): Scenario {
  const content = readJsonFile(file);
  // Only transcripts have a version.
  const scenario =
    typeof content === 'object' && content !== null && 'v' in content
      ? { replay: content as Transcript }
      : (content as Scenario);
  if (scenario?.clock === 'virtual') {
    throw new Error(
      `${file}: scenario.clock must be "real" or a number, since nobody would advance a virtual one`,
    );
  }
  return scenario;
}
