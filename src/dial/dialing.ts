/** `ras.dial()` gives a dial at once, to await, to loop over, or both. */

import { setImmediate } from 'node:timers';
import type { HangUpOutcome } from '../addon/hang-up.js';
import { currentCaller, nameCallers } from '../arguments/caller.js';
import type { Connection } from '../connection/connection.js';
import { boundOf, type HangUpTimeout } from '../connection/hang-up-options.js';
import { withHangUpError } from '../errors/errors.js';
import type { Dialed, Provider } from '../provider/provider.js';
import { DialTracer } from '../tracing/tracing.js';
import type { Transcript } from '../transcript/transcript.js';
import { Dial } from './dial.js';
import type { DialEvent } from './dial-event.js';
import type { DialPlan } from './dial-plan.js';
import { DialRecord } from './dial-record.js';
import type { Ending } from './history.js';
import { makeTranscript } from './make-transcript.js';
import type { Outcome } from './outcome.js';

/**
 * A dial under way. Awaiting it gives the connection; looping over it gives all its events in order, also those from
 * before the loop began. Whoever awaits it or loops over it observes the dial: a failure is reported once to each observer,
 * and becomes an unhandled rejection when there is none. The dial is hung up when its last loop is left before the end and
 * nobody awaits it.
 */
export interface Dialing extends Promise<Connection>, AsyncIterable<DialEvent>, AsyncDisposable {
  /**
   * Gives the dial up, or hangs up the line that it has connected, and resolves when the line is gone. Rejects with
   * `ERR_RAS_HANGUP_PENDING` when RAS still knows the line after `timeout`.
   */
  hangUp(options?: HangUpTimeout): Promise<HangUpOutcome>;
  /**
   * Tells the dial as it happened, as plain JSON without names and secrets. Resolves when the dial has ended, whether it has
   * connected or failed, and never rejects. A transcript that is asked for after the hang-up of a connected line tells it,
   * too. This does not observe the dial.
   */
  transcript(): Promise<Transcript>;
}

/** @internal */
export class DialInProgress implements Dialing, Dialed {
  readonly #record: DialRecord;
  readonly #plan: DialPlan;
  readonly #caller = currentCaller();
  #provider: Provider | undefined;
  readonly #outcome: Promise<Outcome>;
  #dial: Dial | undefined;
  #settled: Outcome | undefined;
  #promise: Promise<Connection> | undefined;
  #looped = false;

  /** `open` throws where there is no RAS, and the dial fails with its error. */
  constructor(open: () => Provider, plan: DialPlan) {
    this.#plan = plan;
    const tracer = new DialTracer(plan.entryName);
    this.#record = new DialRecord(tracer);
    this.#outcome = tracer.dial(() => this.#begin(open));
  }

  /** The name under which RAS lists the line: without an entry it is a dot and the number. */
  get entryName(): string {
    const { entryName, phoneNumber } = this.#plan;
    return entryName === '' ? `.${phoneNumber}` : entryName;
  }

  get [Symbol.toStringTag](): string {
    return 'Dialing';
  }

  then<Result1 = Connection, Result2 = never>(
    onConnected?: ((connection: Connection) => Result1 | PromiseLike<Result1>) | null,
    onFailed?: ((reason: unknown) => Result2 | PromiseLike<Result2>) | null,
  ): Promise<Result1 | Result2> {
    return this.#connection().then(onConnected, onFailed);
  }

  catch<Result = never>(
    onFailed?: ((reason: unknown) => Result | PromiseLike<Result>) | null,
  ): Promise<Connection | Result> {
    return this.#connection().catch(onFailed);
  }

  finally(onSettled?: (() => void) | null): Promise<Connection> {
    return this.#connection().finally(onSettled);
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<DialEvent, undefined> {
    return this.#record.history.read(
      () => {
        this.#looped = true;
      },
      (sawAll) => {
        if (!sawAll) setImmediate(() => this.#loopLeft());
      },
    );
  }

  hangUp(options: HangUpTimeout = {}): Promise<HangUpOutcome> {
    return this.#hangUp(boundOf(options));
  }

  async #hangUp(timeout: number): Promise<HangUpOutcome> {
    const hadEnded = this.#settled !== undefined;
    this.#dial?.hangUp(timeout).catch(() => undefined);
    const outcome = await this.#outcome;
    if ('connection' in outcome) return outcome.connection.hangUp({ timeout });
    if (!(outcome.hungUp instanceof Error)) return outcome.hungUp;
    if (hadEnded && this.#dial !== undefined) return this.#dial.hangUpAgain(timeout);
    throw outcome.hungUp;
  }

  async transcript(): Promise<Transcript> {
    const outcome = await this.#outcome;
    return makeTranscript(this.#provider, this.#plan, this.#record, outcome);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp();
  }

  #begin(open: () => Provider): Promise<Outcome> {
    return new Promise((resolve) => {
      const settle = (outcome: Outcome): void => {
        const told = this.#told(outcome);
        this.#record.history.end(endingOf(told));
        this.#settled = told;
        this.#tellDialed(told);
        resolve(told);
        if ('error' in told && !told.quiet) this.#reportUnobserved(told.error);
      };
      try {
        this.#provider = open();
        this.#provider.dialed.add(this);
        this.#dial = new Dial(this.#provider, this.#plan, this.#record, settle);
      } catch (error) {
        settle({ error, quiet: false, hungUp: 'disconnected' });
      }
    });
  }

  /** Keeps what is still to be hung up: the line, or a dial whose hang-up RAS has refused or not finished. */
  #tellDialed(outcome: Outcome): void {
    const dialed = this.#provider?.dialed;
    if ('error' in outcome) {
      if (!(outcome.hungUp instanceof Error)) dialed?.delete(this);
      return;
    }
    const { connection } = outcome;
    dialed?.delete(this);
    // An entry has one line at a time, so an earlier one was lost without anybody noticing.
    for (const other of dialed ?? []) if (isEarlierLine(other, connection)) dialed?.delete(other);
    dialed?.add(connection);
  }

  /** Makes the error name the caller of `ras.dial()`, and the error of a hang-up that has failed. */
  #told(outcome: Outcome): Outcome {
    if ('connection' in outcome) return outcome;
    const { hungUp } = outcome;
    const error = this.#caller?.rejection(outcome.error) ?? outcome.error;
    return { ...outcome, error: hungUp instanceof Error ? withHangUpError(error, hungUp) : error };
  }

  /** The promise is made when it is first asked for: one that nobody holds would report a failure that a loop has seen. */
  #connection(): Promise<Connection> {
    this.#promise ??= this.#outcome.then((outcome) => {
      if ('connection' in outcome) return outcome.connection;
      throw outcome.error;
    });
    return this.#promise;
  }

  /** This runs one turn after a loop was left, so that a program can leave it for an `await`. */
  #loopLeft(): void {
    if (this.#record.history.readers > 0) return;
    if (this.#promise !== undefined) return this.#dial?.loopsLeft();
    if (this.#settled === undefined) this.#dial?.abandon();
    // The dial has connected without anybody seeing it: the line would be nobody's.
    else if ('connection' in this.#settled)
      this.#settled.connection.hangUp().catch(() => undefined);
  }

  /** This waits for one turn after the failure, so that a late observer still comes in time. */
  #reportUnobserved(error: unknown): void {
    setImmediate(() => {
      if (this.#promise === undefined && !this.#looped) void Promise.reject(error);
    });
  }
}

nameCallers(DialInProgress.prototype);

function isEarlierLine({ lineKey, entryKey }: Dialed, line: Connection): boolean {
  return lineKey !== undefined && lineKey !== line.lineKey && entryKey === line.entryKey;
}

/** The loops end by throwing the error, unless the outcome says otherwise. */
function endingOf(outcome: Outcome): Ending {
  if ('connection' in outcome) return { failed: false };
  return outcome.ending ?? { failed: true, error: outcome.error };
}
