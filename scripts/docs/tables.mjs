/** The tables of the README, from those of the package. */

import { readFileSync } from 'node:fs';

export function functionTable() {
  const rows = besideThis('functions').map((row) => [row.function, row.servedBy]);
  return markdownTable(['function', 'served by'], rows);
}

export function stateTable() {
  const rows = tableOf('states/states').map(({ phase, name, code, meaning }) => [
    phase,
    name,
    code,
    meaning,
  ]);
  return markdownTable(['phase', 'state', 'code', 'meaning'], rows);
}

/** What people meet most. `explainError()` knows the causes of many more. */
const met = [
  ...[5, 619, 623, 628, 629, 633, 648, 649, 651, 676, 678, 679, 680, 691, 703, 711, 718, 720, 734],
  ...[
    738, 742, 756, 766, 778, 786, 787, 788, 789, 792, 798, 800, 806, 807, 808, 809, 810, 811, 812,
  ],
  ...[815, 829, 868, 13801, 13805, 13806, 13813, 13868, 0x800b0109],
];

/** Their usual causes, by their numbers. */
export function troubleTable() {
  const advice = tableOf('errors/advice');
  const forProgrammers = (text) => (typeof text === 'string' ? text : text.api);
  const rows = tableOf('errors/errors')
    .filter(({ code }) => met.includes(code))
    .map(({ code, name }) => {
      const { message, causes } = advice[name];
      const told = causes.map(
        ({ cause, remedy }) => `${forProgrammers(cause)}. *${forProgrammers(remedy)}*`,
      );
      return [
        `**${code < 0x80000000 ? code : `0x${code.toString(16)}`}**`,
        `\`${name}\`<br>${message}.`,
        told.join('<br>'),
      ];
    });
  return markdownTable(['', 'what it says', 'usual causes, and *what to do*'], rows);
}

/** What a test runs, too. */
export function rasdialTable() {
  const lines = besideThis('rasdial');
  const inCell = (text) => `\`${text.replaceAll('|', '\\|')}\``;
  const rows = lines.map(({ line, command, code }) => [
    line.split(', ').map(inCell).join(', '),
    command === undefined ? '' : inCell(command),
    inCell(code),
  ]);
  return markdownTable(['instead of', 'command', 'in JavaScript'], rows);
}

export function commandTable() {
  const lines = besideThis('commands');
  const rows = lines.map(({ line, says }) => [`\`${line}\``, says]);
  return markdownTable(['command', 'what it does'], rows);
}

/** A table that only the README and tests have. */
function besideThis(name) {
  return read(`${name}.json`);
}

/** A table of the package. */
function tableOf(name) {
  return read(`../../src/${name}.json`);
}

function read(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`;
}
