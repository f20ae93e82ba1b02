/**
 * What the command says: to people in words, to programs (`--json`) as JSON lines. Only results go to standard output;
 * prompts, progress and complaints go to standard error.
 *
 * The words are whole sentences, with a capital and a full stop. Only what is under way is told without either verb or
 * stop: "Redialing Office VPN in 5 s (attempt 2)". An entry stands as Windows names it, without quotation marks; what
 * was typed and is refused stands in double ones. People have connections and entries; a line is one of a telephone.
 */

import { outputClosed } from './broken-pipe.js';
import { paintError } from './colors.js';
import { encodeJson } from './json-text.js';
import { columnsOf, wrapped } from './terminal-text.js';

/** Written as its `toJSON()` says. */
export type Data = Readonly<Record<string, unknown>>;

/** The version of what `--json` prints. It changes when a field does, or its meaning; not when one is added. */
const version = 1;

export class Output {
  readonly #json: boolean;

  constructor({ json }: { readonly json: boolean }) {
    this.#json = json;
  }

  get isJson(): boolean {
    return this.#json;
  }

  /** Nobody reads standard output any more. */
  get isClosed(): boolean {
    return outputClosed.aborted;
  }

  /** A result: `text` for people, where there is something to say; for programs `data` under the name of its type. */
  report(type: string, data: Data, text?: string): void {
    if (this.#json)
      this.#writeJson(JSON.stringify({ v: version, type, time: new Date(), ...data }));
    else if (text !== undefined) this.print(text);
  }

  /** As `report`, with a text that other programs read: its lines are its own, also at a terminal, from where it is copied. */
  reportRaw(type: string, data: Data, text: string): void {
    if (this.#json) this.report(type, data);
    else this.#write(text);
  }

  /** As `reportRaw`, with a text that is JSON itself. */
  reportRawJson(type: string, data: Data, json: string): void {
    if (this.#json) this.report(type, data);
    else this.#writeJson(json);
  }

  /** A result for people that is not one datum. */
  print(text: string): void {
    if (!this.#json) this.#write(fitToTerminal(text, process.stdout));
  }

  /** The last line, on success and on failure. */
  result(data: Data): void {
    if (this.#json) this.report('result', data);
  }

  /** On standard error, for both. */
  note(text: string): void {
    writeError(`winras: ${text}`);
  }

  /** On standard error, for people. */
  noteUnlessJson(text: string): void {
    if (!this.#json) this.note(text);
  }

  failure(text: string): void {
    writeError(`${paintError.red('winras:')} ${text}`);
  }

  #writeJson(json: string): void {
    const { platform, stdout } = process;
    this.#write(encodeJson({ platform, isTTY: stdout.isTTY === true }, json));
  }

  #write(text: string): void {
    if (!this.isClosed) process.stdout.write(`${text}\n`);
  }
}

/** Continuation lines are indented, so that the next message stands apart from them. */
const hangingIndent = 2;

function writeError(text: string): void {
  process.stderr.write(`${fitToTerminal(text, process.stderr, hangingIndent)}\n`);
}

/** Wrapped to the width of the terminal that it is for; as it is where it goes to a file or another program. */
export function fitToTerminal(text: string, stream: NodeJS.WriteStream, hang = 0): string {
  const columns = columnsOf(stream);
  return columns === undefined ? text : wrapped(text, columns, hang);
}
