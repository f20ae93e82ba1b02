/** One RAS to talk to: its answers turned into values and errors, and the lines that are being hung up. */

import { RasError, type RasErrorDetails } from './errors.js';
import { endLinesAtExit } from './exit.js';
import { Listings } from './listings.js';
import type {
  NativeAddon,
  NativeAnswer,
  NativeHandle,
  NativeHangUp,
  NativeProvider,
  NativeSession,
} from './native.js';

/** `'released'`: our reference is gone, and somebody else's keeps the line. */
export type HangUpOutcome = 'disconnected' | 'released';

/** A dial of ours until it has connected, or has been hung up. */
export interface DialUnderWay {
  /** Undefined while not known. */
  readonly handle: NativeHandle | undefined;
  /** For whoever finds its line among all lines: RAS must not be told twice. */
  hangUp(bound: number): Promise<HangUpOutcome>;
}

/** A session of ours, or a line that was found among all lines. */
export type EndableLine = Pick<NativeSession, 'hangUp' | 'awaitGone'>;

/** Milliseconds that a hang-up waits for the line to be gone, where nothing else is asked for. */
export const hangUpBound = 10_000;

/** How long a line that outlived its hang-up is watched, so that a new dial of its entry can wait. */
const lingerBound = 60_000;

export class Provider {
  readonly native: NativeProvider;
  readonly listings: Listings;
  readonly dialsUnderWay = new Set<DialUnderWay>();
  readonly #addon: NativeAddon;
  readonly #closing = new Map<string, Set<Promise<unknown>>>();

  constructor(addon: NativeAddon, native: NativeProvider) {
    this.#addon = addon;
    this.native = native;
    this.listings = new Listings(native);
    endLinesAtExit(addon);
  }

  /** The value, or a RasError for what RAS said instead. */
  async value<T>(answered: Promise<NativeAnswer<T>>): Promise<T> {
    const answer = await answered;
    if ('value' in answer) return answer.value;
    const { error, operation, message } = answer;
    throw this.errorFrom(error, operation, { systemMessage: message });
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

  /** The dial that owes this line its RasHangUp. */
  dialOf(handle: NativeHandle): DialUnderWay | undefined {
    for (const dial of this.dialsUnderWay) if (dial.handle === handle) return dial;
    return undefined;
  }

  /** Hangs a line up; until it is gone, `lineFree` of its entry waits. */
  hangUp(entryKey: string, line: EndableLine, bound: number): Promise<HangUpOutcome> {
    const hungUp = line.hangUp(bound);
    const gone = hungUp.then((result) =>
      result.outcome === 'pending' ? line.awaitGone(lingerBound) : result,
    );
    const closing = this.#closing.get(entryKey) ?? new Set();
    this.#closing.set(entryKey, closing.add(gone));
    void gone.finally(() => {
      closing.delete(gone);
      if (closing.size === 0) this.#closing.delete(entryKey);
    });
    return this.#hangUpOutcome(hungUp);
  }

  /** Rejects with `ERR_RAS_HANGUP_PENDING`, or with RasHangUp's own error. */
  async #hangUpOutcome(hungUp: Promise<NativeHangUp>): Promise<HangUpOutcome> {
    const { outcome, error, message } = await hungUp;
    if (outcome === 'failed') throw this.errorFrom(error, 'RasHangUp', { systemMessage: message });
    if (outcome === 'pending')
      throw new RasError({ code: 'ERR_RAS_HANGUP_PENDING', operation: 'RasHangUp' });
    return outcome === 'released' ? 'released' : 'disconnected';
  }

  /** Waits for the hang-ups of an entry: a dial at once would be refused with 633 (rule H9). */
  async lineFree(entryKey: string): Promise<void> {
    await Promise.all(this.#closing.get(entryKey) ?? []);
  }
}
