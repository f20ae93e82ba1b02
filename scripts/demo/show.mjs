/** What the demo prints: a line for each event, in columns. */

import { columnsOf, wrapped } from '../../dist/cli/terminal/terminal-text.js';
import { rowOf } from './row.mjs';

const color = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
const [bold, dim, red, green, yellow] = [1, 2, 31, 32, 33].map(paint);
const phaseColors = { running: dim, paused: yellow, linkFailed: red, terminal: green };

export function heading(text) {
  say(bold(text));
}

export function dialBegins(number, title, entryName) {
  console.log(`\n${bold(`${number}. ${title}`)} ${dim(`(${entryName})`)}`);
}

export function event(event) {
  const { time, phase, state, details } = rowOf(event);
  const paintPhase = phaseColors[phase] ?? dim;
  say(
    `${dim(time.padStart(9))}  ${paintPhase(phase.padEnd(10))}${state.padEnd(21)}${details}`.trimEnd(),
  );
}

/** `said`: the answer to a pause. */
export function answered(said) {
  console.log(`${' '.repeat(11)}${yellow('answered')}  ${said}`);
}

export function ended(ok, text) {
  say(ok ? green(`  ✓ ${text}`) : red(`  ✗ ${text}`));
}

function say(text) {
  const columns = columnsOf(process.stdout);
  console.log(columns === undefined ? text : wrapped(text, columns));
}
