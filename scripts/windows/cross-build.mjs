/**
 * Builds for 64-bit Windows with mingw-w64: the addon, the addon of the contract tests that run against the
 * stand-in rasapi32.dll, a program that calls the DLL's A functions, and the DLLs that Wine lacks.
 */

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { addonOptions, nodeApiVersion } from '../lib/addon-options.mjs';
import { compile, sourcesIn } from '../lib/compile.mjs';
import { root, run } from '../lib/run.mjs';

export const compiler = 'x86_64-w64-mingw32-g++-posix';
export const importLibraryTool = 'x86_64-w64-mingw32-dlltool';
/** All that the Windows tests build and install. */
export const folder = '.windows-build';

const nodeApi = createRequire(import.meta.url)('node-api-headers');
const link = ['-static', '-s'];

const importLibrary = join(folder, 'node.a');
const nodeApiInputs = [importLibrary, '-ldelayimp'];
const standInAddonSource = 'test/windows/native/stand_in_addon.cc';
const ansiProgramSource = 'test/windows/native/ansi_program.cc';
const randomNumbersSource = 'test/windows/native/random_numbers.cc';

const modules = [
  {
    name: 'addon',
    file: 'winras.node',
    has: (source) => isOfAddons(source) || source === 'native/addon.cc',
    inputs: nodeApiInputs,
  },
  {
    name: 'standInAddon',
    file: 'winras-stand-in.node',
    has: (source) => isOfAddons(source) || source === standInAddonSource,
    inputs: nodeApiInputs,
  },
  {
    name: 'standIn',
    file: 'rasapi32.dll',
    has: (source) => /^native\/(abi|files|provider|simulator|stand_in)\//.test(source),
    inputs: ['native/stand_in/rasapi32.def'],
  },
  {
    // Nothing but forwarders to the other.
    name: 'standInDialogs',
    file: 'rasdlg.dll',
    has: () => false,
    inputs: ['native/stand_in/rasdlg.def'],
  },
  {
    name: 'randomNumbers',
    file: 'bcryptprimitives.dll',
    has: (source) => source === randomNumbersSource,
    inputs: ['-ladvapi32'],
  },
  {
    // Calls the A functions, for the tests over the stand-in.
    name: 'ansiProgram',
    file: 'ansi-program.exe',
    has: (source) => source === ansiProgramSource,
    inputs: ['-lrasapi32', '-luser32'],
  },
];

function isOfAddons(source) {
  return /^native\/(?!addon\.cc|stand_in\/)/.test(source);
}

/** The paths of what was built, by the names of `modules`, or undefined after an error, which was shown. */
export async function buildForWindows() {
  console.error('Building for Windows …');
  const sources = ['native', 'test/windows/native']
    .flatMap(sourcesIn)
    // The last compares structures with a Windows SDK's ras.h; mingw-w64's is out of date.
    .filter((source) => !source.endsWith('_posix.cc') && source !== 'native/abi/sdk_check.cc');
  const command = [compiler, '-Os', ...addonOptions({ windows: true })];
  const objectsOf = await compile(join(folder, 'objects'), command, sources);
  if (objectsOf === undefined || !(await makeImportLibrary())) return undefined;
  const built = {};
  for (const { name, file, has, inputs } of modules) {
    const output = join(folder, file);
    const kind = file.endsWith('.exe') ? [] : ['-shared'];
    const args = [...kind, ...link, ...objectsOf(has), ...inputs, '-o', output];
    if (!(await run(compiler, args, { quiet: true })).succeeded) return undefined;
    built[name] = output;
  }
  return built;
}

/** Of Node-API, loaded late, so that the addon is not tied to an executable of the name node.exe. */
async function makeImportLibrary() {
  const { js_native_api_symbols: javaScript, node_api_symbols: node } =
    nodeApi.symbols[`v${nodeApiVersion}`];
  const definitions = join(folder, 'node.def');
  writeFileSync(
    join(root, definitions),
    ['NAME node.exe', 'EXPORTS', ...javaScript, ...node, ''].join('\n'),
  );
  const args = ['-d', definitions, '-D', 'node.exe', '-y', importLibrary];
  return (await run(importLibraryTool, args, { quiet: true })).succeeded;
}
