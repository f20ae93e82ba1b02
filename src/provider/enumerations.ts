/**
 * RAS lists entries and lines. It is asked once for all who want to know at the same time, and the answer is indexed.
 */

import type { NativeAnswer, NativeHandle } from '../addon/answer.js';
import type { NativeConnection } from '../addon/connections.js';
import type { NativeEntryName } from '../addon/phone-books.js';
import type { NativeProvider } from '../addon/provider.js';
import type { NativeSurveyedLine } from '../addon/watch.js';
import type { BookKeys } from './book-keys.js';
import { entryKeyOf } from './entry-key.js';
import { foldCase } from './fold-case.js';
import { type KeyedRow, type LineKey, LineKeys, type LineRow } from './line-keys.js';

export interface Lines {
  readonly rows: readonly LineRow[];
  readonly byHandle: ReadonlyMap<NativeHandle, LineRow>;
  readonly byLineKey: ReadonlyMap<LineKey, LineRow>;
  /** Gives the lines of the entry with this key. */
  ofEntry(entryKey: string): readonly LineRow[];
}

/** A line as a watch compares it. */
export interface SurveyedLine extends NativeSurveyedLine {
  readonly connection: LineRow;
}

export interface Entries {
  readonly rows: readonly NativeEntryName[];
  /** Gives the entries of this name, which Windows compares without case. */
  named(name: string): readonly NativeEntryName[];
}

export class Enumerations {
  /** It knows which rows are one line. */
  readonly keys = new LineKeys();
  /** It knows which paths are one book. */
  readonly books: BookKeys;
  readonly #native: NativeProvider;
  readonly #lines: SharedCall<NativeAnswer<Lines>>;
  readonly #entries = new Map<string | undefined, SharedCall<NativeAnswer<Entries>>>();

  constructor(native: NativeProvider, books: BookKeys) {
    this.#native = native;
    this.books = books;
    this.#lines = new SharedCall(() =>
      this.#list(
        () => native.connections(),
        (rows) => rows,
        (_, rows) => indexLines(rows),
      ),
    );
  }

  /**
   * Calls RasEnumConnections, and collects what can be compared of each line. The result is not shared, since there
   * is one watch only.
   */
  survey(): Promise<NativeAnswer<readonly SurveyedLine[]>> {
    return this.#list(
      () => this.#native.survey(),
      (lines) => lines.map(({ connection }) => connection),
      (lines, rows) =>
        lines.map((line, index) => ({ ...line, connection: rows[index] as LineRow })),
    );
  }

  async #list<From, To>(
    enumerate: () => Promise<NativeAnswer<From>>,
    rowsOf: (value: From) => readonly NativeConnection[],
    withRows: (value: From, rows: readonly LineRow[]) => To,
  ): Promise<NativeAnswer<To>> {
    const enumeration = this.keys.begin();
    let answer: NativeAnswer<{ readonly value: From; readonly rows: readonly KeyedRow[] }>;
    try {
      answer = mapped(await enumerate(), (value) => ({
        value,
        rows: enumeration.keysOf(rowsOf(value)),
      }));
    } finally {
      enumeration.end();
    }
    if (!('value' in answer)) return answer;
    const { value, rows } = answer.value;
    return { ...answer, value: withRows(value, await this.#withBookKeys(rows)) };
  }

  /** Thousands of lines have few books, and the key of a known book is there at once. */
  async #withBookKeys(rows: readonly KeyedRow[]): Promise<readonly LineRow[]> {
    const keys = new Map(rows.map(({ phoneBook }) => [phoneBook, this.books.known(phoneBook)]));
    const unknown = [...keys].filter(([, key]) => key === undefined);
    await Promise.all(unknown.map(async ([path]) => keys.set(path, await this.books.keyOf(path))));
    return rows.map((row) => ({ ...row, bookKey: keys.get(row.phoneBook) as string }));
  }

  /** Calls RasEnumConnections. */
  lines(): Promise<NativeAnswer<Lines>> {
    return this.#lines.result();
  }

  /** Calls RasEnumEntries. */
  entries(phoneBook: string | undefined): Promise<NativeAnswer<Entries>> {
    const known = this.#entries.get(phoneBook);
    if (known !== undefined) return known.result();
    const call = new SharedCall(async () =>
      mapped(await this.#native.entries(phoneBook), indexEntries),
    );
    this.#entries.set(phoneBook, call);
    return call.result();
  }

  /** Forgets a book that is gone, whose path will not come again. */
  forget(phoneBook: string): void {
    this.#entries.delete(phoneBook);
    this.books.forget(phoneBook);
  }
}

/**
 * Shares a call between all who want its result. A call that is under way may miss later changes, so all who ask
 * meanwhile share the result of the next one.
 */
class SharedCall<Result> {
  readonly #call: () => Promise<Result>;
  #lastDone: Promise<void> = Promise.resolve();
  #next: Promise<Result> | undefined;

  constructor(call: () => Promise<Result>) {
    this.#call = call;
  }

  result(): Promise<Result> {
    this.#next ??= this.#lastDone.then(() => {
      const result = this.#call();
      this.#next = undefined;
      const done = (): void => undefined; // keeps no result
      this.#lastDone = result.then(done, done);
      return result;
    });
    return this.#next;
  }
}

function mapped<From, To>(answer: NativeAnswer<From>, map: (value: From) => To): NativeAnswer<To> {
  return 'value' in answer ? { ...answer, value: map(answer.value) } : answer;
}

function indexLines(rows: readonly LineRow[]): Lines {
  const lastFirst = rows.toReversed(); // so the first row of several stays in a map
  return {
    rows,
    byHandle: new Map(lastFirst.map((row) => [row.handle, row])),
    byLineKey: new Map(lastFirst.map((row) => [row.lineKey, row])),
    ofEntry: indexedLazily(rows, entryKeyOf),
  };
}

/**
 * Thousands of dials look for their entry's lines among thousands, so the index is made once, when it is first used.
 */
function indexedLazily<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): (key: string) => readonly Row[] {
  let index: Map<string, Row[]> | undefined;
  return (key) => {
    index ??= grouped(rows, keyOf);
    return index.get(key) ?? [];
  };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function indexEntries(rows: readonly NativeEntryName[]): Entries {
  const byName = grouped(rows, (row) => foldCase(row.name));
  return { rows, named: (name) => byName.get(foldCase(name)) ?? [] };
}
