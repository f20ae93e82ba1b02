/**
 * Which rows of which lists are one line, in this process. A line is known by its correlation GUID; RASCONN.luid names the
 * logon session (rule E10 of test/conformance/rules.json). A line to which RAS gives no GUID, or none yet, is told by its
 * handle, entry and device for as long as it stands in each list: RAS gives a handle out again once its line is gone, so
 * what comes after a gap is another line, also where it has a GUID by then, which nobody has seen on the first one. Once
 * the GUID has been seen it tells the line, gap or not. All on the JavaScript thread.
 */

import type { NativeConnection } from '../addon/connections.js';
import type { BookKey } from './book-keys.js';
import { foldCase } from './fold-case.js';

/** The same for all rows of a line, and for no other line's. It has a meaning in this process only. */
export type LineKey = string;

/** A row of RasEnumConnections, and the line that it is of. */
export interface KeyedRow extends NativeConnection {
  readonly lineKey: LineKey;
}

/** And the book that its entry stands in, whatever RAS calls it. */
export interface LineRow extends KeyedRow {
  readonly bookKey: BookKey;
}

/** A line that has been listed without a GUID. */
interface Unnamed {
  readonly lineKey: LineKey;
  /** Its GUID, where that came late. */
  id?: string;
  /** Lists that had begun when it was listed last: a later one without it is a gap. */
  seenIn: number;
}

/** A list that RAS is being asked for. */
export interface Listing {
  /** Called once, with what RAS has listed. */
  keysOf(rows: readonly NativeConnection[]): readonly KeyedRow[];
  /** Whatever RAS has answered. */
  end(): void;
}

const mostRemembered = 1_000;

export class LineKeys {
  /** By handle, entry and device. */
  readonly #unnamed = new Map<string, Unnamed>();
  /** Lines that are gone, while lists are under way that had begun before. */
  readonly #gone = new Map<string, { readonly line: Unnamed; readonly goneIn: number }>();
  /** By the GUID that came late. */
  readonly #late = new Map<string, Unnamed>();
  readonly #underWay = new Set<number>();
  readonly #hungUp = new Set<LineKey>();
  #begun = 0;
  #named = 0;

  /** RAS is about to be asked: lists are told apart by when they began. */
  begin(): Listing {
    const listing = ++this.#begun;
    this.#underWay.add(listing);
    return {
      keysOf: (rows) => this.#keysOf(rows, listing),
      end: () => {
        this.#underWay.delete(listing);
        this.#forget();
      },
    };
  }

  /** This process has hung the line up: what RAS lists in its place later is another one. */
  hungUp(lineKey: LineKey): void {
    for (const [place, line] of this.#unnamed) {
      if (line.lineKey !== lineKey) continue;
      this.#end(place, line);
      this.#hungUp.add(lineKey);
    }
    forgetOldest(this.#hungUp);
  }

  /** Of a line that has been listed without a GUID, and not too long ago. */
  wasHungUp(lineKey: LineKey): boolean {
    return this.#hungUp.has(lineKey);
  }

  #keysOf(rows: readonly NativeConnection[], listing: number): readonly KeyedRow[] {
    const keyed = rows.map((row) => ({ ...row, lineKey: this.#lineKeyOf(row, listing) }));
    if (this.#unnamed.size === 0) return keyed;
    const places = new Set(rows.map(placeOf));
    for (const [place, line] of this.#unnamed) {
      const isGap = !places.has(place) && listing > line.seenIn;
      if (isGap) this.#end(place, line);
    }
    return keyed;
  }

  #lineKeyOf(row: NativeConnection, listing: number): LineKey {
    const late = row.id === undefined ? undefined : this.#late.get(row.id);
    if (late !== undefined) {
      late.seenIn = Math.max(late.seenIn, this.#begun);
      return late.lineKey;
    }
    if (row.id !== undefined && this.#unnamed.size + this.#gone.size === 0) return row.id;
    const place = placeOf(row);
    const line = this.#lineAt(place, listing);
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

  /** What stood there when the list was made. */
  #lineAt(place: string, listing: number): Unnamed | undefined {
    const gone = this.#gone.get(place);
    return gone !== undefined && listing <= gone.goneIn ? gone.line : this.#unnamed.get(place);
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

/** What has been in it longest, where it has grown too large. */
function forgetOldest(remembered: Set<string> | Map<string, unknown>): void {
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size > mostRemembered) remembered.delete(oldest);
}

function placeOf({ handle, entryName, deviceName }: NativeConnection): string {
  return JSON.stringify([String(handle), foldCase(entryName), foldCase(deviceName)]);
}
