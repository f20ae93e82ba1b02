/** How Windows finds the addon and rasapi32.dll. */

import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { type Ended, endedWell, runNode } from '../contract/support/script.js';

const root = process.cwd();
const addon = join(root, 'build', 'Release', 'winras.node');
const system32 = join(process.env['SystemRoot'] ?? 'C:\\windows', 'system32').toLowerCase();

let folder: string;
/** Is not removed: Windows lets nobody remove a program's file soon after its end. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'winras-'));
});

function put(source: string, name: string): string {
  const path = join(folder, name);
  copyFileSync(source, path);
  return path;
}

test('the addon is loaded by a Node.js of another name', async () => {
  const script = `
    const { simulate } = require('winras/simulator');
    const ras = simulate();
    ras.dial('Office VPN').then((line) => line.hangUp()).then(console.log);
  `;
  const execPath = put(process.execPath, 'another-name.exe');
  expect(await runNode(['--eval', script], { execPath })).toEqual(endedWell('disconnected\n'));
});

/** Asks RAS something, then prints the paths of all DLLs of that name. */
const asks = `
  const { ras } = require(${JSON.stringify(join(root, 'dist', 'index.js'))});
  const { createRequire } = require('node:module');
  ras.connections().then(() => {
    const files = process.report.getReport().sharedObjects;
    console.log(JSON.stringify(files.filter((file) => /rasapi32/i.test(file))));
  });
`;

function rasapi32Of({ code, stdout, stderr }: Ended): string[] {
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout).map((file: string) => file.toLowerCase());
}

test('rasdlg.dll, and the user interface behind it, is left to the first dialog', async () => {
  const script = asks.replace('rasapi32', 'rasapi32|rasdlg');
  expect(rasapi32Of(await runNode(['--eval', script]))).toEqual([join(system32, 'rasapi32.dll')]);
});

/** The addon serves as one: a DLL that can be loaded, and has nothing of RAS. */
function plant(): string {
  return put(addon, 'rasapi32.dll');
}

test('a rasapi32.dll that somebody has loaded before is not taken for RAS', async () => {
  const planted = plant();
  const script = `process.dlopen({ exports: {} }, ${JSON.stringify(planted)}); ${asks}`;
  const loaded = rasapi32Of(await runNode(['--eval', script]));
  expect(loaded.toSorted()).toEqual(
    [planted.toLowerCase(), join(system32, 'rasapi32.dll')].toSorted(),
  );
});

test.each([
  [
    'in the current folder',
    () => {
      plant();
      return runNode(['--eval', asks], { cwd: folder });
    },
  ],
  [
    'beside the script',
    () => {
      plant();
      const script = join(folder, 'script.cjs');
      writeFileSync(script, asks);
      return runNode([script]);
    },
  ],
  [
    'beside the executable',
    () => {
      plant();
      return runNode(['--eval', asks], { execPath: put(process.execPath, 'node.exe') });
    },
  ],
])('a rasapi32.dll %s is not loaded', async (_, run) => {
  const loaded = rasapi32Of(await run());
  expect(loaded).toEqual([join(system32, 'rasapi32.dll')]);
});
