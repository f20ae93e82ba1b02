/** The record of a dial: its events, and all that its transcript tells beside them. */

import type { NativeDialReport, NativeSession } from '../addon/dial.js';
import type { NativeHangUp } from '../addon/hang-up.js';
import type { NativeProvider } from '../addon/provider.js';
import type { RasErrorDetails } from '../errors/errors.js';
import { elapsedBetween } from '../provider/elapsed.js';
import type { Entry } from '../provider/entry-key.js';
import type { OwedLine } from '../provider/hang-ups.js';
import { type ConnectionState, stateName } from '../states/states.js';
import type { DialTracer } from '../tracing/tracing.js';
import { mostEvents } from '../transcript/transcript.js';
import type { DialEvent, EventHead } from './dial-event.js';
import { History } from './history.js';

/** A notification of RAS, without the kind of report that it is. */
export type Notification = Omit<NativeDialReport, 'kind'>;

export interface RecordedHangUp {
  readonly elapsed: number;
  readonly duration: number;
  readonly result: NativeHangUp;
}

/** In these states the server looks at the credentials. */
const authenticating: ReadonlySet<string | undefined> = new Set<ConnectionState>([
  'Authenticate',
  'AuthNotify',
  'AuthRetry',
  'AuthChangePassword',
  'ReAuthenticate',
  'RetryAuthentication',
  'PasswordExpired',
]);
/** From these states on the server has accepted them. */
const authenticated: ReadonlySet<string | undefined> = new Set<ConnectionState>([
  'Authenticated',
  'Projected',
]);

/** All times that are recorded are milliseconds since the dial began. */
export class DialRecord {
  readonly tracer: DialTracer;
  readonly history = new History<DialEvent>();
  /** The times at which RasDial was called to answer pauses, by the pause's place among the events. */
  readonly answers = new Map<number, number>();
  entry: Entry | undefined;
  /** The notification that ended the dial by its error. */
  failure: Notification | undefined;
  /** The time at which the dial ended. */
  ended: number | undefined;
  /** The last hang-up, once it is over. */
  hangUp: RecordedHangUp | undefined;
  #now: () => number = () => 0;
  #began = 0;

  constructor(tracer: DialTracer) {
    this.tracer = tracer;
  }

  begin(native: NativeProvider): void {
    this.#now = () => native.now();
    this.#began = native.now();
  }

  /** Milliseconds from the beginning of the dial to `time` on the provider's clock. */
  elapsed(time = this.#now()): number {
    return elapsedBetween(this.#began, time);
  }

  /** Makes the part that all events have in common out of a notification. */
  about({ state, subentry, time }: Notification): EventHead {
    return {
      // A link may fail while its dial is paused; the published type of its event does not say so.
      state: stateName(state) as EventHead['state'],
      stateCode: state,
      subentry,
      elapsed: this.elapsed(time),
    };
  }

  /** Gives false when the dial has too many events. */
  append(event: DialEvent): boolean {
    if (this.history.items.length === mostEvents) return false;
    this.tracer.event(event);
    this.history.append(event);
    return true;
  }

  /** RasDial is about to be called again. */
  answered(time: number): void {
    const pause = this.history.items.findLastIndex(({ phase }) => phase === 'paused');
    this.answers.set(pause, this.elapsed(time));
  }

  /** Tells whether the server has seen the credentials, and has not accepted them. The dial failed in the state `last`. */
  wasAuthenticating(last: string | undefined): boolean {
    const states = [...this.history.items.map(({ state }) => state), last];
    return (
      states.some((state) => authenticating.has(state)) &&
      !states.some((state) => authenticated.has(state))
    );
  }

  /** Names the entry for an error. `planned` is the name that was asked for, empty for a number. */
  named(planned: string): { entryName?: string } {
    const entryName = this.entry?.name ?? planned;
    return entryName === '' ? {} : { entryName };
  }

  /** Names the entry and the last state that RAS has told, which is the one that lasted too long. */
  whereItIs(planned: string): { entryName?: string; state?: string } {
    const { state } = this.history.items.at(-1) ?? {};
    return { ...this.named(planned), ...(state === undefined ? {} : { state }) };
  }

  /** Gives the details for the error of a dial that took too long. */
  timedOut(planned: string): RasErrorDetails {
    const told = { code: 'ERR_RAS_DIAL_TIMEOUT', ...this.whereItIs(planned) } as const;
    return told.state === undefined ? { ...told, detail: 'RAS had told no state yet' } : told;
  }

  failed(report: Notification): void {
    if (this.ended === undefined) this.failure = report;
  }

  end(): void {
    this.ended = this.elapsed();
  }

  /** Gives the session's line, and records its hang-ups. */
  lineOf(session: NativeSession): OwedLine {
    return {
      hangUp: async (bound) => {
        const elapsed = this.elapsed();
        const result = await session.hangUp(bound);
        this.hangUp = { elapsed, duration: elapsedBetween(elapsed, this.elapsed()), result };
        return result;
      },
      awaitGone: (bound) => session.awaitGone(bound),
      disown: () => session.disown(),
    };
  }
}
