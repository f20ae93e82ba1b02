/** What the Windows tests need of Debian, where there is no Windows. */

import { run } from '../lib/run.mjs';
import { compiler, importLibraryTool } from './cross-build.mjs';

const packageOf = {
  wine: 'wine wine64',
  [compiler]: 'g++-mingw-w64-x86-64-posix',
  [importLibraryTool]: 'binutils-mingw-w64-x86-64',
};

/** Undefined when all of it is there. `install` puts it there, where this user may. */
export async function missingPackages() {
  const missing = [];
  for (const [command, name] of Object.entries(packageOf)) {
    const { succeeded } = await run(command, ['--version'], { keep: true });
    if (!succeeded) missing.push(...name.split(' '));
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
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return (await run('apt-get', args, { env, quiet: true })).succeeded;
}
