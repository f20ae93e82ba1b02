import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const root = process.cwd();

async function run(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout.trim();
}

const print = 'console.log(typeof ras.dial, typeof isRasError, states.length, typeof simulate)';
const printed = 'function function 32 function';

test('named exports can be imported', async () => {
  const script =
    "import { isRasError, ras, states } from 'winras'; import { simulate } from 'winras/simulator';";
  expect(await run('--input-type=module', '--eval', script + print)).toBe(printed);
});

test('and required', async () => {
  const script =
    "const { isRasError, ras, states } = require('winras'); const { simulate } = require('winras/simulator');";
  expect(await run('--input-type=commonjs', '--eval', script + print)).toBe(printed);
});

test('package.json can be required, and nothing within can', async () => {
  expect(await run('--print', "require('winras/package.json').name")).toBe('winras');
  await expect(run('--print', "require('winras/dist/load.js')")).rejects.toThrow(
    'ERR_PACKAGE_PATH_NOT_EXPORTED',
  );
});

test('the package is loaded without its addon, on every platform', async () => {
  const script =
    "require('winras'); console.log(Object.keys(require.cache).filter((f) => /node$/.test(f)).length)";
  expect(await run('--eval', script)).toBe('0');
});

test('the lock file names no registry', () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  expect(lock).not.toMatch(/"resolved"/);
});
