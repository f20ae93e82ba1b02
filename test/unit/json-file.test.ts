/** JSON as editors and shells write it. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readJsonFile } from '../../src/simulator/json-file.js';
import { jsonFault } from '../../src/transcript/json-fault.js';
import { newFolder } from '../contract/support/folder.js';
import { chooser } from '../contract/support/randomly.js';
import { encodings } from './support/encodings.js';

const folder = newFolder();

function fileOf(content: string | Buffer): string {
  const file = join(folder, 'file.json');
  writeFileSync(file, content);
  return file;
}

test.each(encodings)('%s is read', (_, encoded) => {
  const content = { entries: { 'Büro 事務所 ☎': [1, -0.5e3, true, null, ''] } };
  expect(readJsonFile(fileOf(encoded(JSON.stringify(content))))).toEqual(content);
  expect(readJsonFile(fileOf(encoded('{}\r\n')))).toEqual({});
});

test('bytes that are no text are refused, not replaced', () => {
  const file = fileOf(Buffer.from('{"a":"\xfc"}', 'latin1'));
  expect(() => readJsonFile(file)).toThrow(`${file} is neither UTF-8 nor UTF-16 with a byte order`);
});

test.each([
  ['', 'line 1, column 1'],
  ['{a', 'line 1, column 2'],
  ['{\n  "a": 1,\n}', 'line 3, column 1'],
  ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 'line 3, column 3'],
  ['["a",\n "secret]', 'line 2, column 2'],
  ['{"a": secret}', 'line 1, column 7'],
  ['{"a": 01}', 'line 1, column 7'],
  ['[1, 2', 'line 1, column 6'],
  ['{} {}', 'line 1, column 4'],
  ['["\t"]', 'line 1, column 2'],
])('%j is not JSON: %s', (text, place) => {
  for (const [, encoded] of encodings) {
    const file = fileOf(encoded(text));
    let message = '';
    try {
      readJsonFile(file);
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toBe(`${file} is not JSON: ${place}`);
  }
});

describe('the place of a fault', () => {
  const samples = ['{"a":[1,-2.5e+3,{}],"b":{"c":"d\\u00e9\\n"}}', '[[],[null,true],"x"]', ' 0 '];
  const pieces = [...'{}[]:,"\\ 01-.eE+tn\n\u0001x', 'null', '"a":', '\\u00'];

  function isJson(text: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  test('is found in whatever JSON.parse refuses, and in nothing else', () => {
    const choose = chooser(1);
    let refused = 0;
    for (let round = 0; round < 20_000; round++) {
      const sample = choose(samples);
      const at = choose([...sample, ''].map((_, index) => index));
      const text = sample.slice(0, at) + choose(pieces) + sample.slice(at + choose([0, 1, 2]));
      if (!isJson(text)) refused++;
      if ((jsonFault(text) === undefined) !== isJson(text)) throw new Error(JSON.stringify(text));
    }
    expect(refused).toBeGreaterThan(1_000);
  });

  test('is found however deep it is nested', () => {
    expect(jsonFault('['.repeat(200_000))).toBe('line 1, column 200001');
  });
});
