/** One RAS to talk to: its answers turned into values and errors, and what is known of its lines and entries. */

import type { NativeAddon } from '../addon/addon.js';
import type { NativeAnswer, NativeFailure, NativeHandle } from '../addon/answer.js';
import type { HangUpOutcome } from '../addon/hang-up.js';
import type { NativeProvider } from '../addon/provider.js';
import { RasError, type RasErrorDetails } from '../errors/errors.js';
import { tracedCalls } from '../tracing/traced-calls.js';
import { BookKeys } from './book-keys.js';
import { BusyEntries } from './busy-entries.js';
import type { Closed } from './closed.js';
import { Listings } from './enumerations.js';
import { endLinesAtExit } from './exit.js';
import { HangUps } from './hang-ups.js';
import type { LineKey, LineRow } from './line-keys.js';
import type { SharedSimulation } from './shared-simulation.js';
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

export type RasKind = 'system' | 'simulator';

export class Provider {
  readonly native: NativeProvider;
  readonly kind: RasKind;
  readonly listings: Listings;
  readonly busyEntries = new BusyEntries();
  readonly hangUps: HangUps;
  /** What connections and links have counted. */
  readonly counters = new WideCounters();
  readonly dialsUnderWay = new Set<DialUnderWay>();
  /** In the order in which it was dialed. */
  readonly dialed = new Set<Dialed>();
  /** The keys of entries that a dialog dials or shows. */
  readonly entriesInDialogs: string[] = [];
  readonly lineObservers = new Set<LineObserver>();
  readonly #addon: NativeAddon;

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
    this.hangUps = new HangUps(
      this.native,
      this.listings.keys,
      this.busyEntries,
      (errno, systemMessage) => this.errorFrom(errno, 'RasHangUp', { systemMessage }),
    );
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
}
