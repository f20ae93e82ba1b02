/** A simulated RAS answers as RAS does. It warns once of a fault in the scenario that RAS could not know. */

import type { NativeAddon } from '../addon/addon.js';
import type { NativeSimulator } from '../addon/simulator.js';
import type { RasError, RasErrorDetails } from '../errors/errors.js';
import { Provider } from '../provider/provider.js';
import type { SharedSimulation } from '../provider/shared-simulation.js';

export class SimulatedProvider extends Provider {
  readonly #native: NativeSimulator;
  readonly #warn: (message: string) => void;
  readonly #told = new Set<string>();

  constructor(
    addon: NativeAddon,
    native: NativeSimulator,
    warn: (message: string) => void,
    simulation: SharedSimulation | undefined,
  ) {
    super(addon, native, 'simulator', simulation);
    this.#native = native;
    this.#warn = warn;
  }

  /** RAS cannot tell a server that does not answer from one that does not exist; a scenario may merely lack it. */
  override errorFrom(
    errno: number,
    operation: string,
    details: Omit<RasErrorDetails, 'errno'> = {},
  ): RasError {
    if (operation === 'RasDial') this.#tellOfUnknownServers();
    return super.errorFrom(errno, operation, details);
  }

  #tellOfUnknownServers(): void {
    for (const server of this.#native.unknownServers()) {
      if (this.#told.has(server)) continue;
      this.#told.add(server);
      const name = JSON.stringify(server);
      this.#warn(
        `the scenario has no server ${name}, so nobody answers there. To add one: "servers": { ${name}: {} }`,
      );
    }
  }
}
