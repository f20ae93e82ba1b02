/**
 * Where a text ceases to be JSON. JSON.parse does not always tell, and what it tells quotes the text, in which
 * passwords may stand.
 */

const blanks = /[ \t\n\r]*/y;
const string = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** `'line 2, column 7'`, counted from 1; undefined where the text is JSON. */
export function jsonFault(text: string): string | undefined {
  const offset = new Reader(text).fault();
  if (offset === undefined) return undefined;
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}

class Reader {
  readonly #text: string;
  /** The closing brackets that are owed, the innermost last. */
  readonly #open: string[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** An offset in the text. Nothing recurses: a text may be nested as deep as it likes. */
  fault(): number | undefined {
    do {
      if (!this.#value()) return this.#at;
      while (this.#open.length > 0 && this.#sign(this.#open.at(-1))) this.#open.pop();
      // Here an item has ended: nothing is open, or another follows.
    } while (this.#open.length > 0 && this.#sign(',') && this.#key());
    this.#skip(blanks);
    return this.#open.length === 0 && this.#at === this.#text.length ? undefined : this.#at;
  }

  /** A value that is whole, or the brackets that open one, up to the first that is whole or to an empty one. */
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

  /** In an object the name of the next member; elsewhere nothing is wanted. */
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
