/**
 * All watches over one RAS share this one for as long as any is left, so that RAS is asked only
 * once for all. It runs on the JavaScript thread. Rule ids are those of docs/rules.md.
 */

import type { NativeHandle } from '../addon/answer.js';
import type { NativeWatch } from '../addon/watch.js';
import type { ActiveConnection } from '../connection/active-connection.js';
import { ERROR_ACCESS_DENIED, ERROR_RASMAN_CANNOT_INITIALIZE } from '../errors/error-numbers.js';
import { isRasError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import type { SurveyedLine } from '../provider/enumerations.js';
import type { LineKey, LineRow } from '../provider/line-keys.js';
import { secondLook } from '../provider/line-status.js';
import type { LineObserver, Provider } from '../provider/provider.js';
import { Alarm } from '../provider/timers.js';
import { traceChange } from '../tracing/tracing.js';
import type { ChangeDetails } from './connection-change.js';
import { KnownLines } from './known-lines.js';

/** A watch that is told of changes. */
export interface LineWatcher {
  /** Milliseconds without a signal after which RAS is asked all the same. */
  readonly enumerateEvery: number;
  tell(change: ChangeDetails): void;
  /** Ends the watch, since the connections cannot be watched any more. */
  fail(error: unknown): void;
}

/**
 * RAS is asked because there is news, signaled or from this process, or because it was silent for
 * long.
 */
type Reason = 'news' | 'silence';

/** RAS may answer with these errors while Windows or its service starts (rule N1). */
const startingErrors: ReadonlySet<number> = new Set([
  ERROR_ACCESS_DENIED,
  ERROR_RASMAN_CANNOT_INITIALIZE,
]);
const firstRetry = 1_000;

export class LineWatch implements LineObserver {
  readonly #provider: Provider;
  readonly #native: NativeWatch;
  readonly #known: KnownLines;
  readonly #alarm: Alarm;
  /** The watchers have got their snapshot; the newcomers still wait for it. */
  readonly #watchers = new Set<LineWatcher>();
  readonly #newcomers = new Set<LineWatcher>();
  #linesOfLinks: ReadonlySet<NativeHandle> = new Set();
  #alarmFor: Reason = 'silence';
  #isSurveying = false;
  /** A signal came while RAS was being asked, so it is asked once more. */
  #surveyAgain = false;
  #hasAnswered = false;
  #failures = 0;
  #waiting = 0;
  #closed = false;

  /** Throws a `RasError` where RAS cannot be watched. */
  constructor(provider: Provider) {
    this.#provider = provider;
    const answer = provider.native.watch(() => this.#look('news'));
    if (!('value' in answer)) throw provider.errorFrom(answer.error, answer.operation);
    this.#native = answer.value;
    this.#known = new KnownLines(provider);
    this.#alarm = new Alarm(provider.native, () => this.#look(this.#alarmFor), {
      holdsProcess: false,
    });
    provider.lineObservers.add(this);
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  now(): number {
    return this.#provider.native.now();
  }

  join(watcher: LineWatcher): void {
    this.#newcomers.add(watcher);
    this.#look('news');
  }

  leave(watcher: LineWatcher): void {
    this.#newcomers.delete(watcher);
    this.#watchers.delete(watcher);
    if (this.#newcomers.size + this.#watchers.size === 0) this.#close();
  }

  /** Counts the callers that wait for a change; only they keep the process alive. */
  waiting(difference: 1 | -1): void {
    this.#waiting += difference;
    this.#native.keepAlive(this.#waiting > 0);
  }

  /** Takes the news of a dial of this process, which RAS need not signal (rule N3). */
  connected(line: LineRow): void {
    this.#tell(this.#known.connected(line));
    this.#look('news');
  }

  ended(lineKey: LineKey, how: Closed): void {
    this.#tell(this.#known.ended(lineKey, how));
    this.#look('news');
  }

  /** Asks RAS once for all signals that come before it is asked. */
  #look(reason: Reason): void {
    if (this.#isSurveying) this.#surveyAgain ||= reason === 'news';
    else if (!this.#closed) void this.#survey(reason);
  }

  async #survey(reason: Reason): Promise<void> {
    this.#isSurveying = true;
    this.#alarm.clear();
    const newcomers = [...this.#newcomers];
    this.#known.beginSurvey();
    const answer = await this.#provider.enumerations.survey();
    this.#isSurveying = false;
    if (this.#closed) return;
    if ('value' in answer) {
      const { changes, missed, doubtful } = this.#known.compare(answer.value);
      // RAS restarted or failed to signal, so the notification is renewed.
      const isUnannounced = reason === 'silence' && changes.length + missed.length > 0;
      if (isUnannounced || this.#failures > 0) this.#native.renew();
      this.#failures = 0;
      this.#hasAnswered = true;
      this.#watchLinks(answer.value);
      this.#tell(changes);
      this.#sendSnapshots(newcomers);
      for (const line of missed) void this.#queryReason(line);
      this.#lookLater(
        doubtful ? secondLook : this.#shortestInterval(),
        doubtful ? 'news' : 'silence',
      );
    } else if (this.#endsWatch(answer.error)) {
      const { error, operation, message } = answer;
      this.#fail(this.#provider.errorFrom(error, operation, { systemMessage: message }));
    } else {
      const delay = Math.min(firstRetry * 2 ** this.#failures, this.#shortestInterval());
      this.#failures += 1;
      this.#lookLater(delay, 'silence');
    }
    if (this.#surveyAgain) {
      this.#surveyAgain = false;
      this.#look('news');
    }
  }

  /** RAS signals changes of links only to those that watch their connection (rule N1). */
  #watchLinks(rows: readonly SurveyedLine[]): void {
    const lines = rows
      .filter(({ subentries }) => subentries > 1)
      .map(({ connection }) => connection.handle);
    const isSame =
      lines.length === this.#linesOfLinks.size &&
      lines.every((line) => this.#linesOfLinks.has(line));
    if (isSame) return;
    this.#linesOfLinks = new Set(lines);
    this.#native.watchLinks(lines);
  }

  /** A connection is certainly gone when RAS knows why it was lost, and the reason is told. */
  async #queryReason(line: ActiveConnection): Promise<void> {
    const status = await line.status().catch(() => undefined);
    if (status?.error !== undefined)
      this.#tell(this.#known.ended(line.lineKey, { by: 'lost', error: status.error }));
  }

  #tell(changes: readonly ChangeDetails[]): void {
    if (this.#watchers.size === 0) return;
    for (const change of changes) {
      traceChange(change);
      for (const watcher of this.#watchers) watcher.tell(change);
    }
  }

  /**
   * The survey began after these watches joined, so their snapshot misses no connection that was
   * up.
   */
  #sendSnapshots(newcomers: readonly LineWatcher[]): void {
    for (const watcher of newcomers) {
      if (!this.#newcomers.delete(watcher)) continue; // the watch has ended meanwhile
      this.#watchers.add(watcher);
      const snapshot = { type: 'snapshot', connections: this.#known.connections } as const;
      traceChange(snapshot);
      watcher.tell(snapshot);
    }
  }

  /** Returns the shortest interval of all watches, in milliseconds. */
  #shortestInterval(): number {
    const all = [...this.#newcomers, ...this.#watchers];
    return Math.min(...all.map(({ enumerateEvery }) => enumerateEvery));
  }

  #lookLater(delay: number, reason: Reason): void {
    if (this.#closed) return;
    this.#alarmFor = reason;
    this.#alarm.set(delay);
  }

  /**
   * Tells whether the watch ends with this error. It goes on while RAS starts, and with any error
   * once RAS has answered well.
   */
  #endsWatch(errno: number): boolean {
    const isMissing = isRasError(this.#provider.errorFrom(errno, ''), 'ERR_RAS_UNAVAILABLE');
    return isMissing || !(this.#hasAnswered || startingErrors.has(errno));
  }

  #fail(error: unknown): void {
    for (const watcher of [...this.#newcomers, ...this.#watchers]) watcher.fail(error);
  }

  #close(): void {
    this.#closed = true;
    this.#alarm.clear();
    this.#native.close();
    this.#provider.lineObservers.delete(this);
  }
}
