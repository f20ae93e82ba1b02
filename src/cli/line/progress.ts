/** Shows the states of a dial while it runs: on a terminal in a row each, or all in the same row. */

import { type DialEvent, describeState } from '../../index.js';
import { localeOption } from '../session.js';
import { paintError } from '../terminal/colors.js';
import { formatDuration } from '../terminal/format.js';
import { columnsOf, cut, padded, wrapped } from '../terminal/terminal-text.js';

/** Empties the terminal's line. */
export const clearLine = '\r\x1b[2K';
/** Columns. Most titles are shorter; a longer one moves what follows it. */
const [timeWidth, titleWidth] = [8, 24];

const painters = {
  running: (text: string) => text,
  paused: paintError.yellow,
  linkFailed: paintError.red,
  terminal: paintError.green,
} as const;

export interface ProgressOptions {
  /** The language of the names of states. Undefined means the user's own. */
  readonly locale: string | undefined;
  /** On a terminal nothing is left when the dial is over. */
  readonly isTransient?: boolean;
}

export class Progress {
  readonly #locale: string | undefined;
  readonly #isTransient: boolean;
  #isOpen = false;

  constructor({ locale, isTransient = false }: ProgressOptions) {
    this.#locale = locale;
    this.#isTransient = isTransient;
  }

  show(event: DialEvent): void {
    const { title } = describeState(event.state, localeOption(this.#locale));
    const { device } = event as { readonly device?: { readonly name: string } };
    const details = event.phase === 'linkFailed' ? event.error.message : (device?.name ?? '');
    const columns = columnsOf(process.stderr);
    if (columns === undefined) {
      const inBrackets = event.phase === 'linkFailed' ? `: ${details}` : ` (${details})`;
      process.stderr.write(`${event.state}: ${title}${details === '' ? '' : inBrackets}\n`);
      return;
    }
    const time = formatDuration(event.elapsed).padStart(timeWidth);
    const what = details === '' ? title : `${padded(title, titleWidth)}  ${details}`;
    const row = `${time}  ${what}`;
    // A row that fills the terminal's width would go on to the next one, and could not be cleared.
    const shown = this.#isTransient ? cut(row, columns - 1) : wrapped(row, columns);
    const colored = paintError.dim(time) + painters[event.phase](shown.slice(time.length));
    process.stderr.write(this.#isTransient ? `${clearLine}${colored}` : `${colored}\n`);
    this.#isOpen = this.#isTransient;
  }

  /** Before anything else is written on the terminal. */
  clear(): void {
    if (this.#isOpen) process.stderr.write(clearLine);
    this.#isOpen = false;
  }
}
