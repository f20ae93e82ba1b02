/** Linux on arm64, in QEMU's emulator of single programs: its compiler, its Node.js, and what starts either's programs. */

import { join } from 'node:path';
import { installForeign } from '../lib/foreign-packages.mjs';
import { probeOfHeader } from '../lib/native-tests.mjs';
import { missingAmong } from '../lib/packages.mjs';
import { root, run } from '../lib/run.mjs';

const scripts = join(root, 'scripts', 'arm64', 'bin');
const platform = { os: 'linux', cpu: 'arm64' };

/** All that is built and installed. scripts/arm64/bin/node knows it, too. */
export const folder = join('.native-build', 'arm64');

export const machine = {
  title: 'Linux on arm64',
  // Debian has no GCC for another processor beside the one that compiles for 32 bits, which `npm run lint` needs.
  compiler: ['clang++', '--target=aarch64-linux-gnu'],
  folder,
  // As what is published: an emulator is slow enough.
  optimization: '-Os',
  emulator: [join(scripts, 'emulate')],
};

/** Why there can be no emulator here, or need be none. */
export function obstacle() {
  if (process.platform !== 'linux')
    return 'QEMU runs a single program of another processor on Linux only. On Linux, the command says what it needs.';
  if (process.arch === 'arm64')
    return 'This machine has no need of an emulator: it is one for arm64 itself, on which `npm test` runs the same tests.';
  return undefined;
}

/** Undefined when all of it is there. */
export async function missingPackages() {
  const { compiler } = machine;
  const library = `libstdc++-${await versionOfGcc()}-dev-arm64-cross`;
  return missingAmong([
    { probe: ['qemu-aarch64', '--version'], packages: 'qemu-user' },
    { probe: ['clang++', '--version'], packages: 'clang' },
    { probe: ['aarch64-linux-gnu-ld', '--version'], packages: 'binutils-aarch64-linux-gnu' },
    { probe: probeOfHeader(compiler, 'string'), packages: library },
    { probe: probeOfHeader(compiler), packages: 'doctest-dev' },
  ]);
}

/** Debian names its C++ library by it. */
async function versionOfGcc() {
  const { succeeded, output } = await run('g++', ['-dumpversion'], { keep: true });
  return succeeded ? output.trim().split('.')[0] : 12;
}

/** Node.js, and the development dependencies as they are there. False after an error, which was shown. */
export async function installNode() {
  const node = { source: 'test/arm64/node', into: join(folder, 'node') };
  const modules = { source: '.', into: folder };
  for (const each of [node, modules]) {
    if (!(await installForeign({ ...each, ...platform }))) return false;
  }
  return nodeStartsItself();
}

/** Runs Node.js in the emulator. */
export function runNode(args, options) {
  return run(join(scripts, 'node'), args, options);
}

/** The tests have child processes. False where the machine does not allow them, which is said. */
async function nodeStartsItself() {
  const script =
    "require('node:child_process').spawnSync(process.execPath, ['-p', 'process.arch'], { stdio: 'inherit' })";
  const { output } = await runNode(['-e', script], { keep: true });
  if (output.trim() === 'arm64') return true;
  console.error(
    `This machine does not let Node.js for arm64 run in QEMU's emulator and start another of its kind there. It said:\n${output}`,
  );
  return false;
}
