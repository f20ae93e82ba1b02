/** The tables of the documents, from those of the package and of its tests. */

import { readFileSync } from 'node:fs';
import { pageLink, pageOf } from './pages.mjs';

export function functionTable() {
  const rows = besideThis('functions').map((row) => [
    pageLink(row.function),
    pageOf(row.function) === undefined
      ? `${row.servedBy}; Microsoft has no page on it`
      : row.servedBy,
  ]);
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

/** The families of rules by their letters. */
const families = {
  S: 'States of a dial',
  D: 'Dials',
  P: 'Paused states',
  H: 'Hanging up',
  G: 'Status',
  E: 'Lists and sizes of structures',
  N: 'Notifications of connections',
  B: 'Phone books',
  X: 'Errors and their texts',
  J: 'Addresses',
  C: 'Credentials and EAP data',
  T: 'Counters',
  U: 'Connections otherwise',
  A: 'AutoDial',
  L: "Windows' dialogs",
};
/** What is said before the links to the pages that a rule is about. */
const sources = {
  documented: '',
  observed: 'seen in practice, on no page; about ',
  contradictory: 'the pages, or pages and practice, differ: ',
  assumed: 'assumed, as no page says it; about ',
  undocumented: 'there is no page on ',
};

/** A table for each family. */
export function ruleTable() {
  const rules = read('../../test/conformance/rules.json');
  const strange = rules.filter(({ id, source }) => !(id[0] in families) || !(source in sources));
  if (strange.length > 0) throw new Error(`no family or source is that of ${strange[0].id}`);
  const chapters = Object.entries(families).map(([letter, title]) => {
    const rows = rules
      .filter(({ id }) => id[0] === letter)
      .map(({ id, what, where, source, pages }) => [
        `**${id}**`,
        what,
        sources[source] + pages.map((name) => pageLink(name)).join(', '),
        where === 'native' ? 'C++' : 'JavaScript',
      ]);
    const head = ['rule', 'what RAS does', "Microsoft's page", 'tested in'];
    return `## ${title}\n\n${markdownTable(head, rows)}`;
  });
  return chapters.join('\n');
}

/** What the probe asks of a machine, and what winras assumes till then. The package has to be built for it. */
export async function probeTable() {
  const { rows } = await import('../probe/rows.mjs');
  const cells = rows.map(({ name, asks, assumes }) => [`\`${name}\``, asks, assumes]);
  return markdownTable(['row', 'what it asks', 'what winras assumes'], cells);
}

/** The lines of another tool with what takes their place; tests run the commands and the code. */
export function migrationTable(tool) {
  const lines = besideThis(`migrations/${tool}`);
  const inCell = (text) => `\`${text.replaceAll('|', '\\|')}\``;
  const hasCommands = lines.some(({ command }) => command !== undefined);
  const rows = lines.map(({ line, command, code }) => [
    // One that is answered as another is stands behind it.
    line
      .split(/, (?=rasphone )/)
      .map(inCell)
      .join(', '),
    ...(hasCommands ? [command === undefined ? '' : inCell(command)] : []),
    inCell(code),
  ]);
  const head = ['instead of', ...(hasCommands ? ['command'] : []), 'in JavaScript'];
  return markdownTable(head, rows);
}

export function commandTable() {
  const lines = besideThis('commands');
  const rows = lines.map(({ line, says }) => [`\`${line}\``, says]);
  return markdownTable(['command', 'what it does'], rows);
}

/** A table that only the documents and tests have. */
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
