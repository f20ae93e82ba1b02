/** Prints the rows for people. */

export function printTable(rows) {
  const cells = rows.map((row) => [
    row.what,
    number(row.median),
    row.unit,
    `${number(row.min)} – ${number(row.max)}`,
    row.ratio === undefined ? '' : `${times(row.ratio)} ${row.comparedWith}`,
    row.target === undefined ? '' : `${targetOf(row.target)} ${row.unit}`,
    row.met === undefined ? '' : row.met ? 'met' : 'missed',
  ]);
  const head = ['', 'median', '', 'min – max', 'ratio', 'target', ''];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...cells].map((line) => line[column].length)),
  );
  for (const line of [head, ...cells]) {
    const padded = line.map((cell, column) =>
      column === 1 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
    );
    console.log(padded.join('  ').trimEnd());
  }
}

function targetOf({ most, least }) {
  return most === undefined ? `≥ ${most ?? least}` : `≤ ${most}`;
}

function times(ratio) {
  return ratio < 0.1 ? `1/${number(1 / ratio)} of` : `${number(ratio)} ×`;
}

/** To three digits. */
function number(value) {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en', { maximumSignificantDigits: 3 });
}
