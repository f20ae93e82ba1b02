/** What machine it is, and nothing that says whose. */

import { readFileSync } from 'node:fs';
import { release, version } from 'node:os';

export function machineFacts() {
  const manifest = new URL('../../package.json', import.meta.url);
  return {
    platform: process.platform,
    arch: process.arch,
    // The last number of Windows' is its build.
    release: release(),
    version: version(),
    node: process.version,
    winras: JSON.parse(readFileSync(manifest, 'utf8')).version,
    simulated: Boolean(process.env.WINRAS_SIMULATE),
  };
}
