/**
 * The progress of one dial, in the groups of
 * [Connection states](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states): in a running state RAS is
 * at work, in a paused state it waits for an answer, and a terminal state ends the dial.
 */

import type { NativeDialReport } from '../addon/dial.js';
import {
  ERROR_AUTHENTICATION_FAILURE,
  ERROR_DISCONNECTION,
  ERROR_NO_CONNECTION,
} from '../errors/error-numbers.js';
import type { LineGuard } from '../guard/line-guard.js';
import { type Entry, isLineOf } from '../provider/entry-key.js';
import { frozenEvent } from '../provider/frozen-event.js';
import type { Countdown } from '../provider/timers.js';
import { phaseOf, runningStateName, stateCodes, stateName } from '../states/states.js';
import type { CheckedAnswer } from './answers.js';
import type { DialContext } from './dial-context.js';
import type { DialEnding } from './dial-ending.js';
import type { DialEvent, TerminalEvent } from './dial-event.js';
import type { FailureDetails } from './dial-failure.js';
import type { PreparedDial } from './dial-preparation.js';
import type { Notification } from './dial-record.js';
import { DialSession } from './dial-session.js';
import { InOrder } from './in-order.js';
import { DialLinks } from './links.js';
import type { FailOptions } from './outcome.js';
import { type Observed, Pauses } from './pauses.js';
import { type Found, StatusWatch } from './status-watch.js';

/** A report of RAS, or a finding of RasGetConnectStatus while RAS reports nothing. */
type Report = NativeDialReport | ({ readonly kind: 'found' } & Found);

/** This error may come with RetryAuthentication, and is no failure then (rule S5). */
const retryError = ERROR_AUTHENTICATION_FAILURE;

export class DialProgress {
  readonly #context: DialContext;
  readonly #entry: Entry;
  readonly #guard: LineGuard | undefined;
  readonly #ending: DialEnding;
  readonly #countdown: Countdown;
  readonly #session: DialSession;
  readonly #watch: StatusWatch;
  readonly #pauses: Pauses;
  readonly #links = new DialLinks();
  readonly #reports = new InOrder<Report>(
    (report) => this.#handle(report),
    (error) => this.#ending.fail(error),
  );

  /** Calls RasDial. `countdown` is stopped while the dial is paused. */
  constructor(
    context: DialContext,
    prepared: PreparedDial,
    ending: DialEnding,
    countdown: Countdown,
  ) {
    this.#context = context;
    this.#entry = prepared.entry;
    this.#guard = prepared.guard;
    this.#ending = ending;
    this.#countdown = countdown;
    this.#watch = new StatusWatch(
      context.provider.native,
      () => this.#session.handle,
      (found) => this.#reports.add([{ kind: 'found', ...found }]),
    );
    this.#pauses = new Pauses(context, {
      announce: (event) => this.#append(event),
      goOn: (answer, subentry) => this.#goOn(answer, subentry),
      giveUp: (error) => ending.fail(error),
    });
    this.#session = new DialSession(context, prepared, ending, (reports) =>
      this.#reports.add(reports),
    );
  }

  /** Nobody loops over the events any more. */
  loopsLeft(): void {
    this.#pauses.loopsLeft();
  }

  /** The dial has ended. */
  stop(): void {
    this.#watch.stop();
    this.#pauses.end();
  }

  #handle(report: Report): void | Promise<void> {
    switch (report.kind) {
      case 'dialed':
        return this.#dialed(report);
      case 'resuming':
        return this.#resuming(report);
      case 'resumed':
        return this.#resumed(report);
      case 'notification':
        return this.#ending.isDecided ? undefined : this.#notified(report, 'notification');
      case 'found':
        return this.#ending.isDecided ? undefined : this.#found(report);
    }
  }

  #dialed({ error, operation }: NativeDialReport): void {
    this.#session.returned();
    if (error !== 0) return this.#failWith(error, { operation });
    if (!this.#ending.isDecided && !this.#pauses.pausing) this.#watch.dialReturned();
  }

  #notified(report: Notification, observed: Observed): void | Promise<void> {
    this.#links.notified(report);
    const phase = phaseOf(report.state);
    if (phase === 'paused') return this.#paused(report, observed);
    this.#pauses.wentOn();
    this.#watch.reset();
    if (report.error !== 0) return this.#linkFailed(report);
    return phase === 'running' ? this.#running(report) : this.#terminal(report, observed);
  }

  // Running

  async #running(report: Notification): Promise<void> {
    const { deviceType, deviceName } = report;
    const device =
      deviceType === undefined ? {} : { device: { type: deviceType, name: deviceName ?? '' } };
    const isProjected = stateName(report.state) === 'Projected';
    const addresses = isProjected ? await this.#session.addresses() : {};
    const state = runningStateName(report.state);
    const head = { phase: 'running', ...this.#context.record.about(report), state } as const;
    this.#append(frozenEvent(head, { ...device, ...addresses }));
  }

  /** An error of one link of several leaves the dial to the others. */
  async #linkFailed(report: Notification): Promise<void> {
    const { provider, record } = this.#context;
    const details = { state: stateName(report.state), extendedError: report.extendedError };
    this.#links.failed(report);
    if (await this.#links.allFailed(provider.native, this.#entry)) {
      record.failed(report);
      return this.#failWith(report.error, {}, details);
    }
    const error = await provider.error(report.error, 'RasDial', details);
    this.#append(frozenEvent({ phase: 'linkFailed', ...record.about(report) }, { error }));
  }

  // Paused

  #paused(report: Notification, observed: Observed): void | Promise<void> {
    if (this.#pauses.isAnswered(report, observed)) return this.#watch.reset();
    // When RAS notifies the state again, with an error, the dial ends (rule S5).
    if (this.#pauses.open && report.error !== 0 && report.error !== retryError)
      return this.#linkFailed(report);
    this.#watch.stop();
    this.#countdown.stop();
    this.#pauses.begin(report);
  }

  #goOn(answer: CheckedAnswer, subentry: number): Promise<boolean> {
    // The time for which a window is shown does not count.
    if ('resume' in answer) this.#countdown.start();
    return this.#session.resume(answer, subentry);
  }

  #resuming({ time }: NativeDialReport): void {
    this.#pauses.resuming(time);
    this.#context.record.answered(time);
    this.#countdown.start();
  }

  async #resumed({ error: errno, operation }: NativeDialReport): Promise<void> {
    const { errors } = this.#context;
    const error = errno === 0 ? undefined : await errors.told(errno, {}, operation);
    if (!this.#ending.isDecided) this.#watch.reset();
    this.#pauses.returned(error);
    if (error !== undefined) this.#ending.fail(error);
  }

  // Terminal

  #terminal(report: Notification, observed: Observed): void | Promise<void> {
    if (report.state === stateCodes.Connected) return this.#connected(report, observed);
    this.#appendTerminal(report, { observed });
    this.#failWith(
      ERROR_DISCONNECTION,
      { ending: { failed: false } },
      { state: stateName(report.state) },
    );
  }

  async #connected(report: Notification, observed: Observed): Promise<void> {
    const session = this.#session;
    const row = await this.#context.provider.row(session.handle);
    if (row === undefined || !isLineOf(this.#entry, row)) {
      // The line was lost again. Another line that has its handle now must not be hung up.
      const mayBeUp = !session.hasReturned || (row === undefined && (await session.isThere()));
      const how = { operation: 'RasEnumConnections', lineIsGone: !mayBeUp };
      return this.#failWith(ERROR_NO_CONNECTION, how);
    }
    await this.#guard?.connected(row.id);
    this.#appendTerminal(report, { observed });
    this.#ending.connected(() => session.connection(row));
  }

  // Findings of RasGetConnectStatus while RAS is silent

  async #found({ finding, isCurrent }: Found): Promise<void> {
    const { provider } = this.#context;
    const row = await provider.row(this.#session.handle).catch(() => undefined);
    if (this.#ending.isDecided || !isCurrent()) return;
    // The reports that wait were made later, and may tell more.
    if (this.#reports.hasMore) return this.#watch.reset();
    // The handle of a line that is gone may be another line's at any moment.
    if (finding === 'gone' || (row !== undefined && !isLineOf(this.#entry, row))) {
      const how = { operation: 'RasGetConnectStatus', lineIsGone: this.#session.hasReturned };
      return this.#failWith(ERROR_NO_CONNECTION, how);
    }
    const report = { ...finding, time: provider.native.now(), subentry: 1, extendedError: 0 };
    const isRetry = finding.error === retryError && phaseOf(finding.state) === 'paused';
    if (finding.error !== 0 && !isRetry) return this.#foundFailed(report);
    return this.#notified(report, 'status');
  }

  /** The error is that of the whole dial, however many links it has. */
  async #foundFailed(report: Notification): Promise<void> {
    const { errors } = this.#context;
    const error = await errors.told(report.error, { state: stateName(report.state) });
    this.#appendTerminal(report, { observed: 'status', error });
    this.#ending.fail(error);
  }

  #appendTerminal(report: Notification, details: Pick<TerminalEvent, 'observed' | 'error'>): void {
    const { record } = this.#context;
    this.#append(frozenEvent({ phase: 'terminal', ...record.about(report) }, details));
  }

  #append(event: DialEvent): void {
    if (this.#ending.isDecided) return;
    const { record, errors } = this.#context;
    if (!record.append(event)) this.#ending.fail(errors.own({ code: 'ERR_RAS_TOO_MANY_EVENTS' }));
  }

  #failWith(
    errno: number,
    { operation, ...how }: FailOptions & { readonly operation?: string | undefined },
    details: FailureDetails = {},
  ): void {
    this.#ending.fail(this.#context.errors.told(errno, details, operation), how);
  }
}
