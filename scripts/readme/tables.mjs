/** The tables of the README, from those of the package. */

import { readFileSync } from 'node:fs';

export function functionTable() {
  const rows = tableOf('functions').map((row) => [row.function, row.servedBy]);
  return markdownTable(['function', 'served by'], rows);
}

export function stateTable() {
  const rows = tableOf('states').map(({ phase, name, code, meaning }) => [
    phase,
    name,
    code,
    meaning,
  ]);
  return markdownTable(['phase', 'state', 'code', 'meaning'], rows);
}

/** The errors whose usual causes are known, by their numbers. */
export function troubleTable() {
  const advice = tableOf('advice');
  const forProgrammers = (text) => (typeof text === 'string' ? text : text.api);
  const rows = tableOf('errors')
    .filter(({ name }) => advice[name]?.causes !== undefined)
    .map(({ code, name }) => {
      const { message, causes } = advice[name];
      const told = causes.map(
        ({ cause, remedy }) => `${forProgrammers(cause)}. *${forProgrammers(remedy)}*`,
      );
      return [`**${code}**`, `\`${name}\`<br>${message}.`, told.join('<br>')];
    });
  return markdownTable(['', 'what it says', 'usual causes, and *what to do*'], rows);
}

/** What a test runs, too. */
export function rasdialTable() {
  const lines = JSON.parse(readFileSync(new URL('rasdial.json', import.meta.url), 'utf8'));
  const inCell = (text) => `\`${text.replaceAll('|', '\\|')}\``;
  const rows = lines.map(({ line, code }) => [
    line.split(', ').map(inCell).join(', '),
    inCell(code),
  ]);
  return markdownTable(['instead of', 'write'], rows);
}

export function commandTable() {
  const lines = JSON.parse(readFileSync(new URL('commands.json', import.meta.url), 'utf8'));
  const rows = lines.map(({ line, says }) => [`\`${line}\``, says]);
  return markdownTable(['command', 'what it does'], rows);
}

function tableOf(name) {
  return JSON.parse(
    readFileSync(new URL(`../../src/tables/${name}.json`, import.meta.url), 'utf8'),
  );
}

function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`;
}
