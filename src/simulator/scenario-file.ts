/** A scenario, or a transcript to be played back, as a JSON file. */

import { resolve } from 'node:path';
import type { Transcript } from '../transcript/transcript.js';
import { readJsonFile } from './json-file.js';
import { type OpenedSimulator, openSimulator } from './open.js';
import type { Scenario } from './scenario.js';

const stateVariable = 'WINRAS_SIMULATE_STATE';

/**
 * As `openSimulator`, with what WINRAS_SIMULATE_STATE names: a file that all processes share which have it in their
 * environment, as a guard has that of its parent.
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

/** Throws an Error that names the file and quotes nothing of it: passwords stand there. */
export function readScenarioFile(file: string): Scenario {
  const content = readJsonFile(file);
  // Only transcripts have a version.
  const scenario =
    typeof content === 'object' && content !== null && 'v' in content
      ? { replay: content as Transcript }
      : (content as Scenario);
  if (scenario?.clock === 'virtual') {
    throw new Error(
      `${file}: scenario.clock must be "real" or a number, for nobody would advance a virtual one`,
    );
  }
  return scenario;
}
