import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadAddon, loadAddonFrom } from '../../src/provider/load.js';

const target = `${process.platform}-${process.arch}`;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'winras-load-'));
});

afterEach(() => {
  delete process.env['WINRAS_BINARY'];
  // Windows lets nobody remove a library that is loaded.
  if (process.platform !== 'win32') rmSync(root, { recursive: true });
});

function put(...folder: string[]): (source?: string) => string {
  return (source) => {
    const path = join(root, ...folder, 'winras.node');
    mkdirSync(join(path, '..'), { recursive: true });
    if (source === undefined) writeFileSync(path, 'no library at all');
    else cpSync(source, path);
    return path;
  };
}

const built = join(process.cwd(), 'build', 'Release', 'winras.node');

test('the addon is loaded once', () => {
  expect(loadAddon()).toBe(loadAddon());
  expect(loadAddon()).toHaveProperty('openSimulator');
});

test('a binary that came with the package is found where there is no build', () => {
  put('prebuilds', target)(built);
  expect(loadAddonFrom(root)).toHaveProperty('openSimulator');
});

test('what its user has built from its sources comes before the binary of the package', () => {
  put('prebuilds', target)();
  put('native', 'build', 'Release')(built);
  expect(loadAddonFrom(root)).toHaveProperty('openSimulator');
});

test('WINRAS_BINARY names the addon, and no other is tried', () => {
  const elsewhere = put('elsewhere')(built);
  put('build', 'Release')();
  process.env['WINRAS_BINARY'] = elsewhere;
  expect(loadAddonFrom(root)).toHaveProperty('openSimulator');

  put('build', 'Release')(built);
  process.env['WINRAS_BINARY'] = join(root, 'missing.node');
  expect(() => loadAddonFrom(root)).toThrow(
    /missing\.node: there is no such file\n.*WINRAS_BINARY/,
  );
});

test('an installed package tells how its sources are built', () => {
  expect(() => loadAddonFrom(root)).toThrow(`npm install --prefix "${join(root, 'native')}"`);
});

test('a damaged build does not hide a good binary', () => {
  put('build', 'Release')();
  put('prebuilds', target)(built);
  expect(loadAddonFrom(root)).toHaveProperty('openSimulator');
});

test('a failure tells all that was tried, and what to do', () => {
  const release = put('build', 'Release')();
  const prebuilt = put('prebuilds', target)();
  writeFileSync(join(root, 'binding.gyp'), 'as in a checkout');
  let error: unknown;
  try {
    loadAddonFrom(root);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ name: 'RasError', code: 'ERR_RAS_ADDON_NOT_FOUND' });
  const { message, cause } = error as Error;
  const debug = join(root, 'build', 'Debug', 'winras.node');
  for (const told of [
    target,
    process.version,
    `${debug}: there is no such file`,
    'npm run build',
  ]) {
    expect(message).toContain(told);
  }
  for (const path of [release, prebuilt]) {
    const line = message.split('\n').find((text) => text.includes(`${path}: `));
    expect(line).toMatch(/winras\.node: .{10,}/);
    expect(line).not.toContain('there is no such file');
  }
  expect(cause).toHaveProperty('message');
});
