/** A simulated RAS is started here. */

import { createHash } from 'node:crypto';
import type { NativeAddon } from '../addon/addon.js';
import type { NativeClockMode } from '../addon/clock.js';
import type { NativeSimulator } from '../addon/simulator.js';
import { invalidType, invalidValue } from '../arguments/validation.js';
import { loadAddon } from '../provider/load.js';
import type { Provider } from '../provider/provider.js';
import { newSalt, writeConfig } from './config.js';
import type { Scenario } from './scenario.js';
import { SimulatedProvider } from './simulated-provider.js';
import { emitWarning } from './warning.js';

export interface OpenedSimulator {
  readonly native: NativeSimulator;
  readonly provider: Provider;
  readonly clockMode: NativeClockMode;
}

/**
 * Relative paths in the scenario start at `folder`. `warn` gets messages for the author of the scenario. `stateName`
 * names the place where the user has given the path of the state file.
 */
export function openSimulator(
  scenario: Scenario,
  folder: string,
  warn: (message: string) => void = emitWarning,
  stateName = 'scenario.stateFile',
): OpenedSimulator {
  const addon = loadAddon();
  const config = writeConfig(scenario, folder, (stateFile) =>
    stateFile === undefined ? newSalt() : saltOf(addon, stateFile, stateName),
  );
  const clockMode = clockModeOf(scenario.clock);
  const native = open(addon, config, clockMode);
  // Nobody would move a virtual clock on in another process.
  const isShared = scenario.stateFile !== undefined && clockMode !== 'virtual';
  const simulation = isShared ? { scenario, folder } : undefined;
  return { native, provider: new SimulatedProvider(addon, native, warn, simulation), clockMode };
}

function open(addon: NativeAddon, config: string, clockMode: NativeClockMode): NativeSimulator {
  try {
    return addon.openSimulator(config, clockMode);
  } catch (error) {
    const reason = explained((error as Error).message, config);
    throw invalidValue('scenario', {}, `cannot be simulated: ${reason}`);
  }
}

/** The first process makes the file. */
function saltOf(addon: NativeAddon, stateFile: string, stateName: string): string {
  try {
    return addon.saltOfStateFile(stateFile, saltOfPath(stateFile));
  } catch {
    throw invalidValue(
      stateName,
      stateFile,
      'must be a file that can be written, and one that another simulator has made, if it is there',
    );
  }
}

/**
 * Keeps the salt of a path even if the file was removed meanwhile, since a simulator that has begun with it goes on
 * with its successor.
 */
function saltOfPath(stateFile: string): string {
  return createHash('sha256').update(stateFile).digest('hex').slice(0, 32);
}

/** The addon names a line of a text that nobody sees, so the error names the section and its name instead. */
function explained(message: string, config: string): string {
  const [, line, reason] = /^line (\d+)[^:]*: (.*)$/.exec(message) ?? [];
  if (line === undefined || reason === undefined) return message;
  const place = config.split('\n').slice(Number(line) - 1, Number(line) + 1);
  return `${reason}, ${place.join(' ')}`;
}

function clockModeOf(clock: unknown = 'real'): NativeClockMode {
  if (clock === 'virtual') return clock;
  if (clock === 'real') return 1;
  if (typeof clock !== 'number')
    throw invalidType('scenario.clock', "'virtual', 'real' or a number", clock);
  if (!(clock > 0 && clock <= 1e6))
    throw invalidValue('scenario.clock', clock, 'must be above 0 and at most 1,000,000');
  return clock;
}
