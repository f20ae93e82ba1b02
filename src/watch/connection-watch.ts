/** This is the iterator of changes that `ras.watch()` returns. */

import { currentCaller } from '../arguments/caller.js';
import type { AbortSignalLike } from '../arguments/validation.js';
import { checkInteger, checkKeys, checkSignal } from '../arguments/validation.js';
import { abortError, RasError } from '../errors/errors.js';
import { elapsedBetween } from '../provider/elapsed.js';
import type { Provider } from '../provider/provider.js';
import { type ChangeDetails, type ConnectionChange, makeChange } from './connection-change.js';
import { EventQueue } from './event-queue.js';
import { LineWatch, type LineWatcher } from './line-watch.js';

/** The options of a watch. */
export interface WatchOptions {
  /** Ends the loop by throwing an `AbortError`, after the changes that were told before. */
  readonly signal?: AbortSignalLike;
  /**
   * Milliseconds without a signal after which RAS is asked all the same, since it does not signal
   * every change. Default 30,000, at least 1,000.
   */
  readonly enumerateEvery?: number;
}

/**
 * A watch that can be looped over once. It begins with the call of `ras.watch()`: its snapshot is
 * taken then, and later changes are kept until the loop takes them, at most 10,000. A loop that
 * falls further behind ends by throwing `ERR_RAS_WATCH_OVERFLOW`. The watch ends when the loop is
 * left or the object is disposed. Only a `next()` that waits keeps the process alive.
 */
export interface ConnectionWatch
  extends AsyncIterator<ConnectionChange, undefined>,
    AsyncIterable<ConnectionChange>,
    AsyncDisposable {
  next(): Promise<IteratorResult<ConnectionChange, undefined>>;
  return(): Promise<IteratorResult<ConnectionChange, undefined>>;
  [Symbol.asyncIterator](): ConnectionWatch;
}

export interface WatchPlan {
  readonly signal: AbortSignalLike | undefined;
  readonly enumerateEvery: number;
}

const leastInterval = 1_000;
const mostInterval = 2 ** 31 - 1;

export function planWatch(options: WatchOptions = {}): WatchPlan {
  checkKeys('options', options, new Set(['signal', 'enumerateEvery']));
  const { signal, enumerateEvery = 30_000 } = options;
  if (signal !== undefined) checkSignal('options.signal', signal);
  checkInteger('options.enumerateEvery', enumerateEvery, leastInterval, mostInterval);
  return { signal, enumerateEvery };
}

/** The watches over the RAS that `open` returns share one survey of its connections. */
export class Watching {
  readonly #open: () => Provider;
  #lines: LineWatch | undefined;

  constructor(open: () => Provider) {
    this.#open = open;
  }

  /** Throws a `RasError` where RAS is missing or cannot be watched. */
  lines(): LineWatch {
    if (this.#lines === undefined || this.#lines.isClosed)
      this.#lines = new LineWatch(this.#open());
    return this.#lines;
  }
}

/** @internal */
export class WatchInProgress implements ConnectionWatch, LineWatcher {
  readonly enumerateEvery: number;
  readonly #signal: AbortSignalLike | undefined;
  readonly #caller = currentCaller();
  readonly #changes = new EventQueue<ConnectionChange>((difference) =>
    this.#lines?.waiting(difference),
  );
  #lines: LineWatch | undefined;
  #began = 0;

  constructor(watching: Watching, plan: WatchPlan) {
    this.enumerateEvery = plan.enumerateEvery;
    this.#signal = plan.signal;
    if (plan.signal?.aborted) this.#onAbort();
    else this.#join(watching);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<ConnectionChange, undefined>> {
    return this.#changes.next();
  }

  return(): Promise<IteratorResult<ConnectionChange, undefined>> {
    this.#changes.clear();
    this.#end({});
    return Promise.resolve({ done: true, value: undefined });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  tell(details: ChangeDetails): void {
    if (this.#changes.hasEnded) return;
    if (this.#changes.isFull) return this.fail(new RasError({ code: 'ERR_RAS_WATCH_OVERFLOW' }));
    const elapsed = elapsedBetween(this.#began, (this.#lines as LineWatch).now());
    this.#changes.add(makeChange(details, elapsed));
  }

  fail(error: unknown): void {
    this.#end({ error: this.#caller === undefined ? error : this.#caller.rejection(error) });
  }

  readonly #onAbort = (): void => this.fail(abortError('The watch', '', this.#signal?.reason));

  #join(watching: Watching): void {
    try {
      this.#lines = watching.lines();
    } catch (error) {
      return this.fail(error);
    }
    this.#began = this.#lines.now();
    this.#signal?.addEventListener('abort', this.#onAbort);
    this.#lines.join(this);
  }

  /** Ends the loop after the changes that were told before. */
  #end(ending: { readonly error?: unknown }): void {
    if (this.#changes.hasEnded) return;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    this.#changes.end(ending);
    this.#lines?.leave(this);
    this.#lines = undefined;
  }
}
