/** What tests need of Debian besides what builds the package. */

import { run } from './run.mjs';

/**
 * `needs` has for each of them a `probe`, a command that succeeds where it is there, and the `packages` that bring it.
 * Undefined when all of it is there. `install` puts it there, where this user may.
 */
export async function missingAmong(needs) {
  const missing = [];
  for (const { probe, packages } of needs) {
    const [command, ...args] = probe;
    const { succeeded } = await run(command, args, { keep: true });
    if (!succeeded) missing.push(...packages.split(' '));
  }
  if (missing.length === 0) return undefined;
  return {
    command: `apt-get install --no-install-recommends ${missing.join(' ')}`,
    install: () => install(missing),
  };
}

/** False when it cannot be installed here. */
async function install(packages) {
  if (process.getuid?.() !== 0) return false;
  console.error(`Installing ${packages.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // An older list of packages may do where the newest cannot be had.
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  // Debian may want to remove for them what somebody else needs.
  const careful = ['--no-install-recommends', '--no-remove'];
  const args = ['install', '-y', '-qq', ...careful, ...packages];
  return (await run('apt-get', args, { env, quiet: true })).succeeded;
}
