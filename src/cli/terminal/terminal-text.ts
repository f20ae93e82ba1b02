/** Text for people, measured in the columns of a terminal: wrapped between words, or cut. */

import { stripVTControlCharacters } from 'node:util';

/** Terminals draw these over two columns. Regular expressions do not know Unicode's property East_Asian_Width. */
const wide =
  /^(?:(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|.\ufe0f)/u;
const invisible = /^[\p{Control}\p{Format}\p{Mark}]*$/u;
const ascii = /^[\x20-\x7e]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns of a terminal. Colors take none. */
export function widthOf(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (ascii.test(plain)) return plain.length;
  return charactersOf(plain).reduce((sum, character) => sum + widthOfOne(character), 0);
}

/** At most `columns` wide, with an ellipsis where something is left out. `text` has no colors. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let [kept, width] = ['', 1];
  for (const character of charactersOf(text)) {
    width += widthOfOne(character);
    if (width > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** `text`, which has no colors, followed by blanks up to the width. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - widthOf(text), 0));
}

/** The text behind a help, whose paragraphs are lines: they are wrapped where they are shown. */
export function helpText(text: string): string {
  return text.replaceAll(/(?<=[^\s:])\n(?=\S)/g, ' ');
}

/** A command line that is to be copied. */
const commandLine = /^ +(?:winras|npx) /;

/**
 * No line is wider than `columns`, unless a single word is. What is continued stands beneath its beginning: behind the
 * line's own indent, a list's dash, or the blanks that part a column from its label. Command lines stay whole.
 */
export function wrapped(text: string, columns: number, hang = 0): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line, columns, hang))
    .join('\n');
}

function wrappedLine(line: string, columns: number, hang: number): string {
  if (widthOf(line) <= columns || commandLine.test(line)) return line;
  const indent = indentOf(line, columns) || hang;
  const lines: string[] = [];
  let [current, width] = ['', 0];
  for (const piece of piecesOf(line)) {
    const pieceWidth = widthOf(piece);
    if (width + widthOf(piece.trimEnd()) > columns && current.trim() !== '') {
      lines.push(current.trimEnd());
      current = ' '.repeat(indent);
      width = indent;
    }
    current += piece;
    width += pieceWidth;
  }
  return [...lines, current.trimEnd()].join('\n');
}

/** The columns before what is continued; a label that takes half of the width has nothing beneath it. */
function indentOf(line: string, columns: number): number {
  const plain = stripVTControlCharacters(line);
  const [label = ''] = /^ *(?:- |\S+(?: \S+)* {2,})?/.exec(plain) ?? [];
  const [blanks = ''] = /^ */.exec(plain) ?? [];
  const width = widthOf(label);
  return width <= columns / 2 ? width : blanks.length;
}

/** A piece is a word with the blanks after it. Languages without blanks are split between characters. */
function piecesOf(line: string): string[] {
  const words = line.match(/^ +|\S+ */g) ?? [];
  return words.flatMap((word) => (ascii.test(word) ? word : partsOfWideWord(word)));
}

function partsOfWideWord(word: string): string[] {
  const parts: string[] = [];
  let wasWide = false;
  for (const character of charactersOf(word)) {
    const isWide = wide.test(character);
    const mayBegin = parts.length === 0 || ((isWide || wasWide) && !/^[\p{P}\s]/u.test(character));
    if (mayBegin) parts.push(character);
    else parts[parts.length - 1] += character;
    wasWide = isWide;
  }
  return parts;
}

function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function widthOfOne(character: string): number {
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The width that is assumed of a terminal that does not tell its own. */
export const usualWidth = 80;

/** The columns of a terminal; undefined for a file or a pipe, in which a line ends only where a message does. */
export function columnsOf({ isTTY, columns }: NodeJS.WriteStream): number | undefined {
  return isTTY === true ? columns || usualWidth : undefined;
}
