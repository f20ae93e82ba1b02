/** Text for people, in columns. */

import { describe, expect, test } from '@jest/globals';
import { cut, helpText, padded, widthOf, wrapped } from '../../src/cli/terminal/terminal-text.js';

test.each([
  ['plain', 5],
  ['\x1b[31mred\x1b[0m', 3],
  ['日本語', 6],
  ['ﾊﾝｶｸ', 4],
  ['한국어', 6],
  ['（全角）', 8],
  ['e\u0301te\u0301', 3],
  ['👍🏽 ok', 5],
  ['👩‍👩‍👧', 2],
  ['…–’', 3],
  ['Выход', 5],
])('%j is as wide as a terminal draws it', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test.each([
  ['short enough', 12, 'short enough'],
  ['too long by one', 14, 'too long by o…'],
  ['日本語の名前', 6, '日本…'],
  ['日本語の名前', 7, '日本語…'],
])('%j cut to %i columns', (text, columns, expected) => {
  expect(cut(text, columns)).toBe(expected);
});

test('wide characters are padded to columns, not to letters', () => {
  expect(['日本', 'ab'].map((text) => `${padded(text, 5)}|`)).toEqual(['日本 |', 'ab   |']);
});

describe('wrapped', () => {
  test.each([
    ['what fits', 'one two three', 13, 'one two three'],
    ['between words', 'one two three', 12, 'one two\nthree'],
    ['a word that is wider than all', 'a 0123456789 b', 5, 'a\n0123456789\nb'],
    ['an indent', '  one two three', 10, '  one two\n  three'],
    ['an item', '- one two three', 10, '- one two\n  three'],
    ['a column', 'ok    one two three', 15, 'ok    one two\n      three'],
    ['a column of two words', 'a b   one two three', 15, 'a b   one two\n      three'],
    ['a column too far right', '0123456789  one two', 15, '0123456789  one\ntwo'],
    ['colors', '\x1b[31mone two three\x1b[0m', 8, '\x1b[31mone two\nthree\x1b[0m'],
    [
      'a column in colors',
      '\x1b[2m   1 s\x1b[0m  one two three',
      16,
      '\x1b[2m   1 s\x1b[0m  one two\n        three',
    ],
    ['several lines', 'one two\n\n  three four', 7, 'one two\n\n  three\n  four'],
    ['a command line', '  winras dial "Office VPN"', 10, '  winras dial "Office VPN"'],
    ['no blanks at all', '接続できません。', 6, '接続で\nきませ\nん。'],
    ['not before punctuation', '接続です。', 8, '接続で\nす。'],
  ])('%s', (_, text, columns, expected) => {
    expect(wrapped(text, columns)).toBe(expected);
  });

  test('what hangs stands beneath nothing', () => {
    expect(wrapped('winras: one two three', 16, 2)).toBe('winras: one two\n  three');
  });
});

test("a help's paragraphs are lines, and its examples stay as they are", () => {
  expect(helpText('\nOne\ntwo.\n\nThree\nfour.\n\nExamples:\n  a\n  b')).toBe(
    '\nOne two.\n\nThree four.\n\nExamples:\n  a\n  b',
  );
});
