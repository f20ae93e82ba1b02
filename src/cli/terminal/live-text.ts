/** A text that is shown again and again: redrawn in its place on a terminal, appended elsewhere. */

import { fitToTerminal, type Output } from './output.js';
import { widthOf } from './terminal-text.js';

export class LiveText {
  readonly #output: Output;
  #height = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  show(text: string): void {
    const { isTTY, columns, rows } = process.stdout;
    if (!isTTY) {
      this.#output.print(text);
      return;
    }
    const lines = fitToTerminal(text, process.stdout).split('\n');
    // Rows that have left the terminal at its top cannot be redrawn.
    const shown = rows > 2 && lines.length >= rows ? [...lines.slice(0, rows - 2), '…'] : lines;
    const back = this.#height === 0 ? '' : `\x1b[${this.#height}F\x1b[J`;
    this.#output.print(back + shown.join('\n'));
    const heights = shown.map((line) => Math.max(Math.ceil(widthOf(line) / (columns || 80)), 1));
    this.#height = heights.reduce((sum, height) => sum + height, 0);
  }
}
