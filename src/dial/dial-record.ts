/** What happened in a dial: its events, and what its transcript tells beside them. */

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

/** What RAS notifies of a dial. */
export type Notification = Omit<NativeDialReport, 'kind'>;

export interface RecordedHangUp {
  readonly elapsed: number;
  readonly duration: number;
  readonly result: NativeHangUp;
}

/** In these the server looks at the credentials. */
const authenticating: ReadonlySet<string | undefined> = new Set<ConnectionState>([
  'Authenticate',
  'AuthNotify',
  'AuthRetry',
  'AuthChangePassword',
  'ReAuthenticate',
  'RetryAuthentication',
  'PasswordExpired',
]);
/** From these on it has accepted them. */
const authenticated: ReadonlySet<string | undefined> = new Set<ConnectionState>([
  'Authenticated',
  'Projected',
]);

/** Times are milliseconds since the dial began; what is told of the provider's clock becomes such. */
export class DialRecord {
  readonly tracer: DialTracer;
  readonly history = new History<DialEvent>();
  /** When RasDial was called to answer a pause, by the pause's place among the events. */
  readonly answers = new Map<number, number>();
  entry: Entry | undefined;
  /** The notification that ended the dial by its error. */
  failure: Notification | undefined;
  /** When it had ended. */
  ended: number | undefined;
  /** The last one that was asked for, once it is over. */
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

  /** Since the dial began. */
  elapsed(time = this.#now()): number {
    return elapsedBetween(this.#began, time);
  }

  /** The part of an event that every event has, of the notification that it is made of. */
  about({ state, subentry, time }: Notification): EventHead {
    return {
      // A link may fail while its dial is paused; the published type of its event does not say so.
      state: stateName(state) as EventHead['state'],
      stateCode: state,
      subentry,
      elapsed: this.elapsed(time),
    };
  }

  /** False: there are too many. */
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

  /** The server has seen the credentials, and has not accepted them. `last`: the state that the dial failed in. */
  wasAuthenticating(last: string | undefined): boolean {
    const states = [...this.history.items.map(({ state }) => state), last];
    return (
      states.some((state) => authenticating.has(state)) &&
      !states.some((state) => authenticated.has(state))
    );
  }

  /** What an error of the dial tells of it; `planned`: the entry's name as it was asked for, empty for a number. */
  named(planned: string): { entryName?: string } {
    const entryName = this.entry?.name ?? planned;
    return entryName === '' ? {} : { entryName };
  }

  /** And the last state that RAS has told, which is the one that lasted too long. */
  whereItIs(planned: string): { entryName?: string; state?: string } {
    const { state } = this.history.items.at(-1) ?? {};
    return { ...this.named(planned), ...(state === undefined ? {} : { state }) };
  }

  /** What the error of a dial that took too long tells of it. */
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

  /** The session's line, whose hang-ups are recorded. */
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
