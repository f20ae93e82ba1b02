/** A provider is one RAS to talk to. It turns answers into values and errors, and knows its lines and entries. */

import type { NativeAddon } from '../addon/addon.js';
import type { NativeAnswer, NativeFailure, NativeHandle } from '../addon/answer.js';
import type { HangUpOutcome } from '../addon/hang-up.js';
import type { NativeProvider } from '../addon/provider.js';
import { RasError, type RasErrorDetails } from '../errors/errors.js';
import { tracedCalls } from '../tracing/traced-calls.js';
import { BookKeys } from './book-keys.js';
import { BusyEntries } from './busy-entries.js';
import type { Closed } from './closed.js';
import { Enumerations } from './enumerations.js';
import { endLinesAtExit } from './exit.js';
import { HangUps } from './hang-ups.js';
import type { LineKey, LineRow } from './line-keys.js';
import type { SharedSimulation } from './shared-simulation.js';
import { WideCounters } from './wide-counters.js';

/** A dial of this thread until it has connected, or has been hung up. */
export interface DialUnderWay {
  /** It is undefined while the handle is not known. */
  readonly handle: NativeHandle | undefined;
  readonly entryKey: string | undefined;
  /** Hangs the dial up for a caller that found its line among all lines: RAS must not be told twice. */
  hangUp(bound: number): Promise<HangUpOutcome>;
}

/** Something that this thread has dialed: a dial under way, and then its line until that is known to be gone. */
export interface Dialed {
  readonly entryName: string;
  /** A line has this and the next two members. */
  readonly lineKey?: LineKey;
  readonly entryKey?: string;
  readonly id?: string | undefined;
  hangUp(options: { readonly timeout?: number }): Promise<HangUpOutcome>;
}

/** An observer is told at once what dials and hang-ups of this process do to lines. */
export interface LineObserver {
  connected(line: LineRow): void;
  /** It may be called more than once. */
  ended(lineKey: LineKey, how: Closed): void;
}

export type RasKind = 'system' | 'simulator';

export class Provider {
  readonly native: NativeProvider;
  readonly kind: RasKind;
  readonly enumerations: Enumerations;
  readonly busyEntries = new BusyEntries();
  readonly hangUps: HangUps;
  /** The counters of connections and links. */
  readonly counters = new WideCounters();
  readonly dialsUnderWay = new Set<DialUnderWay>();
  /** It is in the order of the dials. */
  readonly dialed = new Set<Dialed>();
  /** The keys of entries that a dialog dials or shows. */
  readonly entriesInDialogs: string[] = [];
  readonly lineObservers = new Set<LineObserver>();
  readonly #addon: NativeAddon;

  /** Tells how other processes open the same simulated RAS, where they can. */
  readonly simulation: SharedSimulation | undefined;

  /** `kind` tells a simulated RAS, whose virtual clock waits for no file, from the machine's. */
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
    this.enumerations = new Enumerations(this.native, books);
    this.hangUps = new HangUps(
      this.native,
      this.enumerations.keys,
      this.busyEntries,
      (errno, systemMessage) => this.errorFrom(errno, 'RasHangUp', { systemMessage }),
    );
    endLinesAtExit(addon);
  }

  /** Gives the value, or throws a RasError for the error that RAS has answered. */
  async value<T>(answered: Promise<NativeAnswer<T>>): Promise<T> {
    const answer = await answered;
    if ('value' in answer) return answer.value;
    throw this.errorOf(answer);
  }

  errorOf({ error, operation, message }: NativeFailure): RasError {
    return this.errorFrom(error, operation, { systemMessage: message });
  }

  /** Makes an error of a code whose text was not asked of the system yet. */
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

  /** Gives the row that RAS lists under this handle, which by now may be of another line. */
  async row(handle: NativeHandle | undefined): Promise<LineRow | undefined> {
    const { byHandle } = await this.value(this.enumerations.lines());
    return handle === undefined ? undefined : byHandle.get(handle);
  }

  /** The sizes in bytes, keyed by the names of RAS' structures. */
  get structureSizes(): Readonly<Record<string, number>> {
    return this.#addon.structureSizes;
  }

  /** Has the file removed when this environment ends, after the hang-ups, unless `forgetFile` is called before. */
  removeAtEnd(file: string): void {
    this.#addon.removeAtEnd(file);
  }

  forgetFile(file: string): void {
    this.#addon.forgetFile(file);
  }

  /**
   * Finds the dial that owes this line its RasHangUp. A dial of the line's entry whose handle is not known yet is
   * taken for it, and may turn out to have another.
   */
  dialOf(handle: NativeHandle, entryKey: string): DialUnderWay | undefined {
    const dials = [...this.dialsUnderWay];
    return (
      dials.find((dial) => dial.handle === handle) ??
      dials.find((dial) => dial.handle === undefined && dial.entryKey === entryKey)
    );
  }
}
