/** The hang-up of each line begins here, one for each RasDial that owes it, and is known here while it is under way. */

import type { NativeSession } from '../addon/dial.js';
import type { HangUpOutcome, NativeHangUp } from '../addon/hang-up.js';
import type { NativeProvider } from '../addon/provider.js';
import { RasError } from '../errors/errors.js';
import { traceHangUp } from '../tracing/tracing.js';
import type { BusyEntries } from './busy-entries.js';
import type { Entry } from './entry-key.js';
import type { LineKey, LineKeys } from './line-keys.js';
import { settlesWithin } from './timers.js';

/** A session of ours, or a line that was found among all lines. */
export type EndableLine = Pick<NativeSession, 'hangUp' | 'awaitGone'>;

/** A session of ours, which owes the hang-up of its line. */
export type OwedLine = EndableLine & Pick<NativeSession, 'disown'>;

/**
 * A line to hang up, with the name and the key of its entry. It has its own key once it has connected, and `dialId`
 * before.
 */
export type OwedHangUp = Pick<Entry, 'name' | 'key'> &
  (
    | { readonly lineKey: LineKey; readonly id: string | undefined; readonly dialId?: never }
    | { readonly lineKey?: never; readonly id?: never; readonly dialId: number }
  );

/** Milliseconds that a hang-up waits by default for the line to be gone. */
export const hangUpBound = 10_000;

/** Milliseconds that a line is watched after it has outlived its hang-up, so that a new dial of its entry can wait. */
const lingerBound = 60_000;

/** Makes the error for a number that RasHangUp has returned. */
type Failed = (errno: number, systemMessage: string | undefined) => RasError;

export class HangUps {
  readonly #native: NativeProvider;
  readonly #keys: LineKeys;
  readonly #busyEntries: BusyEntries;
  readonly #failed: Failed;
  /** The hang-up of each line, while it is under way. */
  readonly #ending = new Map<
    LineKey,
    { readonly line: EndableLine; readonly gone: Promise<unknown> }
  >();

  constructor(native: NativeProvider, keys: LineKeys, busyEntries: BusyEntries, failed: Failed) {
    this.#native = native;
    this.#keys = keys;
    this.#busyEntries = busyEntries;
    this.#failed = failed;
  }

  /**
   * Hangs a line up; until it is gone, its entry is busy. If another object of this process is hanging up the same
   * connected line, that is waited for first: RAS must not be told twice.
   */
  begin(owed: OwedHangUp, line: EndableLine, bound: number): Promise<HangUpOutcome> {
    return traceHangUp(owed, () => this.#hangUp(owed, line, bound));
  }

  async #hangUp(
    { key, lineKey, name }: OwedHangUp,
    line: EndableLine,
    bound: number,
  ): Promise<HangUpOutcome> {
    const deadline = this.#native.now() + bound;
    const other = (): Promise<unknown> | undefined => {
      const earlier = this.#ending.get(lineKey ?? '');
      return earlier?.line === line ? undefined : earlier?.gone;
    };
    // When several wait for the same hang-up, the rest wait for the first that goes on.
    for (let gone = other(); gone !== undefined; gone = other()) {
      const isOver = await settlesWithin(this.#native, deadline - this.#native.now(), gone);
      if (!isOver) throw pending();
    }
    if (lineKey !== undefined && this.#keys.wasHungUp(lineKey)) return 'disconnected';
    const hungUp = line.hangUp(bound);
    const gone = hungUp.then(async (result) => {
      const { outcome } = result.outcome === 'pending' ? await line.awaitGone(lingerBound) : result;
      if (lineKey !== undefined && outcome === 'disconnected') this.#keys.hungUp(lineKey);
    });
    this.#busyEntries.until(key, gone);
    if (lineKey !== undefined) this.#ending.set(lineKey, { line, gone });
    void gone.finally(() => {
      if (lineKey !== undefined && this.#ending.get(lineKey)?.gone === gone)
        this.#ending.delete(lineKey);
    });
    return this.#outcomeOf(hungUp, name);
  }

  /** Rejects with `ERR_RAS_HANGUP_PENDING`, with `ERR_RAS_LINE_UNKNOWN`, or with RasHangUp's own error. */
  async #outcomeOf(hungUp: Promise<NativeHangUp>, entryName: string): Promise<HangUpOutcome> {
    const { outcome, error, message } = await hungUp;
    if (outcome === 'unknownLine') throw lineUnknown(entryName);
    if (outcome === 'failed') throw this.#failed(error, message);
    if (outcome === 'pending') throw pending();
    return outcome === 'released' ? 'released' : 'disconnected';
  }
}

/** Makes the error for the hang-up of a line that has no `id` and is not listed as it was. */
export function lineUnknown(entryName: string, cause?: unknown): RasError {
  return new RasError({ code: 'ERR_RAS_LINE_UNKNOWN', operation: 'RasHangUp', entryName, cause });
}

function pending(): RasError {
  return new RasError({ code: 'ERR_RAS_HANGUP_PENDING', operation: 'RasHangUp' });
}
