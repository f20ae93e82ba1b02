/** Tables. If the columns do not fit, the cells of a row stand beneath each other. */

import { padded, widthOf } from './terminal-text.js';

/** The lines of one cell, beneath each other. */
export type Cell = readonly string[];

/** The first cell is the name of the row. */
export type Row = readonly Cell[];

const gap = '  ';

/** `columns`: the greatest width; undefined means any. If the table is wider, each row becomes a block of lines. */
export function tableText(
  titles: readonly string[],
  rows: readonly Row[],
  columns: number | undefined,
  paintTitles: (text: string) => string = (text) => text,
): string {
  const widths = titles.map((title, column) =>
    Math.max(widthOf(title), ...rows.flatMap((row) => (row[column] ?? []).map(widthOf))),
  );
  const all = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
  if (columns !== undefined && all > columns)
    return rows.map((row) => rowAsCard(titles, row, paintTitles)).join('\n');
  const inColumns = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join(gap)
      .trimEnd();
  const lines = rows.flatMap((row) => linesOf(row).map(inColumns));
  return [paintTitles(inColumns(titles)), ...lines].join('\n');
}

/** As many as its highest cell has. */
function linesOf(row: Row): string[][] {
  const height = Math.max(...row.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => row.map((cell) => cell[line] ?? ''));
}

function rowAsCard(
  [, ...titles]: readonly string[],
  [name = [], ...cells]: Row,
  paintTitles: (text: string) => string,
): string {
  const width = Math.max(...titles.map(widthOf));
  const lines = cells.flatMap((cell, index) =>
    cell.map((text, line) => {
      const title = padded(line === 0 ? (titles[index] ?? '') : '', width);
      return `${gap}${paintTitles(title)}${gap}${text}`;
    }),
  );
  return [...name, ...lines].join('\n');
}
