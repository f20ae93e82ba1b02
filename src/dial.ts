/** One dial, from the first question about its entry to its one ending. All on the JavaScript thread. */

import { Connection } from './connection.js';
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
import type { DialPlan } from './dial-options.js';
import { type Entry, entryOfNumber, findEntry } from './entry.js';
import { abortError, RasError } from './errors.js';
import type { Ending, History } from './history.js';
import type {
  NativeConnection,
  NativeDialReport,
  NativeResumeAnswer,
  NativeSession,
} from './native.js';
import { Pauses } from './pauses.js';
import type { HangUpOutcome, Provider } from './provider.js';
import { phaseOf, stateName } from './states.js';
import { type Finding, StatusWatch } from './status-watch.js';
import { Countdown } from './timers.js';

export interface Failure {
  readonly error: unknown;
  /** The user ended the dial himself, and needs no telling. */
  readonly quiet: boolean;
  /** How the hang-up ended that a dial owes which is not connected. */
  readonly hungUp: HangUpOutcome | RasError;
}

export type Outcome = { readonly connection: Connection } | Failure;

type Observed = TerminalEvent['observed'];
type Notification = Omit<NativeDialReport, 'kind'>;

const connected = 0x2000;
/** A dial has about twenty events; one that has more than this is failed rather than half forgotten. */
const mostEvents = 10_000;
/** Milliseconds that a dial which ended otherwise than Connected waits for its line to be gone. */
const hangUpBound = 10_000;

export class Dial {
  readonly #provider: Provider;
  readonly #plan: DialPlan;
  readonly #history: History<DialEvent>;
  readonly #settle: (outcome: Outcome) => void;
  readonly #began: number;
  readonly #countdown: Countdown;
  readonly #watch: StatusWatch;
  readonly #pauses: Pauses;
  #entry: Entry | undefined;
  #session: NativeSession | undefined;
  /** What RAS reported and is not handled yet; handling one may wait for an answer about it. */
  readonly #reports: NativeDialReport[] = [];
  #handling = false;
  readonly #links = { heard: new Set<number>(), failed: new Set<number>() };
  readonly #dialReturned: Promise<void>;
  #markDialReturned!: () => void;
  /** Set when the dial's one ending is decided; whatever comes later is too late. */
  #ended = false;

  /** `settle` is called once, when nothing is owed any more but a connected line. */
  constructor(
    provider: Provider,
    plan: DialPlan,
    history: History<DialEvent>,
    settle: (outcome: Outcome) => void,
  ) {
    this.#provider = provider;
    this.#plan = plan;
    this.#history = history;
    this.#settle = settle;
    const { native } = provider;
    this.#began = native.now();
    this.#countdown = new Countdown(native, plan.timeout, () =>
      this.#fail(new RasError({ code: 'ERR_RAS_DIAL_TIMEOUT', operation: 'RasDial' })),
    );
    this.#watch = new StatusWatch(
      native,
      () => this.#session?.handle,
      (finding) => this.#found(finding),
    );
    this.#pauses = new Pauses(plan, native, {
      readers: () => this.#history.readers,
      announce: (report, details) => {
        const event = this.#make<PausedEvent>('paused', report, details);
        this.#append(event);
        return event;
      },
      goOn: (answer) => this.#goOn(answer),
      giveUp: (error) => this.#fail(error),
    });
    this.#dialReturned = new Promise((resolve) => {
      this.#markDialReturned = resolve;
    });
    this.#start().catch((error: unknown) => this.#fail(error));
  }

  /** Ends the dial, if it has not ended yet, with an error that only those who ask will see. */
  giveUp(error: unknown): void {
    this.#fail(error, { quiet: true });
  }

  /** Nobody loops over the events any more. */
  loopsLeft(): void {
    this.#pauses.loopsLeft();
  }

  async #start(): Promise<void> {
    const { signal, entryName, phoneNumber, phoneBook } = this.#plan;
    if (signal?.aborted) return this.#onAbort();
    signal?.addEventListener('abort', this.#onAbort);
    this.#countdown.start();
    const entry =
      entryName === ''
        ? entryOfNumber(phoneNumber, phoneBook)
        : await findEntry(this.#provider, entryName, phoneBook);
    this.#entry = entry;
    await this.#provider.lineFree(entry.key);
    if (this.#ended) return;
    const { callbackNumber, storedCredentials, user, subentry, interfaceIndex, hangUpOnExit } =
      this.#plan;
    this.#session = this.#provider.native.dial(
      {
        ...(entry.phoneBook === undefined ? {} : { phoneBook: entry.phoneBook }),
        entryName: entry.name,
        ...{
          phoneNumber,
          callbackNumber,
          storedCredentials,
          ...user,
          subentry,
          interfaceIndex,
          hangUpOnExit,
        },
        options: this.#plan.extensionBits,
      },
      (reports) => {
        this.#reports.push(...reports);
        void this.#handleReports();
      },
    );
  }

  readonly #onAbort = (): void => this.#fail(abortError(this.#plan.signal?.reason));

  // What RAS reports

  /** One at a time and in order, also where handling one has to wait. */
  async #handleReports(): Promise<void> {
    if (this.#handling) return;
    this.#handling = true;
    for (let report = this.#reports.shift(); report !== undefined; report = this.#reports.shift()) {
      if (this.#ended && report.kind === 'notification') continue;
      try {
        await this.#handle(report);
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#handling = false;
  }

  #handle(report: NativeDialReport): void | Promise<void> {
    switch (report.kind) {
      case 'dialed':
        this.#markDialReturned();
        if (report.error !== 0) return this.#failWith(report.error);
        if (!this.#ended && !this.#pauses.pausing) this.#watch.dialReturned();
        return;
      case 'resumed':
        return this.#resumed(report.error);
      default:
        return this.#notified(report, 'notification');
    }
  }

  #notified(report: Notification, observed: Observed): void | Promise<void> {
    this.#links.heard.add(report.subentry);
    const phase = phaseOf(report.state);
    if (phase === 'paused') return this.#paused(report);
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
    const handle = this.#session?.handle;
    const answer =
      handle === undefined ? undefined : await this.#provider.native.projection(handle);
    if (answer === undefined || !('value' in answer)) return {};
    const { type, ...families } = answer.value;
    return { addresses: { protocol: type, ...families } };
  }

  /** An error of one link of several leaves the dial to the others. */
  async #linkFailed(report: Notification): Promise<void> {
    const { heard, failed } = this.#links;
    failed.add(report.subentry);
    const details = { state: stateName(report.state), extendedError: report.extendedError };
    if (failed.size === heard.size) return this.#failWith(report.error, details);
    const error = await this.#provider.error(report.error, 'RasDial', details);
    this.#append(this.#make<LinkFailedEvent>('linkFailed', report, { error }));
  }

  async #connected(report: Notification, observed: Observed): Promise<void> {
    const { session, entry } = {
      session: this.#session as NativeSession,
      entry: this.#entry as Entry,
    };
    const row = await this.#ownRow(session, entry);
    // An abort while that was asked has won.
    if (this.#ended) return;
    this.#append(this.#make<TerminalEvent>('terminal', report, { observed }));
    this.#end();
    session.setIdentity(row.id);
    this.#history.end({ failed: false });
    this.#settle({ connection: new Connection(this.#provider, row, session, entry.key) });
  }

  /** The line as RAS lists it, which tells its identity. */
  async #ownRow(session: NativeSession, entry: Entry): Promise<Omit<NativeConnection, 'handle'>> {
    const rows = await this.#provider.value(this.#provider.native.connections());
    const row = rows.find(({ handle }) => handle === session.handle);
    if (row === undefined)
      throw await this.#provider.error(668, 'RasEnumConnections', { entryName: entry.name });
    return row;
  }

  /** Only while RAS is silent: what its status tells instead of a notification. */
  #found(finding: Finding): void {
    if (finding === 'gone')
      return void this.#failWith(668, {}, { operation: 'RasGetConnectStatus' });
    const report = { ...finding, time: this.#provider.native.now(), subentry: 1, extendedError: 0 };
    Promise.resolve(this.#notified(report, 'status')).catch((error: unknown) => this.#fail(error));
  }

  #make<Event extends DialEvent>(
    phase: Event['phase'],
    report: Notification,
    details: EventDetails<Event>,
  ): Event {
    return makeEvent<Event>(
      phase,
      report.state,
      report.subentry,
      report.time - this.#began,
      details,
    );
  }

  #append(event: DialEvent): void {
    if (this.#ended) return;
    if (this.#history.items.length === mostEvents)
      return this.#fail(new RasError({ code: 'ERR_RAS_TOO_MANY_EVENTS' }));
    this.#history.append(event);
  }

  // Pauses

  #paused(report: Notification): void {
    this.#watch.stop();
    this.#countdown.stop();
    this.#pauses.begin(report);
  }

  /** The call that resumes must not meet the first one, which may still be on its way back. */
  async #goOn(answer: NativeResumeAnswer): Promise<boolean> {
    this.#countdown.start();
    await this.#dialReturned;
    return !this.#ended && (this.#session as NativeSession).resume(answer);
  }

  async #resumed(errno: number): Promise<void> {
    const error = errno === 0 ? undefined : await this.#provider.error(errno, 'RasDial');
    if (!this.#ended) this.#watch.heard();
    this.#pauses.returned(error);
    if (error !== undefined) this.#fail(error);
  }

  // Endings

  #failWith(
    errno: number,
    details: { state?: string; extendedError?: number } = {},
    { operation = 'RasDial', ending }: { operation?: string; ending?: Ending } = {},
  ): void {
    const entryName = this.#entry?.name;
    this.#fail(
      this.#provider.error(errno, operation, { ...details, ...(entryName ? { entryName } : {}) }),
      { ending },
    );
  }

  /**
   * Decides the dial's ending, unless that has been done: hangs up what is owed, then tells. `ending`: how
   * the loops end, when not by throwing the error.
   */
  #fail(
    error: unknown,
    { quiet = false, ending }: { quiet?: boolean; ending?: Ending | undefined } = {},
  ): void {
    if (this.#ended) return;
    this.#end();
    const [session, entry] = [this.#session, this.#entry];
    const hungUp: Promise<HangUpOutcome | RasError> =
      session && entry
        ? this.#provider
            .hangUp(entry.key, session, hangUpBound)
            .catch((refused: RasError) => refused)
        : Promise.resolve('disconnected');
    void Promise.all([error, hungUp]).then(([reason, hungUp]) => {
      this.#history.end(ending ?? { failed: true, error: reason });
      this.#settle({ error: reason, quiet, hungUp });
    });
  }

  #end(): void {
    this.#ended = true;
    this.#countdown.stop();
    this.#watch.stop();
    this.#pauses.end();
    this.#markDialReturned();
    this.#plan.signal?.removeEventListener('abort', this.#onAbort);
    this.#session?.settle();
  }
}
