/** The package as it is, over a RAS that takes no time: what it needs itself is all that is measured. */

import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const { Provider } = require('../../../dist/provider/provider.js');
const { createRas } = require('../../../dist/ras.js');

export const addonFile = require.resolve('../native/build/Release/winras_bench.node');
export const addon = require(addonFile);

const provider = new Provider(addon, addon.provider, 'system');

/** A number connects at once, unless it begins with 0: then RAS says only what `addon.notify` is given. */
export const ras = createRas(() => provider);

/** A dial that RAS says nothing about. `line` is its HRASCONN. */
export async function silentDial() {
  const known = new Set(provider.dialsUnderWay);
  const dialing = ras.dialNumber('0');
  const dial = await until(() => [...provider.dialsUnderWay].find((one) => !known.has(one)));
  return { dialing, line: await until(() => dial.handle) };
}

/** The first answer that is not undefined. */
export async function until(look) {
  const end = performance.now() + 60_000;
  for (let answer = look(); ; answer = look()) {
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error('it did not come within a minute');
    await turn();
  }
}

/** How long each of the last notifications held the foreign thread, in milliseconds. */
export function durations(count) {
  const all = new Float64Array(count);
  return until(() => (addon.durations(all) ? all : undefined));
}
