/** Wine, in a folder of its own: a Windows in which only these tests run. */

import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { root, run } from '../lib/run.mjs';
import { folder } from './cross-build.mjs';

const prefix = join(root, folder, 'prefix');
const system32 = join(prefix, 'drive_c', 'windows', 'system32');

const env = {
  WINEPREFIX: prefix,
  WINEDEBUG: '-all',
  WINEARCH: 'win64',
  // A path of this system means nothing there.
  NODE_EXTRA_CA_CERTS: undefined,
};

/** Makes the prefix, once. False after an error, which was shown. */
export async function prepareWine() {
  const ready = join(prefix, 'ready');
  if (existsSync(ready)) return true;
  console.error('Preparing Wine …');
  rmSync(prefix, { recursive: true, force: true });
  mkdirSync(prefix, { recursive: true });
  // Node.js refuses to start on the older Windows that Wine 8 pretends to be.
  const version = ['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
  // Neither .NET nor a browser engine: nobody is there to be asked about their installation.
  const options = { env: { ...env, WINEDLLOVERRIDES: 'mscoree,mshtml=' }, quiet: true };
  const prepared =
    (await run('wineboot', ['--init'], options)).succeeded &&
    (await run('wine', version, options)).succeeded;
  if (!prepared) return false;
  showOnlyThisProject();
  writeFileSync(ready, '');
  return true;
}

/**
 * Wine makes drive Z: a link to the root of the file system. Whatever follows links, a formatter for one, would
 * leave the project by it, and write wherever this user may.
 */
function showOnlyThisProject() {
  const drive = join(prefix, 'dosdevices', 'z:');
  rmSync(drive);
  symlinkSync(relative(dirname(drive), root), drive);
}

/** Puts a DLL where Windows has its own; with `where: 'missing'` only where there is none. */
export function installInSystem32(file, { where = 'always' } = {}) {
  const place = join(system32, basename(file));
  if (where === 'always' || !existsSync(place)) copyFileSync(join(root, file), place);
}

/**
 * Runs a Windows program. Its output goes through a file, since Node.js cannot write to a pipe under Wine, and
 * is shown when the program has ended. `rasapi32` is whose: the stand-in's, or Wine's own.
 */
export async function runWine(args, { cwd, env: own = {}, rasapi32 }) {
  const file = join(root, folder, `output-${process.pid}-${Math.random().toString(36).slice(2)}`);
  const output = openSync(file, 'w');
  const overrides = `rasapi32,rasdlg=${rasapi32 === 'stand-in' ? 'native' : 'builtin'}`;
  try {
    const result = await run('wine', args, {
      cwd,
      env: { ...env, ...own, WINEDLLOVERRIDES: overrides },
      stdio: ['ignore', output, output],
    });
    return { ...result, output: readFileSync(file, 'utf8') };
  } finally {
    closeSync(output);
    rmSync(file);
  }
}

/** Ends Wine's service processes. */
export async function stopWine() {
  await run('wineserver', ['--kill'], { env, keep: true });
}
