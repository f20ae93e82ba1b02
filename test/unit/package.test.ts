import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { endedWell, runNode, runScript } from '../contract/support/script.js';

const print = 'console.log(typeof ras.dial, typeof isRasError, states.length, typeof simulate)';
const printed = endedWell('function function 32 function\n');

test('named exports can be imported', async () => {
  const script =
    "import { isRasError, ras, states } from 'winras'; import { simulate } from 'winras/simulator';";
  expect(await runScript(script + print)).toEqual(printed);
});

test('and required', async () => {
  const script =
    "const { isRasError, ras, states } = require('winras'); const { simulate } = require('winras/simulator');";
  expect(await runScript(script + print, { type: 'commonjs' })).toEqual(printed);
});

test.each(['winras', 'winras/simulator'])('all that %s gives has a name in ESM', async (name) => {
  const script = `import * as imported from '${name}';
    import { createRequire } from 'node:module';
    const required = Object.entries(createRequire(process.cwd() + '/')('${name}'));
    const missing = required.filter(([name, value]) => imported[name] !== value);
    console.log(required.length > 0, missing.map(([name]) => name));`;
  expect(await runScript(script)).toEqual(endedWell('true []\n'));
});

test('package.json can be required, and nothing within can', async () => {
  const read = await runNode(['--print', "require('winras/package.json').name"]);
  expect(read).toEqual(endedWell('winras\n'));
  const { code, stderr } = await runNode(['--print', "require('winras/dist/provider/load.js')"]);
  expect(code).toBe(1);
  expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('the package is loaded without its addon, on every platform', async () => {
  const script =
    "require('winras'); console.log(Object.keys(require.cache).filter((f) => /node$/.test(f)).length)";
  expect(await runScript(script, { type: 'commonjs' })).toEqual(endedWell('0\n'));
});

test('the lock file names no registry', () => {
  const lock = readFileSync(join(process.cwd(), 'package-lock.json'), 'utf8');
  expect(lock).not.toMatch(/"resolved"/);
});
