/**
 * AutoDial chooses the entry that Windows dials when a program wants an address that it cannot
 * reach.
 */

import { limits } from '../addon/limits.js';
import { nameCallers } from '../arguments/caller.js';
import { checkInteger, checkKeys, checkText, invalidType } from '../arguments/validation.js';
import type { Provider } from '../provider/provider.js';
import {
  type AutodialParameters,
  type ParameterName,
  parameterNames,
  parameterNumber,
  parameterOf,
  parameterValue,
} from './autodial-parameters.js';

/** An entry that AutoDial dials for an address from one dialing location. */
export interface AutodialEntry {
  /** The number of the TAPI dialing location of the computer, from 0. */
  readonly dialingLocation: number;
  readonly entryName: string;
}

const largestDword = 2 ** 32 - 1;
const longestAddress = 1_024;
const mostEntries = 1_000;

/**
 * The settings of AutoDial. AutoDial is deprecated: later versions of Windows keep its settings and
 * hardly use them. Bad arguments throw at once; an error of RAS rejects with a `RasError`.
 */
export class Autodial {
  readonly #open: () => Provider;

  /** The instance is `ras.legacy.autodial`; the constructor is not public. */
  constructor(...internals: never);
  /** @internal */
  constructor(open: () => Provider);
  constructor(open: () => Provider) {
    this.#open = open;
  }

  /**
   * Lists the addresses that have entries.
   * See [RasEnumAutodialAddresses](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasenumautodialaddressesw).
   */
  addresses(): Promise<string[]> {
    return this.#call(async (provider) => [
      ...(await provider.value(provider.native.autodialAddresses())),
    ]);
  }

  /**
   * Lists the entries for an address or, without one, for the default connection.
   * See [RasGetAutodialAddress](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetautodialaddressw).
   */
  entries(address?: string): Promise<AutodialEntry[]> {
    checkAddress(address);
    return this.#call(async (provider) => [
      ...(await provider.value(provider.native.autodialEntries(address))),
    ]);
  }

  /**
   * Adds entries to an address, or to the default connection for undefined. An entry replaces the
   * one of the same dialing location. Rejects with 623 for an entry that does not exist.
   * See [RasSetAutodialAddress](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetautodialaddressw).
   */
  setEntries(address: string | undefined, entries: readonly AutodialEntry[]): Promise<void> {
    checkAddress(address);
    return this.#setEntries(address, checkEntries(entries));
  }

  /**
   * Removes an address, or the default connection for undefined, with all its entries.
   * See [RasSetAutodialAddress](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetautodialaddressw).
   */
  delete(address: string | undefined): Promise<void> {
    checkAddress(address);
    return this.#setEntries(address, []);
  }

  /**
   * Tells whether AutoDial is on at a dialing location.
   * See [RasGetAutodialEnable](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetautodialenablew).
   */
  isEnabled(dialingLocation: number): Promise<boolean> {
    checkLocation('dialingLocation', dialingLocation);
    return this.#call((provider) =>
      provider.value(provider.native.autodialEnabled(dialingLocation)),
    );
  }

  /**
   * Turns AutoDial on or off at a dialing location.
   * See [RasSetAutodialEnable](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetautodialenablew).
   */
  setEnabled(dialingLocation: number, enabled: boolean): Promise<void> {
    checkLocation('dialingLocation', dialingLocation);
    if (typeof enabled !== 'boolean') throw invalidType('enabled', 'a boolean', enabled);
    return this.#call((provider) =>
      provider.value(provider.native.setAutodialEnabled(dialingLocation, enabled)),
    );
  }

  /**
   * Reads the parameters of AutoDial.
   * See [RasGetAutodialParam](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgetautodialparamw).
   */
  parameters(): Promise<AutodialParameters> {
    return this.#call(async (provider) => {
      const values = parameterNames.map(async (name) => {
        const answer = provider.native.autodialParameter(parameterNumber(name));
        return [name, parameterOf(name, await provider.value(answer))] as const;
      });
      return Object.fromEntries(await Promise.all(values)) as unknown as AutodialParameters;
    });
  }

  /**
   * Changes the given parameters and no others.
   * See [RasSetAutodialParam](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rassetautodialparamw).
   */
  setParameters(changes: Partial<AutodialParameters>): Promise<void> {
    checkKeys('changes', changes, new Set(parameterNames));
    const values = Object.entries(changes)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => {
        const name = key as ParameterName;
        return [parameterNumber(name), parameterValue(`changes.${name}`, name, value)] as const;
      });
    return this.#call(async (provider) => {
      for (const [number, value] of values)
        await provider.value(provider.native.setAutodialParameter(number, value));
    });
  }

  #setEntries(address: string | undefined, entries: readonly AutodialEntry[]): Promise<void> {
    return this.#call((provider) =>
      provider.value(provider.native.setAutodialEntries(address, entries)),
    );
  }

  /** Opens RAS inside the promise, so that a missing RAS rejects and only bad arguments throw. */
  async #call<T>(use: (provider: Provider) => Promise<T>): Promise<T> {
    return use(this.#open());
  }
}

nameCallers(Autodial.prototype);

function checkAddress(address: unknown): void {
  if (address !== undefined) checkText('address', address, { longest: longestAddress });
}

function checkLocation(name: string, location: unknown): void {
  checkInteger(name, location, 0, largestDword);
}

/** Returns a copy, so that later changes, which nobody checks, have no effect. */
function checkEntries(entries: readonly AutodialEntry[]): AutodialEntry[] {
  if (!Array.isArray(entries)) throw invalidType('entries', 'an array', entries);
  checkInteger('entries.length', entries.length, 1, mostEntries);
  return Array.from(entries, (entry: AutodialEntry, index) => {
    const name = `entries[${index}]`;
    checkKeys(name, entry, new Set(['dialingLocation', 'entryName']));
    const { dialingLocation, entryName } = entry;
    checkLocation(`${name}.dialingLocation`, dialingLocation);
    checkText(`${name}.entryName`, entryName, { longest: limits.entryName });
    return { dialingLocation, entryName };
  });
}
