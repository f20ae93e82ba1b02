/** What a program reads of the command, byte by byte: Windows' shells take it for a code page of their own. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { encodeJson } from '../../src/cli/terminal/json-text.js';
import { newFolder } from '../contract/support/folder.js';
import { startWinras } from './support/started.js';
import { scenarioFile } from './support/winras.js';

const name = 'Büro 事務所 😀';
const escaped = 'B\\u00fcro \\u4e8b\\u52d9\\u6240 \\ud83d\\ude00';

describe('the letters of JSON that are not ASCII', () => {
  test.each([
    ['a pipe or a file of Windows', 'win32', false, `{"name":"${escaped}"}`],
    ['a terminal of Windows', 'win32', true, `{"name":"${name}"}`],
    ['a pipe or a file elsewhere', 'linux', false, `{"name":"${name}"}`],
    ['a terminal elsewhere', 'darwin', true, `{"name":"${name}"}`],
  ] as const)('for %s', (_, platform, isTTY, expected) => {
    const json = JSON.stringify({ name });
    const text = encodeJson({ platform, isTTY }, json);
    expect(text).toBe(expected);
    expect(JSON.parse(text)).toEqual({ name });
  });

  test('of half a surrogate pair, too', () => {
    const pipe = { platform: 'win32', isTTY: false } as const;
    const text = encodeJson(pipe, JSON.stringify({ half: '\ud83d', end: '\x7f\uffff' }));
    expect(text).toBe('{"half":"\\ud83d","end":"\x7f\\uffff"}');
  });
});

describe('what is written into a file', () => {
  const simulate = `--simulate=${scenarioFile({
    servers: { host: {} },
    entries: { [name]: { type: 'vpn', server: 'host' } },
    connections: [name],
  })}`;

  test('is UTF-8 without a byte order mark, where it is text', async () => {
    const { stdout } = await onWindows(['entries', 'list', simulate]);
    expect(Buffer.from(stdout)).toEqual(Buffer.from(`${name}\n`, 'utf8'));
  });

  test.each([
    ['JSON lines', 0, ['status', simulate, '--json']],
    ['a JSON document', 0, ['entries', 'export', name, simulate]],
    ['an error', 2, ['dial', `Nicht ${name}`, simulate, '--json']],
    ['a command line that is not understood', 1, [`${name}`, '--json']],
  ])('is ASCII on Windows, where it is JSON: %s', async (_, expectedCode, args) => {
    const { code, stdout } = await onWindows(args);
    expect(code).toBe(expectedCode);
    expect(stdout).toMatch(/^[\0-\x7f]+$/);
    expect(stdout).toContain(escaped);
    const documents = args.includes('--json') ? stdout.trimEnd().split('\n') : [stdout];
    expect(documents.map((text) => JSON.stringify(JSON.parse(text))).join('\n')).toContain(name);
  });
});

const asWindows = join(newFolder(), 'as-windows.cjs');
writeFileSync(asWindows, "Object.defineProperty(process, 'platform', { value: 'win32' });");

/** The command with its output in a file, where it takes this system for Windows. */
function onWindows(args: readonly string[]) {
  return startWinras(args, process.platform === 'win32' ? {} : { preload: asWindows }).ended;
}
