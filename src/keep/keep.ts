/**
 * A connection is kept up: it is dialed, watched, and dialed again when it is lost. All of it runs
 * on the JavaScript thread.
 */

import { currentCaller, nameCallers } from '../arguments/caller.js';
import type { ActiveConnection } from '../connection/active-connection.js';
import { Connection } from '../connection/connection.js';
import { DialInProgress } from '../dial/dialing.js';
import { abortError, RasError, withHangUpError } from '../errors/errors.js';
import { findEntry } from '../phone-book/find-entry.js';
import { elapsedBetween } from '../provider/elapsed.js';
import type { Entry } from '../provider/entry-key.js';
import type { Provider } from '../provider/provider.js';
import { Alarm } from '../provider/timers.js';
import type { Watching } from '../watch/connection-watch.js';
import { EventQueue } from '../watch/event-queue.js';
import { BackOff } from './back-off.js';
import { HealthCheck, type Miss } from './health-check.js';
import { type KeepDetails, type KeepEvent, makeKeepEvent } from './keep-event.js';
import type { KeepPlan } from './keep-options.js';
import { LinesUp, type Loss } from './lines-up.js';
import { RetryPolicy } from './retry-policy.js';

/**
 * A connection that is kept up, as an object to loop over once. The work begins with the first
 * `next()` and goes on by itself, whatever the body of the loop does: events are kept until the
 * loop takes them, at most 10,000. A loop that falls further behind ends by throwing
 * `ERR_RAS_WATCH_OVERFLOW`. The object keeps the process alive until it ends: by an error that no
 * retry mends or that of the last attempt, which are thrown, by an abort, or by leaving the loop.
 * After that nothing is dialing; a connection that is up stays up or is hung up, as `hangUpAtEnd`
 * says.
 */
export interface Keeping
  extends AsyncIterator<KeepEvent, undefined>,
    AsyncIterable<KeepEvent>,
    AsyncDisposable {
  next(): Promise<IteratorResult<KeepEvent, undefined>>;
  /**
   * Ends the loop and resolves when nothing is dialing any more. Rejects with the error of a
   * hang-up that had to follow.
   */
  return(): Promise<IteratorResult<KeepEvent, undefined>>;
  [Symbol.asyncIterator](): Keeping;
}

/** @internal */
export class KeepInProgress implements Keeping {
  readonly #open: () => Provider;
  readonly #watching: Watching;
  readonly #plan: KeepPlan;
  readonly #caller = currentCaller();
  readonly #backOff: BackOff;
  readonly #policy: RetryPolicy;
  readonly #events = new EventQueue<KeepEvent>();
  #provider!: Provider;
  #lines: LinesUp | undefined;
  #alarm: Alarm | undefined;
  #hasBegun = false;
  #began = 0;
  #entry: Entry | undefined;
  #dialing: DialInProgress | undefined;
  /** The connection that is up, dialed or adopted. */
  #held: ActiveConnection | undefined;
  #loss: Loss | undefined;
  #check: HealthCheck | undefined;
  /** The check failed often enough, so the loop hung the connection up. */
  #isSilent = false;
  /** The number of the dial under way, counted since the connection was last up. */
  #attempt = 0;
  /** Checks whether the awaited event has happened. */
  #look: (() => void) | undefined;
  /** Settles when nothing is dialing any more. */
  #ended: Promise<void> | undefined;

  constructor(open: () => Provider, watching: Watching, plan: KeepPlan) {
    this.#open = open;
    this.#watching = watching;
    this.#plan = plan;
    this.#backOff = new BackOff(plan.backOff);
    this.#policy = new RetryPolicy(['transient', 'unknown'], plan);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<KeepEvent, undefined>> {
    if (!this.#hasBegun) this.#begin();
    return this.#events.next();
  }

  async return(): Promise<IteratorResult<KeepEvent, undefined>> {
    this.#hasBegun = true;
    this.#events.clear();
    this.#end({});
    await this.#ended;
    return { done: true, value: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #begin(): void {
    this.#hasBegun = true;
    const { signal } = this.#plan.dial;
    if (signal?.aborted) return this.#onAbort();
    signal?.addEventListener('abort', this.#onAbort);
    try {
      this.#provider = this.#open();
      this.#began = this.#provider.native.now();
      this.#lines = new LinesUp(this.#provider, this.#watching, {
        changed: () => this.#look?.(),
        lost: (loss) => {
          if (loss.connection.lineKey === this.#held?.lineKey) this.#loss = loss;
        },
        failed: (error) => this.#end({ error }),
      });
    } catch (error) {
      return this.#end({ error });
    }
    void this.#keep(this.#lines).catch((error: unknown) => this.#end({ error }));
  }

  readonly #onAbort = (): void => {
    const { entryName, signal } = this.#plan.dial;
    this.#end({ error: abortError('Keeping the connection', entryName, signal?.reason) });
  };

  async #keep(lines: LinesUp): Promise<void> {
    await this.#until(() => lines.isKnown);
    while (this.#ended === undefined) {
      const error = await this.#connectUntilLost(lines);
      if (this.#ended === undefined) await this.#wait(lines, error);
    }
  }

  /**
   * Resolves when the connection is lost or could not be made, with the reason where there is one.
   */
  async #connectUntilLost(lines: LinesUp): Promise<Error | undefined> {
    this.#attempt += 1;
    try {
      const { entryName, phoneBook } = this.#plan.dial;
      this.#entry ??= await findEntry(this.#provider, entryName, phoneBook);
      const found = await lines.find(this.#entry.key);
      if (this.#ended !== undefined) return undefined;
      if (found === undefined) await this.#dial();
      else this.#adopt(found);
    } catch (error) {
      this.#dialing = undefined;
      if (this.#ended === undefined) this.#failed(lines, error as Error);
      return error as Error;
    }
    return this.#untilLost(lines, this.#held as ActiveConnection);
  }

  #adopt(connection: ActiveConnection): void {
    this.#held = connection;
    this.#tell({ type: 'adopted', connection });
  }

  async #dial(): Promise<void> {
    const attempt = this.#attempt;
    this.#tell({ type: 'dialing', attempt });
    // The end of the loop hangs up this dial itself and waits for it, so the dial gets no signal.
    this.#dialing = new DialInProgress(this.#open, { ...this.#plan.dial, signal: undefined });
    const connection = await this.#dialing;
    this.#held = connection;
    this.#dialing = undefined;
    this.#policy.connected();
    this.#tell({ type: 'connected', attempt, connection });
  }

  #failed(lines: LinesUp, error: Error): void {
    const isUp = this.#entry !== undefined && lines.of(this.#entry.key) !== undefined;
    const isLast = this.#policy.ends(error) || this.#attempt >= this.#plan.attempts;
    // A connection that came up meanwhile may be the reason why the dial failed.
    const ends = isLast && !isUp;
    const told = ends ? this.#withCaller({ error }) : { error };
    this.#tell({ type: 'failed', attempt: this.#attempt, ...told, isFinal: ends });
    if (ends) this.#end(told);
  }

  /** The error that the loop throws names the caller of `ras.keep()`. */
  #withCaller<Ending extends { readonly error?: unknown }>(ending: Ending): Ending {
    if (ending.error === undefined || this.#caller === undefined) return ending;
    return { ...ending, error: this.#caller.rejection(ending.error) };
  }

  async #untilLost(lines: LinesUp, connection: ActiveConnection): Promise<RasError | undefined> {
    const since = this.#provider.native.now();
    this.#attempt = 0;
    this.#watch(connection);
    await this.#until(() => !lines.has(connection));
    this.#check?.stop();
    if (this.#ended !== undefined) return undefined;
    const { by, error } = this.#loss ?? { by: 'lost' };
    const isSilent = this.#isSilent && by === 'hangUp';
    this.#held = undefined;
    this.#loss = undefined;
    this.#isSilent = false;
    if (this.#provider.native.now() - since >= this.#plan.steadyAfter) this.#backOff.reset();
    const why = error === undefined ? {} : { error };
    this.#tell({ type: 'lost', connection, by: isSilent ? 'check' : by, ...why });
    return error;
  }

  #watch(connection: ActiveConnection): void {
    const { check } = this.#plan;
    if (check === undefined) return;
    this.#check = new HealthCheck(this.#provider.native, connection, check, (miss) =>
      this.#missed(connection, miss),
    );
  }

  /**
   * Only a connection that was dialed here is hung up, and then with all its references, since
   * another reference would keep the silent connection up.
   */
  #missed(connection: ActiveConnection, { isEnough, ...miss }: Miss): void {
    const hangsUp = isEnough && connection instanceof Connection && !this.#isSilent;
    this.#tell({ type: 'missed', connection, ...miss, hangsUp });
    if (!hangsUp) return;
    this.#isSilent = true;
    connection.hangUp({ all: true }).catch((error: Error) => {
      // The next failed check tries the hang-up again.
      this.#isSilent = false;
      if (this.#held === connection)
        this.#tell({ type: 'missed', connection, ...miss, error, hangsUp: false });
    });
  }

  /** Waits until it is time to dial, or until the entry is connected. */
  async #wait(lines: LinesUp, error: Error | undefined): Promise<void> {
    const isUp = (): boolean =>
      this.#entry !== undefined && lines.of(this.#entry.key) !== undefined;
    if (isUp()) return;
    const delay = this.#backOff.next();
    const why = error === undefined ? {} : { error };
    this.#tell({ type: 'waiting', attempt: this.#attempt + 1, delay, ...why });
    let isOver = false;
    this.#alarm = new Alarm(this.#provider.native, () => {
      isOver = true;
      this.#look?.();
    });
    this.#alarm.set(delay);
    await this.#until(() => isOver || isUp());
    this.#alarm.clear();
  }

  /** Resolves when the condition holds or when the loop has ended. */
  #until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (this.#ended === undefined && !condition()) return;
        this.#look = undefined;
        resolve();
      };
      this.#look();
    });
  }

  #tell(details: KeepDetails): void {
    if (this.#ended !== undefined) return;
    if (this.#events.isFull)
      return this.#end({ error: new RasError({ code: 'ERR_RAS_WATCH_OVERFLOW' }) });
    const elapsed = elapsedBetween(this.#began, this.#provider.native.now());
    this.#events.add(makeKeepEvent(details, elapsed));
  }

  /** Ends the loop after the events that were told before. */
  #end(ending: { readonly error?: unknown }): void {
    if (this.#ended !== undefined) return;
    this.#plan.dial.signal?.removeEventListener('abort', this.#onAbort);
    this.#ended = this.#hangUp().finally(() => this.#lines?.close());
    this.#alarm?.clear();
    this.#check?.stop();
    this.#look?.();
    this.#ended.then(
      () => this.#events.end(this.#withCaller(ending)),
      // The reason of the end comes before the error of its hang-up.
      (error: RasError) =>
        this.#events.end(
          'error' in ending
            ? { error: withHangUpError(this.#withCaller(ending).error, error) }
            : this.#withCaller({ error }),
        ),
    );
  }

  async #hangUp(): Promise<void> {
    // A dial that fails hangs up what it owes, or reports that it could not.
    if (this.#dialing !== undefined) await this.#dialing.hangUp();
    else if (this.#plan.hangUpAtEnd && this.#held instanceof Connection) await this.#held.hangUp();
  }
}

nameCallers(KeepInProgress.prototype);
