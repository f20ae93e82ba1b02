/** What RAS lists, entries and lines: asked once for all who want to know at the same time, and indexed. */

import { entryKeyOf } from './entry.js';
import { fold } from './fold.js';
import { type LineKey, LineKeys, type LineRow, type Listing } from './line-keys.js';
import type { NativeSurveyedLine } from './native/watch.js';
import type { NativeAnswer, NativeEntryName, NativeHandle, NativeProvider } from './native.js';

export interface Lines {
  readonly rows: readonly LineRow[];
  readonly byHandle: ReadonlyMap<NativeHandle, LineRow>;
  readonly byLineKey: ReadonlyMap<LineKey, LineRow>;
  /** The lines of the entry with this key. */
  ofEntry(entryKey: string): readonly LineRow[];
}

/** A line as a watch compares it. */
export interface SurveyedLine extends NativeSurveyedLine {
  readonly connection: LineRow;
}

export interface Entries {
  readonly rows: readonly NativeEntryName[];
  /** Those of a name, which Windows compares without case. */
  named(name: string): readonly NativeEntryName[];
}

export class Listings {
  /** Which rows are one line. */
  readonly keys = new LineKeys();
  readonly #native: NativeProvider;
  readonly #lines: SharedCall<NativeAnswer<Lines>>;
  readonly #entries = new Map<string | undefined, SharedCall<NativeAnswer<Entries>>>();

  constructor(native: NativeProvider) {
    this.#native = native;
    this.#lines = new SharedCall(() =>
      this.#list(
        () => native.connections(),
        (rows, listing) => indexLines(listing.keysOf(rows)),
      ),
    );
  }

  /** RasEnumConnections, and what there is to compare of each line. Not shared: there is one watch. */
  survey(): Promise<NativeAnswer<readonly SurveyedLine[]>> {
    return this.#list(
      () => this.#native.survey(),
      (lines, listing) => {
        const rows = listing.keysOf(lines.map(({ connection }) => connection));
        return lines.map((line, index) => ({ ...line, connection: rows[index] as LineRow }));
      },
    );
  }

  async #list<From, To>(
    ask: () => Promise<NativeAnswer<From>>,
    keyed: (value: From, listing: Listing) => To,
  ): Promise<NativeAnswer<To>> {
    const listing = this.keys.begin();
    try {
      return mapped(await ask(), (value) => keyed(value, listing));
    } finally {
      listing.end();
    }
  }

  /** RasEnumConnections. */
  lines(): Promise<NativeAnswer<Lines>> {
    return this.#lines.result();
  }

  /** RasEnumEntries. */
  entries(phoneBook: string | undefined): Promise<NativeAnswer<Entries>> {
    const known = this.#entries.get(phoneBook);
    if (known !== undefined) return known.result();
    const call = new SharedCall(async () =>
      mapped(await this.#native.entries(phoneBook), indexEntries),
    );
    this.#entries.set(phoneBook, call);
    return call.result();
  }

  /** The book is gone, and its path will not come again. */
  forget(phoneBook: string): void {
    this.#entries.delete(phoneBook);
  }
}

/**
 * A call whose result many want. One that is under way may miss what is asked for meanwhile: all who ask then share the
 * result of the next.
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
  const lastFirst = rows.toReversed(); // the first of several stays
  return {
    rows,
    byHandle: new Map(lastFirst.map((row) => [row.handle, row])),
    byLineKey: new Map(lastFirst.map((row) => [row.lineKey, row])),
    ofEntry: indexedLazily(rows, entryKeyOf),
  };
}

/** Thousands of dials ask for their entry's lines among thousands: the index is made once, when it is first used. */
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
  const byName = grouped(rows, (row) => fold(row.name));
  return { rows, named: (name) => byName.get(fold(name)) ?? [] };
}
