/**
 * In this process a key tells which rows of which lists are one line. A line is known by its correlation GUID, since
 * RASCONN.luid names the logon session (rule E10, docs/rules.md). A line to which RAS gives no GUID, or none yet, is
 * known by its handle, entry and device for as long as it is in each list. RAS gives a handle out again once its line
 * is gone, so a row after a gap is another line; this is so even if the row has a GUID, when nobody has seen that
 * GUID on the first line. A GUID that was seen identifies the line with and without a gap. All of this runs on the
 * JavaScript thread.
 */

import type { NativeConnection } from '../addon/connections.js';
import type { BookKey } from './book-keys.js';
import { foldCase } from './fold-case.js';

/** All rows of a line have the same key, and no other line has it. It has a meaning in this process only. */
export type LineKey = string;

/** A row of RasEnumConnections, with the key of its line. */
export interface KeyedRow extends NativeConnection {
  readonly lineKey: LineKey;
}

/** A row with the key of its entry's book, whatever RAS calls that. */
export interface LineRow extends KeyedRow {
  readonly bookKey: BookKey;
}

/** A line that was listed without a GUID. */
interface Unnamed {
  readonly lineKey: LineKey;
  /** Its GUID, where that came late. */
  id?: string;
  /** The number of lists that had begun when it was listed last: a later list without it is a gap. */
  seenIn: number;
}

/** A list that is being asked of RAS. */
export interface Enumeration {
  /** It is called once, with the rows that RAS has listed. */
  keysOf(rows: readonly NativeConnection[]): readonly KeyedRow[];
  /** It is called whatever RAS has answered. */
  end(): void;
}

const mostRemembered = 1_000;

export class LineKeys {
  /** The keys are made of handle, entry and device. */
  readonly #unnamed = new Map<string, Unnamed>();
  /** Lines that are gone stay here while lists are under way that had begun before. */
  readonly #gone = new Map<string, { readonly line: Unnamed; readonly goneIn: number }>();
  /** The keys are the GUIDs that came late. */
  readonly #late = new Map<string, Unnamed>();
  readonly #underWay = new Set<number>();
  readonly #hungUp = new Set<LineKey>();
  #begun = 0;
  #named = 0;

  /** Marks that RAS is about to be asked: lists are told apart by when they began. */
  begin(): Enumeration {
    const enumeration = ++this.#begun;
    this.#underWay.add(enumeration);
    return {
      keysOf: (rows) => this.#keysOf(rows, enumeration),
      end: () => {
        this.#underWay.delete(enumeration);
        this.#forget();
      },
    };
  }

  /** Marks a line that this process has hung up: a row that RAS lists in its place later is another line. */
  hungUp(lineKey: LineKey): void {
    for (const [place, line] of this.#unnamed) {
      if (line.lineKey !== lineKey) continue;
      this.#end(place, line);
      this.#hungUp.add(lineKey);
    }
    forgetOldest(this.#hungUp);
  }

  /** Tells whether this process has hung up a line that was listed without a GUID. Old ones are forgotten. */
  wasHungUp(lineKey: LineKey): boolean {
    return this.#hungUp.has(lineKey);
  }

  #keysOf(rows: readonly NativeConnection[], enumeration: number): readonly KeyedRow[] {
    const keyed = rows.map((row) => ({ ...row, lineKey: this.#lineKeyOf(row, enumeration) }));
    if (this.#unnamed.size === 0) return keyed;
    const places = new Set(rows.map(placeOf));
    for (const [place, line] of this.#unnamed) {
      const isGap = !places.has(place) && enumeration > line.seenIn;
      if (isGap) this.#end(place, line);
    }
    return keyed;
  }

  #lineKeyOf(row: NativeConnection, enumeration: number): LineKey {
    const late = row.id === undefined ? undefined : this.#late.get(row.id);
    if (late !== undefined) {
      late.seenIn = Math.max(late.seenIn, this.#begun);
      return late.lineKey;
    }
    if (row.id !== undefined && this.#unnamed.size + this.#gone.size === 0) return row.id;
    const place = placeOf(row);
    const line = this.#lineAt(place, enumeration);
    const isSame = line !== undefined && (line.id === undefined || line.id === row.id);
    if (isSame) {
      if (row.id !== undefined) this.#name(line, row.id);
      line.seenIn = Math.max(line.seenIn, this.#begun);
      return line.lineKey;
    }
    if (line !== undefined && line === this.#unnamed.get(place)) this.#end(place, line);
    if (row.id !== undefined) return row.id;
    const lineKey = `line ${++this.#named}`;
    this.#unnamed.set(place, { lineKey, seenIn: this.#begun });
    return lineKey;
  }

  #name(line: Unnamed, id: string): void {
    line.id = id;
    this.#late.set(id, line);
    forgetOldest(this.#late);
  }

  /** Gives the line that stood at this place when the list was made. */
  #lineAt(place: string, enumeration: number): Unnamed | undefined {
    const gone = this.#gone.get(place);
    return gone !== undefined && enumeration <= gone.goneIn ? gone.line : this.#unnamed.get(place);
  }

  #end(place: string, line: Unnamed): void {
    this.#unnamed.delete(place);
    this.#gone.set(place, { line, goneIn: this.#begun });
  }

  #forget(): void {
    const oldest = Math.min(...this.#underWay);
    for (const [place, { goneIn }] of this.#gone) if (oldest > goneIn) this.#gone.delete(place);
  }
}

/** Removes the oldest element of a set or map that has grown too large. */
function forgetOldest(remembered: Set<string> | Map<string, unknown>): void {
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size > mostRemembered) remembered.delete(oldest);
}

function placeOf({ handle, entryName, deviceName }: NativeConnection): string {
  return JSON.stringify([String(handle), foldCase(entryName), foldCase(deviceName)]);
}
