/** One dial, from the first question about its entry to its one ending. All on the JavaScript thread. */

import type { NativeHandle } from '../addon/answer.js';
import type { NativeDialReport, NativeSession } from '../addon/dial.js';
import { Connection } from '../connection/connection.js';
import { abortError, RasError, type RasErrorDetails } from '../errors/errors.js';
import { guardDial, type LineGuard } from '../guard/line-guard.js';
import { type Entry, isLineOf } from '../phone-book/find-entry.js';
import type { LineKey } from '../provider/line-keys.js';
import {
  type DialUnderWay,
  type HangUpOutcome,
  hangUpBound,
  type OwedLine,
  type Provider,
} from '../provider/provider.js';
import { Countdown } from '../provider/timers.js';
import { phaseOf, stateName } from '../states/states.js';
import { type CheckedAnswer, giveAnswer } from './answers.js';
import {
  type Addresses,
  type DialEvent,
  type EventDetails,
  type LinkFailedEvent,
  makeEvent,
  type PausedEvent,
  type RunningEvent,
  type TerminalEvent,
} from './dial-event.js';
import { dialFailure, type FailureDetails } from './dial-failure.js';
import { type DialPlan, entryToDial, requestOf } from './dial-options.js';
import type { DialRecord } from './dial-record.js';
import { InOrder } from './in-order.js';
import { DialLinks } from './links.js';
import type { HowItFails, Outcome } from './outcome.js';
import { type Notification, Pauses } from './pauses.js';
import { addressesOf } from './projected.js';
import { type Found, StatusWatch } from './status-watch.js';
import { upBefore } from './up-before.js';

type Observed = TerminalEvent['observed'];
/** What RAS reports, and what it was found to have kept to itself. */
type Report = NativeDialReport | ({ readonly kind: 'found' } & Found);

const connected = 0x2000;
const userDisconnection = 631;
const [invalidHandle, noConnection] = [6, 668];
/** ERROR_AUTHENTICATION_FAILURE, which may come with RetryAuthentication and is no failure then (rule S5). */
const retryError = 691;

export class Dial implements DialUnderWay {
  readonly #provider: Provider;
  readonly #plan: DialPlan;
  readonly #record: DialRecord;
  readonly #settle: (outcome: Outcome) => void;
  readonly #countdown: Countdown;
  readonly #watch: StatusWatch;
  readonly #pauses: Pauses;
  #entry: Entry | undefined;
  #upBefore: ReadonlySet<LineKey> = new Set();
  #guard: LineGuard | undefined;
  #session: NativeSession | undefined;
  #line: OwedLine | undefined;
  readonly #reports = new InOrder<Report>(
    (report) => this.#handle(report),
    (error) => this.#fail(error),
  );
  readonly #links = new DialLinks();
  readonly #dialReturned: Promise<void>;
  #markDialReturned!: () => void;
  #hasReturned = false;
  /** When RasDial was called to answer a pause, until RAS was heard to go on. */
  #answeredAt: number | undefined;
  /** Set when the dial's one ending is decided; whatever comes later is too late. */
  #ended = false;
  /** Of a dial that ended otherwise than Connected. */
  #hungUp: Promise<HangUpOutcome> = Promise.resolve('disconnected');

  /** `settle` is called once, when nothing is owed any more but a connected line. */
  constructor(
    provider: Provider,
    plan: DialPlan,
    record: DialRecord,
    settle: (outcome: Outcome) => void,
  ) {
    this.#provider = provider;
    this.#plan = plan;
    this.#record = record;
    this.#settle = settle;
    const { native } = provider;
    record.begin(native);
    this.#countdown = new Countdown(native, plan.timeout, () =>
      this.#fail(this.#error(record.timedOut(plan.entryName))),
    );
    this.#watch = new StatusWatch(
      native,
      () => this.#session?.handle,
      (found) => this.#reports.add([{ kind: 'found', ...found }]),
    );
    this.#pauses = new Pauses(plan, native, {
      readers: () => this.#record.history.readers,
      announce: (report, details) => {
        const event = this.#make<PausedEvent>('paused', report, details);
        this.#append(event);
        return event;
      },
      goOn: (answer, subentry) => this.#goOn(answer, subentry),
      giveUp: (error) => this.#fail(error),
      error: (details) => this.#error(details),
    });
    this.#dialReturned = new Promise((resolve) => {
      this.#markDialReturned = resolve;
    });
    this.#start().catch((error: unknown) => this.#fail(error));
  }

  /** Nobody awaits the dial or loops over it any more. */
  abandon(): void {
    this.#fail(this.#error({ code: 'ERR_RAS_ABANDONED' }), { quiet: true });
  }

  get handle(): NativeHandle | undefined {
    return this.#session?.handle;
  }

  get entryKey(): string | undefined {
    return this.#entry?.key;
  }

  /** Ends the dial, unless it has ended, with an error that only those who ask will see. */
  hangUp(bound = hangUpBound): Promise<HangUpOutcome> {
    this.#fail(this.#error({ errno: userDisconnection }), { quiet: true, bound });
    return this.#hungUp;
  }

  /** Once more, for a line that RAS did not let go of when the dial ended. */
  async hangUpAgain(bound: number): Promise<HangUpOutcome> {
    this.#hungUp = this.#requestHangUp(bound);
    const outcome = await this.#hungUp;
    await this.#plan.temporaryEntry?.remove(this.#provider, this.#entry?.key);
    this.#guard?.dismiss();
    return outcome;
  }

  /** Nobody loops over the events any more. */
  loopsLeft(): void {
    this.#pauses.loopsLeft();
  }

  async #start(): Promise<void> {
    const { signal } = this.#plan;
    if (signal?.aborted) return this.#onAbort();
    signal?.addEventListener('abort', this.#onAbort);
    this.#countdown.start();
    const entry = await entryToDial(this.#provider, this.#plan);
    this.#entry = entry;
    this.#record.entry = entry;
    this.#upBefore = await upBefore(this.#provider, entry, this.#plan);
    this.#guard = await guardDial(this.#provider, entry, this.#plan);
    if (this.#ended) return this.#guard?.dismiss();
    this.#session = this.#provider.native.dial(requestOf(this.#plan, entry), (reports) =>
      this.#reports.add(reports),
    );
    this.#line = this.#record.lineOf(this.#session);
    this.#provider.dialsUnderWay.add(this);
  }

  readonly #onAbort = (): void => {
    const { entryName, signal } = this.#plan;
    this.#fail(abortError('The dial', entryName, signal?.reason));
  };

  // What RAS reports

  #handle(report: Report): void | Promise<void> {
    switch (report.kind) {
      case 'found':
        return this.#ended ? undefined : this.#found(report);
      case 'dialed':
        this.#hasReturned = true;
        this.#markDialReturned();
        if (report.error !== 0)
          return this.#failWith(report.error, {}, { operation: report.operation });
        if (!this.#ended && !this.#pauses.pausing) this.#watch.dialReturned();
        return;
      case 'resuming':
        this.#answeredAt = report.time;
        this.#record.answered(report.time);
        this.#countdown.start();
        return;
      case 'resumed':
        return this.#resumed(report);
      default:
        return this.#ended ? undefined : this.#notified(report, 'notification');
    }
  }

  #notified(report: Notification, observed: Observed): void | Promise<void> {
    this.#links.hear(report);
    const phase = phaseOf(report.state);
    if (phase === 'paused') return this.#paused(report, observed);
    this.#answeredAt = undefined;
    this.#watch.heard();
    if (report.error !== 0) return this.#linkFailed(report);
    if (phase === 'running') return this.#running(report);
    if (report.state === connected) return this.#connected(report, observed);
    this.#append(this.#make<TerminalEvent>('terminal', report, { observed }));
    return this.#failWith(628, { state: stateName(report.state) }, { ending: { failed: false } });
  }

  async #running(report: Notification): Promise<void> {
    const { deviceType, deviceName } = report;
    const device =
      deviceType === undefined ? {} : { device: { type: deviceType, name: deviceName ?? '' } };
    const addresses = stateName(report.state) === 'Projected' ? await this.#projected() : {};
    this.#append(this.#make<RunningEvent>('running', report, { ...device, ...addresses }));
  }

  /** The addresses are for the user's eyes: where RAS has none, the dial goes on without. */
  async #projected(): Promise<{ addresses?: Addresses }> {
    const answer = await (this.#session as NativeSession).projection();
    return 'value' in answer ? { addresses: addressesOf(answer.value) } : {};
  }

  /** An error of one link of several leaves the dial to the others. */
  async #linkFailed(report: Notification): Promise<void> {
    const details = { state: stateName(report.state), extendedError: report.extendedError };
    this.#links.hearFailure(report);
    const allFailed = await this.#links.allFailed(this.#provider.native, this.#entry as Entry);
    if (allFailed) {
      this.#record.failed(report);
      return this.#failWith(report.error, details);
    }
    const error = await this.#provider.error(report.error, 'RasDial', details);
    this.#append(this.#make<LinkFailedEvent>('linkFailed', report, { error }));
  }

  async #connected(report: Notification, observed: Observed): Promise<void> {
    const [session, entry] = [this.#session as NativeSession, this.#entry as Entry];
    const line = this.#line as OwedLine;
    const row = await this.#provider.row(session.handle);
    if (row === undefined || !isLineOf(entry, row)) {
      // Lost again. What has its handle now is another line, and not to be hung up.
      const owes = !this.#hasReturned || (row === undefined && (await this.#isThere()));
      return this.#failWith(noConnection, {}, { operation: 'RasEnumConnections', owes });
    }
    await this.#guard?.connected(row.id);
    this.#append(this.#make<TerminalEvent>('terminal', report, { observed }));
    if (this.#ended) return; // an abort while the line was looked for has won
    this.#end();
    this.#provider.dialsUnderWay.delete(this);
    const isFurtherReference = this.#upBefore.has(row.lineKey);
    session.connected(row, isFurtherReference);
    for (const observer of this.#provider.lineObservers) observer.connected(row);
    const [plan, guard] = [this.#plan, this.#guard];
    const ours = { line, entryKey: entry.key, plan, guard, isFurtherReference };
    this.#settle({ connection: new Connection(this.#provider, row, ours) });
  }

  /** Though RAS does not list it. */
  async #isThere(): Promise<boolean> {
    const handle = this.#session?.handle as NativeHandle;
    return (await this.#provider.native.status(handle)).error !== invalidHandle;
  }

  /** Only while RAS is silent: what its status tells instead of a notification. */
  async #found({ finding, isCurrent }: Found): Promise<void> {
    const row = await this.#provider.row(this.#session?.handle).catch(() => undefined);
    if (this.#ended || !isCurrent()) return;
    // What waits here was notified later, and may tell more.
    if (this.#reports.hasMore) return this.#watch.heard();
    // Its handle may be another line's at any moment.
    if (finding === 'gone' || (row !== undefined && !isLineOf(this.#entry as Entry, row))) {
      const how = { operation: 'RasGetConnectStatus', owes: !this.#hasReturned };
      return this.#failWith(noConnection, {}, how);
    }
    const report = { ...finding, time: this.#provider.native.now(), subentry: 1, extendedError: 0 };
    const isRetry = finding.error === retryError && phaseOf(finding.state) === 'paused';
    if (finding.error !== 0 && !isRetry) return this.#foundFailed(report);
    return this.#notified(report, 'status');
  }

  /** The error is that of the whole dial, however many links it has. */
  async #foundFailed(report: Notification): Promise<void> {
    const error = await this.#failure(report.error, { state: stateName(report.state) });
    this.#append(this.#make<TerminalEvent>('terminal', report, { observed: 'status', error }));
    this.#fail(error);
  }

  #make<Event extends DialEvent>(
    phase: Event['phase'],
    report: Notification,
    details: EventDetails<Event>,
  ): Event {
    const { state, subentry, time } = report;
    return makeEvent<Event>(phase, state, subentry, this.#record.elapsed(time), details);
  }

  #append(event: DialEvent): void {
    if (this.#ended) return;
    if (!this.#record.append(event)) this.#fail(this.#error({ code: 'ERR_RAS_TOO_MANY_EVENTS' }));
  }

  // Pauses

  #paused(report: Notification, observed: Observed): void | Promise<void> {
    if (this.#isAnswered(report, observed)) return this.#watch.heard();
    // The state again, with an error, ends the dial (rule S5).
    if (this.#pauses.open && report.error !== 0 && report.error !== retryError)
      return this.#linkFailed(report);
    this.#watch.stop();
    this.#countdown.stop();
    this.#pauses.begin(report);
  }

  /** A pause may be notified twice, and its state stays until RAS goes on to the next one. */
  #isAnswered(report: Notification, observed: Observed): boolean {
    if (this.#answeredAt === undefined) return false;
    return observed === 'status' || report.time <= this.#answeredAt;
  }

  /** The call that resumes must not meet the first one, which may still be on its way back. */
  async #goOn(answer: CheckedAnswer, subentry: number): Promise<boolean> {
    this.#answeredAt = Number.POSITIVE_INFINITY;
    // The time of a window does not count.
    if ('resume' in answer) this.#countdown.start();
    await this.#dialReturned;
    if (this.#ended) return false;
    return giveAnswer(this.#session as NativeSession, answer, subentry);
  }

  async #resumed({ error: errno, operation }: NativeDialReport): Promise<void> {
    const error = errno === 0 ? undefined : await this.#failure(errno, {}, operation);
    if (!this.#ended) this.#watch.heard();
    this.#pauses.returned(error);
    if (error !== undefined) this.#fail(error);
  }

  // Endings

  #failWith(
    errno: number,
    details: FailureDetails = {},
    { operation, ...how }: HowItFails = {},
  ): void {
    this.#fail(this.#failure(errno, details, operation), how);
  }

  #failure(errno: number, details: FailureDetails = {}, operation = 'RasDial'): Promise<RasError> {
    const wasAuthenticating = this.#record.wasAuthenticating(details.state);
    const named = this.#record.named(this.#plan.entryName);
    const told = { ...named, ...details, wasAuthenticating };
    return dialFailure(this.#provider, errno, operation, told, this.#entry?.phoneBook);
  }

  /** Where RAS has said nothing. */
  #error(details: RasErrorDetails): RasError {
    const where = this.#record.whereItIs(this.#plan.entryName);
    return new RasError({ operation: 'RasDial', ...where, ...details });
  }

  /** Decides the dial's ending, unless that has been done: hangs up what is owed, then tells. */
  #fail(
    error: unknown,
    { quiet = false, owes = true, bound = hangUpBound, ending }: HowItFails = {},
  ): void {
    if (this.#ended) return;
    this.#ended = true;
    // Before the session settles: one that is to be hung up may still learn its handle.
    if (owes) this.#hungUp = this.#requestHangUp(bound);
    else this.#session?.disown();
    this.#end();
    const hungUp = this.#hungUp.catch((refused: RasError) => refused);
    void Promise.all([error, hungUp]).then(async ([reason, hungUp]) => {
      this.#provider.dialsUnderWay.delete(this);
      await this.#plan.temporaryEntry?.dialFailed(this.#provider, this.#entry?.key, hungUp);
      // One that RAS has not let go of is still the guard's, too.
      if (!(hungUp instanceof Error)) this.#guard?.dismiss();
      this.#settle({ error: reason, quiet, hungUp, ending });
    });
  }

  async #requestHangUp(bound: number): Promise<HangUpOutcome> {
    const [line, entry] = [this.#line, this.#entry];
    if (line === undefined || entry === undefined) return 'disconnected';
    const { dialId } = this.#record.tracer;
    return this.#provider.hangUp({ ...entry, dialId }, line, bound);
  }

  #end(): void {
    this.#ended = true;
    this.#record.end();
    this.#countdown.stop();
    this.#watch.stop();
    this.#pauses.end();
    this.#markDialReturned();
    this.#plan.signal?.removeEventListener('abort', this.#onAbort);
    this.#session?.settle();
  }
}
