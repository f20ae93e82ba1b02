/**
 * `npm run test:windows`: the package as it is on Windows. On Windows, natively. Elsewhere in a Windows
 * Node.js under Wine, on an addon that mingw-w64 builds:
 *
 * 1. the unit tests and a part of the rest, over the simulator in the addon;
 * 2. the contract and the teardown, over a rasapi32.dll that the system provider loads: the stand-in, which is the
 *    simulator as a DLL;
 * 3. test/windows: what only Windows has, over the stand-in and over Wine's own rasapi32.dll.
 *
 * `-- --pass=stand-in contract/abort` runs one pass, and of it these tests.
 */

import { parseArgs } from 'node:util';
import { buildAll, buildTypeScript } from './lib/build.mjs';
import { runJest } from './lib/jest.mjs';
import { finish, sum, tally } from './lib/tally.mjs';
import { testNatively } from './windows/natively.mjs';
import { missingPackages } from './windows/packages.mjs';
import { testUnderWine } from './windows/under-wine.mjs';

const { values, positionals } = parseArgs({
  options: { pass: { type: 'string' } },
  allowPositionals: true,
});

finish(process.platform === 'win32' ? await onWindows() : await elsewhere());

async function onWindows() {
  if (!(await buildAll())) return tally(0, 1);
  const { counts } = await runJest();
  return sum([counts, await testNatively()]);
}

async function elsewhere() {
  const missing = await missingPackages();
  if (missing !== undefined && !(await missing.install())) {
    console.error(`The Windows tests need some packages. To install them: ${missing.command}`);
    return tally(0, 1);
  }
  if (!(await buildTypeScript())) return tally(0, 1);
  return sum(await testUnderWine({ only: values.pass, tests: positionals }));
}
