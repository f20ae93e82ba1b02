/**
 * Finds the place where a text ceases to be JSON. JSON.parse does not always tell the place, and its message quotes
 * the text, in which passwords may stand.
 */

const blanks = /[ \t\n\r]*/y;
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** Gives `'line 2, column 7'`, counted from 1, and undefined where the text is JSON. */
export function jsonFault(text: string): string | undefined {
  const offset = new Reader(text).fault();
  if (offset === undefined) return undefined;
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

class Reader {
  readonly #text: string;
  /** The closing brackets that are missing, the innermost last. */
  readonly #open: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Gives an offset in the text. Nothing recurses, so that a text may be nested to any depth. */
  fault(): number | undefined {
    do {
      if (!this.#value()) return this.#at;
      while (this.#open.length > 0 && this.#sign(this.#open.at(-1))) this.#open.pop();
      // An item has ended here: either no bracket is open, or another item follows.
    } while (this.#open.length > 0 && this.#sign(',') && this.#key());
    this.#skip(blanks);
    return this.#open.length === 0 && this.#at === this.#text.length ? undefined : this.#at;
  }

  /** Reads a whole value, or the brackets that open one, up to the first whole value or an empty pair of brackets. */
  #value(): boolean {
    for (;;) {
      const closing = this.#sign('{') ? '}' : this.#sign('[') ? ']' : undefined;
      if (closing === undefined) return this.#skip(string) || this.#skip(scalar);
      this.#open.push(closing);
      this.#skip(blanks);
      if (this.#text[this.#at] === closing) return true;
      if (!this.#key()) return false;
    }
  }

  /** Reads the name of the next member in an object, and nothing elsewhere. */
  #key(): boolean {
    if (this.#open.at(-1) !== '}') return true;
    this.#skip(blanks);
    return this.#skip(string) && this.#sign(':');
  }

  #sign(sign: string | undefined): boolean {
    this.#skip(blanks);
    if (sign === undefined || this.#text[this.#at] !== sign) return false;
    this.#at++;
    this.#skip(blanks);
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
