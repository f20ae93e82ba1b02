/** The states of a dial, for who waits: one line that is rewritten on a terminal, a line each elsewhere. */

import { type DialEvent, describeState } from '../index.js';
import { paintError } from './colors.js';
import { localeOption } from './session.js';

const clearLine = '\r\x1b[2K';

export class Progress {
  readonly #locale: string | undefined;
  readonly #isLive = process.stderr.isTTY === true;
  #isOpen = false;

  constructor(locale: string | undefined) {
    this.#locale = locale;
  }

  show(event: DialEvent): void {
    const { title } = describeState(event.state, localeOption(this.#locale));
    const { device } = event as { readonly device?: { readonly name: string } };
    const error = event.phase === 'linkFailed' ? `: ${event.error.message}` : '';
    const details = device === undefined ? error : ` (${device.name})`;
    if (!this.#isLive) {
      process.stderr.write(`${event.state}: ${title}${details}\n`);
      return;
    }
    const seconds = `${(event.elapsed / 1000).toFixed(1)} s`;
    process.stderr.write(
      `${clearLine}${paintError.dim(seconds)}  ${title}${paintError.dim(details)}`,
    );
    this.#isOpen = true;
  }

  /** Before anything else is written on the terminal. */
  clear(): void {
    if (this.#isOpen) process.stderr.write(clearLine);
    this.#isOpen = false;
  }
}
