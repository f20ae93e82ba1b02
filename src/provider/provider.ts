/** One RAS to talk to: its answers turned into values and errors, and the lines that are being hung up. */

import type { NativeAddon } from '../addon/addon.js';
import type { NativeAnswer, NativeFailure, NativeHandle } from '../addon/answer.js';
import type { NativeSession } from '../addon/dial.js';
import type { HangUpOutcome, NativeHangUp } from '../addon/hang-up.js';
import type { NativeProvider } from '../addon/provider.js';
import { RasError, type RasErrorDetails } from '../errors/errors.js';
import { tracedCalls } from '../tracing/traced-calls.js';
import { traceHangUp } from '../tracing/tracing.js';
import { BookKeys } from './book-keys.js';
import type { Closed } from './closed.js';
import type { Entry } from './entry-key.js';
import { Listings } from './enumerations.js';
import { endLinesAtExit } from './exit.js';
import type { LineKey, LineRow } from './line-keys.js';
import type { SharedSimulation } from './shared-simulation.js';
import { Alarm } from './timers.js';
import { WideCounters } from './wide-counters.js';

/** A dial of ours until it has connected, or has been hung up. */
export interface DialUnderWay {
  /** Undefined while not known. */
  readonly handle: NativeHandle | undefined;
  readonly entryKey: string | undefined;
  /** For whoever finds its line among all lines: RAS must not be told twice. */
  hangUp(bound: number): Promise<HangUpOutcome>;
}

/** What this thread has dialed: a dial under way, then its line until that is known to be gone. */
export interface Dialed {
  readonly entryName: string;
  /** These three of a line. */
  readonly lineKey?: LineKey;
  readonly entryKey?: string;
  readonly id?: string | undefined;
  hangUp(options: { readonly timeout?: number }): Promise<HangUpOutcome>;
}

/** Who is told at once what dials and hang-ups of this process do to lines. */
export interface LineObserver {
  connected(line: LineRow): void;
  /** May be told more than once. */
  ended(lineKey: LineKey, how: Closed): void;
}

/** A session of ours, or a line that was found among all lines. */
export type EndableLine = Pick<NativeSession, 'hangUp' | 'awaitGone'>;

/** A session of ours, which owes the hang-up of its line. */
export type OwedLine = EndableLine & Pick<NativeSession, 'disown'>;

/** A line, by the name and the key of its entry; with its own key when it has connected, with `dialId` before. */
export type OwedHangUp = Pick<Entry, 'name' | 'key'> &
  (
    | { readonly lineKey: LineKey; readonly id: string | undefined; readonly dialId?: never }
    | { readonly lineKey?: never; readonly id?: never; readonly dialId: number }
  );

/** Milliseconds that a hang-up waits for the line to be gone, where nothing else is asked for. */
export const hangUpBound = 10_000;

/** How long a line that outlived its hang-up is watched, so that a new dial of its entry can wait. */
const lingerBound = 60_000;

export type RasKind = 'system' | 'simulator';

export class Provider {
  readonly native: NativeProvider;
  readonly kind: RasKind;
  readonly listings: Listings;
  /** What connections and links have counted. */
  readonly counters = new WideCounters();
  readonly dialsUnderWay = new Set<DialUnderWay>();
  /** In the order in which it was dialed. */
  readonly dialed = new Set<Dialed>();
  /** The keys of entries that a dialog dials or shows. */
  readonly entriesInDialogs: string[] = [];
  readonly lineObservers = new Set<LineObserver>();
  readonly #addon: NativeAddon;
  readonly #closing = new Map<string, Set<Promise<unknown>>>();
  /** The last change of each entry that is not done. */
  readonly #changes = new Map<string, Promise<void>>();
  /** The hang-up of each line that is under way. */
  readonly #ending = new Map<
    LineKey,
    { readonly line: EndableLine; readonly gone: Promise<unknown> }
  >();

  /** Where other processes can open the same simulated RAS: how. */
  readonly simulation: SharedSimulation | undefined;

  /** `kind` tells a simulated RAS, whose virtual clock waits for no file, from that of the machine. */
  constructor(
    addon: NativeAddon,
    native: NativeProvider,
    kind: RasKind,
    simulation?: SharedSimulation,
  ) {
    this.simulation = simulation;
    this.#addon = addon;
    this.native = tracedCalls(native, addon.functionUnavailable);
    this.kind = kind;
    const books = kind === 'simulator' ? BookKeys.atOnce() : new BookKeys();
    this.listings = new Listings(this.native, books);
    endLinesAtExit(addon);
  }

  /** The value, or a RasError for what RAS said instead. */
  async value<T>(answered: Promise<NativeAnswer<T>>): Promise<T> {
    const answer = await answered;
    if ('value' in answer) return answer.value;
    throw this.errorOf(answer);
  }

  errorOf({ error, operation, message }: NativeFailure): RasError {
    return this.errorFrom(error, operation, { systemMessage: message });
  }

  /** For a code whose text the system has not been asked for yet. */
  async error(
    errno: number,
    operation: string,
    details: Omit<RasErrorDetails, 'errno'> = {},
  ): Promise<RasError> {
    const systemMessage = await this.native.errorMessage(errno);
    return this.errorFrom(errno, operation, { ...details, systemMessage });
  }

  errorFrom(
    errno: number,
    operation: string,
    details: Omit<RasErrorDetails, 'errno'> = {},
  ): RasError {
    if (errno === this.#addon.functionUnavailable)
      return new RasError({ code: 'ERR_RAS_UNAVAILABLE', operation });
    return new RasError({ ...details, errno, operation });
  }

  /** What RAS lists under this handle; by now it may be another line than it was. */
  async row(handle: NativeHandle | undefined): Promise<LineRow | undefined> {
    const { byHandle } = await this.value(this.listings.lines());
    return handle === undefined ? undefined : byHandle.get(handle);
  }

  /** Bytes, by the names of RAS' structures. */
  get structureSizes(): Readonly<Record<string, number>> {
    return this.#addon.structureSizes;
  }

  /** Until it is forgotten, the file is removed when this environment ends, after the hang-ups. */
  removeAtEnd(file: string): void {
    this.#addon.removeAtEnd(file);
  }

  forgetFile(file: string): void {
    this.#addon.forgetFile(file);
  }

  /**
   * The dial that owes this line its RasHangUp; one of the line's entry whose handle is not known yet may turn out
   * to have another.
   */
  dialOf(handle: NativeHandle, entryKey: string): DialUnderWay | undefined {
    const dials = [...this.dialsUnderWay];
    return (
      dials.find((dial) => dial.handle === handle) ??
      dials.find((dial) => dial.handle === undefined && dial.entryKey === entryKey)
    );
  }

  /**
   * Hangs a line up; until it is gone, `lineFree` of its entry waits. A connected line that is being hung up by
   * somebody else here is waited for first: RAS must not be told twice.
   */
  hangUp(owed: OwedHangUp, line: EndableLine, bound: number): Promise<HangUpOutcome> {
    return traceHangUp(owed, () => this.#hangUp(owed, line, bound));
  }

  async #hangUp(
    { key, lineKey, name }: OwedHangUp,
    line: EndableLine,
    bound: number,
  ): Promise<HangUpOutcome> {
    const deadline = this.native.now() + bound;
    const other = (): Promise<unknown> | undefined => {
      const earlier = this.#ending.get(lineKey ?? '');
      return earlier?.line === line ? undefined : earlier?.gone;
    };
    // Of several who wait for the same one, the first to go on is waited for by the rest.
    for (let gone = other(); gone !== undefined; gone = other()) {
      const isOver = await this.settlesWithin(deadline - this.native.now(), gone);
      if (!isOver) throw pending();
    }
    if (lineKey !== undefined && this.listings.keys.wasHungUp(lineKey)) return 'disconnected';
    const hungUp = line.hangUp(bound);
    const gone = hungUp.then(async (result) => {
      const { outcome } = result.outcome === 'pending' ? await line.awaitGone(lingerBound) : result;
      if (lineKey !== undefined && outcome === 'disconnected') this.listings.keys.hungUp(lineKey);
    });
    this.#close(key, gone);
    if (lineKey !== undefined) this.#ending.set(lineKey, { line, gone });
    void gone.finally(() => {
      if (lineKey !== undefined && this.#ending.get(lineKey)?.gone === gone)
        this.#ending.delete(lineKey);
    });
    return this.#hangUpOutcome(hungUp, name);
  }

  /** `lineFree` of the entry waits until `gone` has settled. */
  #close(entryKey: string, gone: Promise<unknown>): void {
    const closing = this.#closing.get(entryKey) ?? new Set();
    this.#closing.set(entryKey, closing.add(gone));
    void gone.finally(() => {
      closing.delete(gone);
      if (closing.size === 0) this.#closing.delete(entryKey);
    });
  }

  /** Rejects with `ERR_RAS_HANGUP_PENDING`, with `ERR_RAS_LINE_UNKNOWN`, or with RasHangUp's own error. */
  async #hangUpOutcome(hungUp: Promise<NativeHangUp>, entryName: string): Promise<HangUpOutcome> {
    const { outcome, error, message } = await hungUp;
    if (outcome === 'unknownLine') throw lineUnknown(entryName);
    if (outcome === 'failed') throw this.errorFrom(error, 'RasHangUp', { systemMessage: message });
    if (outcome === 'pending') throw pending();
    return outcome === 'released' ? 'released' : 'disconnected';
  }

  /** False: not within so many milliseconds of the clock here. */
  settlesWithin(bound: number, promise: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const alarm = new Alarm(this.native, () => resolve(false));
      alarm.set(bound);
      const settled = (): void => {
        alarm.clear();
        resolve(true);
      };
      promise.then(settled, settled);
    });
  }

  /** A line of the entry is being hung up. */
  isClosing(entryKey: string): boolean {
    return this.#closing.has(entryKey);
  }

  /**
   * Waits for the hang-ups of an entry, since a dial at once would be refused with 633 (rule H9), and for its
   * changes.
   */
  async lineFree(entryKey: string): Promise<void> {
    await Promise.all(this.#closing.get(entryKey) ?? []);
  }

  /** Changes an entry, after all changes of it that were asked for before; new dials of it wait for the end. */
  changeEntry<T>(entryKey: string, change: () => Promise<T>): Promise<T> {
    const changed = (this.#changes.get(entryKey) ?? Promise.resolve()).then(change);
    const done = (): void => undefined;
    const settled = changed.then(done, done);
    this.#changes.set(entryKey, settled);
    this.#close(entryKey, settled);
    void settled.then(() => {
      if (this.#changes.get(entryKey) === settled) this.#changes.delete(entryKey);
    });
    return changed;
  }
}

/** For a hang-up of a line without an `id` that is not listed as it was. */
export function lineUnknown(entryName: string, cause?: unknown): RasError {
  return new RasError({ code: 'ERR_RAS_LINE_UNKNOWN', operation: 'RasHangUp', entryName, cause });
}

function pending(): RasError {
  return new RasError({ code: 'ERR_RAS_HANGUP_PENDING', operation: 'RasHangUp' });
}
