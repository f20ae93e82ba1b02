/** `--simulate`: opens a simulated RAS, and says so. */

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createRas, type Ras } from '../ras.js';
import { exampleScenario } from '../simulator/example-scenario.js';
import { openWithSharedState, readScenarioFile } from '../simulator/scenario-file.js';
import { UsageError } from './exit-codes.js';
import type { Output } from './terminal/output.js';

/** The RAS that a subcommand works on. */
export interface ChosenRas {
  readonly ras: Ras;
  /** Whether its lines can be up when this process is gone. */
  readonly outlivesProcess: boolean;
}

/** `file`: a scenario or a transcript; true for the sample entries. */
export function simulatedRas(file: string | true, output: Output): ChosenRas {
  if (file !== true && !existsSync(file))
    throw new UsageError(
      `There is no file "${file}". The word after --simulate names its file: name an entry before it, or after ` +
        '--simulate=<file>.',
    );
  try {
    const [scenario, folder] =
      file === true
        ? [exampleScenario, process.cwd()]
        : [readScenarioFile(resolve(file)), dirname(resolve(file))];
    const { provider } = openWithSharedState(scenario, folder, (message) => output.note(message));
    const world = file === true ? 'with sample entries' : `of ${file}`;
    output.note(`Simulated RAS ${world}: nothing is dialed.`);
    return { ras: createRas(() => provider), outlivesProcess: provider.simulation !== undefined };
  } catch (error) {
    throw new UsageError(`--simulate: ${(error as Error).message}`);
  }
}
