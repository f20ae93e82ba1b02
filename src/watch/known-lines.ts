/**
 * Keeps the connections that RAS has listed and compares each new list with them. A connection that
 * was seen once gives one `connected` and one `disconnected`, whatever the lists say. Rule ids are
 * those of docs/rules.md.
 */

import type { NativeHandle } from '../addon/answer.js';
import { ActiveConnection } from '../connection/active-connection.js';
import type { Closed } from '../provider/closed.js';
import { entryKeyOf } from '../provider/entry-key.js';
import type { SurveyedLine } from '../provider/enumerations.js';
import type { LineKey, LineRow } from '../provider/line-keys.js';
import { isGone, secondLook } from '../provider/line-status.js';
import type { Provider } from '../provider/provider.js';
import { type Substate, stateCodes, substateName } from '../states/states.js';
import type { ChangeDetails } from './connection-change.js';

interface KnownLine {
  readonly connection: ActiveConnection;
  readonly entryKey: string;
  handle: NativeHandle;
  /** A survey that began before this one may not list the connection yet. */
  readonly knownSince: number;
  /** It is undefined until the first survey. */
  links: number | undefined;
  substate: Substate | undefined;
  /** The time of the first absence, and the way in which the connection seemed to have ended. */
  missed: { readonly at: number; readonly by: Closed['by'] } | undefined;
}

export interface Difference {
  readonly changes: ChangeDetails[];
  /** These connections were missing for the first time. */
  readonly missed: ActiveConnection[];
  /** RAS has to be asked again after `secondLook` milliseconds. */
  doubtful: boolean;
}

/** The rows of a survey, by the keys of their connections. */
type Listed = ReadonlyMap<LineKey, SurveyedLine>;

export class KnownLines {
  readonly #provider: Provider;
  readonly #lines = new Map<LineKey, KnownLine>();
  /** Connections that were told to be gone, each with the last survey that may still list it. */
  readonly #ended = new Map<LineKey, number>();
  /** RAS lists these connections although their status says that they do not exist. */
  readonly #doubted = new Set<LineKey>();
  /** Counts the surveys that began. */
  #surveys = 0;

  constructor(provider: Provider) {
    this.#provider = provider;
  }

  get connections(): ActiveConnection[] {
    return [...this.#lines.values()].map(({ connection }) => connection);
  }

  /** Has to be called before each question to RAS. */
  beginSurvey(): void {
    this.#surveys += 1;
  }

  /** Compares the result of the last survey with the connections that are known. */
  compare(rows: readonly SurveyedLine[]): Difference {
    const listed = new Map(rows.map((row) => [row.connection.lineKey, row]));
    const difference = { changes: [], missed: [], doubtful: false };
    this.#findMissing(listed, difference);
    for (const row of rows) this.#findPresent(row, difference);
    this.#forget(listed);
    return difference;
  }

  #findMissing(listed: Listed, difference: Difference): void {
    const owners = new Map(
      [...listed.values()].map(({ connection }) => [connection.handle, connection.lineKey]),
    );
    for (const [key, line] of this.#lines) {
      const row = listed.get(key);
      if (row !== undefined && isUp(row)) line.missed = undefined;
      // RAS gives a handle out again only after the connection that had it is gone.
      else if (line.knownSince < this.#surveys)
        this.#miss(line, (owners.get(line.handle) ?? key) !== key, difference);
    }
  }

  /** A single absence may be wrong (rule H10), so it needs a second one or other proof. */
  #miss(line: KnownLine, isProven: boolean, difference: Difference): void {
    const now = this.#provider.native.now();
    if (line.missed === undefined) {
      const by = this.#provider.busyEntries.isBusy(line.entryKey) ? 'hangUp' : 'lost';
      line.missed = { at: now, by };
      difference.missed.push(line.connection);
    }
    const { at, by } = line.missed;
    if (isProven || now - at >= secondLook)
      difference.changes.push(...this.ended(line.connection.lineKey, { by }));
    else difference.doubtful = true;
  }

  #findPresent(row: SurveyedLine, difference: Difference): void {
    const { lineKey } = row.connection;
    if (this.#ended.has(lineKey)) return;
    if (isUp(row)) {
      difference.changes.push(...this.connected(row.connection));
      difference.changes.push(...compareLine(this.#lines.get(lineKey) as KnownLine, row));
    } else if (isGone(row.statusError) && !this.#doubted.has(lineKey)) {
      // The connection may be there all the same, so it is asked for again.
      this.#doubted.add(lineKey);
      difference.doubtful = true;
    }
  }

  /** Forgets the connections that no list can bring back. */
  #forget(listed: Listed): void {
    for (const [lineKey, survey] of this.#ended) {
      if (survey < this.#surveys && !listed.has(lineKey)) this.#ended.delete(lineKey);
    }
    for (const lineKey of this.#doubted) {
      if (this.#lines.has(lineKey) || !listed.has(lineKey)) this.#doubted.delete(lineKey);
    }
  }

  /** Reports a connection that came up, unless that is known already. */
  connected(row: LineRow): ChangeDetails[] {
    if (this.#lines.has(row.lineKey) || this.#ended.has(row.lineKey)) return [];
    const connection = new ActiveConnection(this.#provider, row);
    this.#lines.set(row.lineKey, {
      connection,
      entryKey: entryKeyOf(row),
      handle: row.handle,
      knownSince: this.#surveys,
      links: undefined,
      substate: undefined,
      missed: undefined,
    });
    return [{ type: 'connected', connection }];
  }

  /**
   * Reports a connection that is gone, unless that was told already or the connection was never
   * told to be up.
   */
  ended(lineKey: LineKey, how: Closed): ChangeDetails[] {
    const line = this.#lines.get(lineKey);
    this.#ended.set(lineKey, this.#surveys);
    if (line === undefined) return [];
    this.#lines.delete(lineKey);
    return [{ type: 'disconnected', connection: line.connection, ...how }];
  }
}

function compareLine(line: KnownLine, row: SurveyedLine): ChangeDetails[] {
  const { connection, links = row.links, substate } = line;
  const changes: ChangeDetails[] = [];
  line.handle = row.connection.handle;
  line.links = row.links;
  if (row.links > links) changes.push({ type: 'bandwidthAdded', connection, links: row.links });
  if (row.links < links) changes.push({ type: 'bandwidthRemoved', connection, links: row.links });
  if (row.substate === undefined) return changes;
  line.substate = substateName(row.substate);
  if (line.substate === substate) return changes;
  if (line.substate === 'Dormant') changes.push({ type: 'dormant', connection });
  // The history of a connection that is new here is not told.
  if (line.substate === 'Reconnected' && substate !== undefined)
    changes.push({ type: 'reconnected', connection });
  return changes;
}

/** RAS also lists a connection that is being dialed (rule E4), and may list one that goes down. */
function isUp({ statusError, state }: SurveyedLine): boolean {
  if (isGone(statusError)) return false;
  // A status that fails for another reason says nothing against the list.
  return state === undefined || state === stateCodes.Connected;
}
