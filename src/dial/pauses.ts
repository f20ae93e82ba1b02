/** The pauses of one dial, one after the other, and who is to answer them. */

import { setImmediate } from 'node:timers';
import type { NativeDialReport } from '../addon/dial.js';
import type { NativeProvider } from '../addon/provider.js';
import { namingCaller } from '../arguments/caller.js';
import type { RasError } from '../errors/errors.js';
import { stateName } from '../states/states.js';
import { isAnswerable } from './answers.js';
import type { EventDetails, PausedEvent } from './dial-event.js';
import type { DialPlan } from './dial-options.js';
import { Pause, type PausedDial } from './pause.js';

export type Notification = Omit<NativeDialReport, 'kind'>;

/** What its pauses ask of a dial. */
export interface PausableDial extends PausedDial {
  /** How many loops over the events are under way. */
  readers(): number;
  /** Puts the event into the dial's history. */
  announce(report: Notification, details: EventDetails<PausedEvent>): PausedEvent;
}

export class Pauses {
  readonly #plan: DialPlan;
  readonly #native: NativeProvider;
  readonly #dial: PausableDial;
  #current: Pause | undefined;
  #next: Notification | undefined;

  constructor(plan: DialPlan, native: NativeProvider, dial: PausableDial) {
    this.#plan = plan;
    this.#native = native;
    this.#dial = dial;
  }

  /** From RAS' notification until the RasDial that answers it has returned. */
  get pausing(): boolean {
    return this.#current !== undefined;
  }

  /** It waits for its answer. */
  get open(): boolean {
    return this.#current?.open === true;
  }

  /** RAS has paused. */
  begin(report: Notification): void {
    if (this.open) return;
    if (this.#current !== undefined) {
      // It pauses anew before the RasDial that answered the last pause has returned.
      this.#next = report;
      return;
    }
    const state = stateName(report.state);
    const reason = report.error === 0 ? {} : { errno: report.error };
    if (!isAnswerable(state)) {
      const error = this.#dial.error({ code: 'ERR_RAS_PAUSE_UNANSWERED', state });
      this.#dial.announce(report, { ...reason, resume: namingCaller(() => Promise.reject(error)) });
      return this.#dial.giveUp(error);
    }
    const { subentry } = report;
    const pause = new Pause(state, subentry, this.#dial, this.#native, this.#plan.pauseTimeout);
    this.#current = pause;
    const resume = namingCaller((answer?: unknown): Promise<void> => pause.resume(answer));
    this.#seekAnswer(pause, this.#dial.announce(report, { ...reason, resume }));
  }

  /** The resuming RasDial has returned. */
  returned(error?: RasError): void {
    const [pause, next] = [this.#current, this.#next];
    this.#current = undefined;
    this.#next = undefined;
    pause?.returned(error);
    if (error === undefined && next !== undefined) this.begin(next);
  }

  /** The last loop was left: an open pause has nobody who could answer it. */
  loopsLeft(): void {
    if (this.#plan.pausesAnsweredBy === 'loop') this.#current?.unanswered();
  }

  /** The dial has ended. */
  end(): void {
    this.#current?.end();
    this.#next = undefined;
  }

  #seekAnswer(pause: Pause, event: PausedEvent): void {
    const { pausesAnsweredBy } = this.#plan;
    if (pausesAnsweredBy === 'nobody') return pause.unanswered();
    if (pausesAnsweredBy === 'loop') {
      // A loop that begins in this turn still comes in time.
      setImmediate(() => this.#dial.readers() === 0 && pause.unanswered());
      return;
    }
    Promise.resolve(event)
      .then(pausesAnsweredBy)
      .then((answer) => {
        if (!pause.open) return undefined;
        return answer === undefined ? pause.unanswered() : pause.resume(answer);
      })
      // What a handler throws after its answer must not be lost either.
      .catch((error: unknown) => (pause.open ? pause.unanswered(error) : this.#dial.giveUp(error)));
  }
}
