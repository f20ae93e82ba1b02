/** `ras` talks to this machine's RAS, unless the process was started with a simulated one. */

import { RasError } from '../errors/errors.js';
import { loadAddon } from './load.js';
import { Provider } from './provider.js';

/**
 * `winras/simulator/register` puts its RAS here. The symbol is global, so that all copies of this package in the
 * process find it.
 */
const slot = Symbol.for('winras.standIn');
type Slot = { [slot]?: () => Provider };

/** @internal */
export function standIn(open: () => Provider): void {
  (globalThis as Slot)[slot] = open;
}

let system: Provider | undefined;

/** Gives the RAS of this machine, or throws a RasError where there is none. */
export function openSystem(): Provider {
  const open = (globalThis as Slot)[slot];
  if (open !== undefined) return open();
  system ??= openWindows();
  return system;
}

function openWindows(): Provider {
  const addon = process.platform === 'win32' ? loadAddon() : undefined;
  const opened = addon?.openSystem();
  if (addon === undefined || opened === undefined)
    throw new RasError({ code: 'ERR_RAS_UNSUPPORTED_PLATFORM' });
  if ('provider' in opened) return new Provider(addon, opened.provider, 'system');
  const detail = `${opened.missingLibrary} could not be loaded from System32 (error ${opened.error}).`;
  throw new RasError({ code: 'ERR_RAS_UNAVAILABLE', errno: opened.error, detail });
}
