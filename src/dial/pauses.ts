/** The pauses of one dial, one after the other, and their answers. */

import { setImmediate } from 'node:timers';
import { namingCaller } from '../arguments/caller.js';
import type { RasError } from '../errors/errors.js';
import { frozenEvent } from '../provider/frozen-event.js';
import { stateName, unknownStateName } from '../states/states.js';
import { type AnswerableState, type CheckedAnswer, isAnswerable } from './answers.js';
import type { DialContext } from './dial-context.js';
import type { PausedEvent, TerminalEvent } from './dial-event.js';
import type { Notification } from './dial-record.js';
import { Pause, type PausedDial } from './pause.js';

export type Observed = TerminalEvent['observed'];

/** The dial as its pauses use it. */
export interface PausableDial {
  /** Puts the event into the dial's history. */
  announce(event: PausedEvent): void;
  /** Gives RAS the answer to a pause of this subentry; false when the dial is over, or being hung up. */
  goOn(answer: CheckedAnswer, subentry: number): Promise<boolean>;
  giveUp(error: unknown): void;
}

export class Pauses {
  readonly #context: DialContext;
  readonly #dial: PausableDial;
  #current: Pause | undefined;
  #next: Notification | undefined;
  /** The time of the RasDial that has answered a pause; kept until RAS notifies that it has gone on. */
  #answeredAt: number | undefined;

  constructor(context: DialContext, dial: PausableDial) {
    this.#context = context;
    this.#dial = dial;
  }

  /** True from RAS' notification until the RasDial that answers it has returned. */
  get pausing(): boolean {
    return this.#current !== undefined;
  }

  /** True while a pause waits for its answer. */
  get open(): boolean {
    return this.#current?.open === true;
  }

  /** RAS may notify a pause twice, and stays in its state until it goes on to the next one. */
  isAnswered({ time }: Notification, observed: Observed): boolean {
    if (this.#answeredAt === undefined) return false;
    return observed === 'status' || time <= this.#answeredAt;
  }

  /** RasDial is about to be called to answer the pause. */
  resuming(time: number): void {
    this.#answeredAt = time;
  }

  /** RAS has gone on to a state that is no pause. */
  wentOn(): void {
    this.#answeredAt = undefined;
  }

  /** RAS has paused. */
  begin(report: Notification): void {
    if (this.open) return;
    if (this.#current !== undefined) {
      // RAS pauses anew before the RasDial that has answered the last pause has returned.
      this.#next = report;
      return;
    }
    const state = stateName(report.state);
    const head = { phase: 'paused', ...this.#context.record.about(report) } as const;
    const reason = report.error === 0 ? {} : { errno: report.error };
    if (!isAnswerable(state)) {
      const error = this.#context.errors.own({ code: 'ERR_RAS_PAUSE_UNANSWERED', state });
      const resume = namingCaller(() => Promise.reject(error));
      const name = unknownStateName(report.state);
      this.#dial.announce(frozenEvent({ ...head, state: name }, { ...reason, resume }));
      return this.#dial.giveUp(error);
    }
    const pause = this.#makePause(state, report.subentry);
    this.#current = pause;
    const resume = namingCaller((answer?: unknown): Promise<void> => pause.resume(answer));
    const event = frozenEvent({ ...head, state }, { ...reason, resume });
    this.#dial.announce(event);
    this.#seekAnswer(pause, event);
  }

  /** The RasDial that resumes the dial has returned. */
  returned(error?: RasError): void {
    const [pause, next] = [this.#current, this.#next];
    this.#current = undefined;
    this.#next = undefined;
    pause?.returned(error);
    if (error === undefined && next !== undefined) this.begin(next);
  }

  /** The last loop was left, so nobody is there who could answer an open pause. */
  loopsLeft(): void {
    if (this.#context.plan.pausesAnsweredBy === 'loop') this.#current?.unanswered();
  }

  /** The dial has ended. */
  end(): void {
    this.#current?.end();
    this.#next = undefined;
  }

  #makePause(state: AnswerableState, subentry: number): Pause {
    const { provider, plan, errors } = this.#context;
    const dial: PausedDial = {
      goOn: (answer) => {
        this.#answeredAt = Number.POSITIVE_INFINITY;
        return this.#dial.goOn(answer, subentry);
      },
      giveUp: (error) => this.#dial.giveUp(error),
      error: (details) => errors.own(details),
    };
    return new Pause(state, dial, provider.native, plan.pauseTimeout);
  }

  #seekAnswer(pause: Pause, event: PausedEvent): void {
    const { plan, record } = this.#context;
    const { pausesAnsweredBy } = plan;
    if (pausesAnsweredBy === 'nobody') return pause.unanswered();
    if (pausesAnsweredBy === 'loop') {
      // A loop that begins in this turn still comes in time.
      setImmediate(() => record.history.readers === 0 && pause.unanswered());
      return;
    }
    Promise.resolve(event)
      .then(pausesAnsweredBy)
      .then((answer) => {
        if (!pause.open) return undefined;
        return answer === undefined ? pause.unanswered() : pause.resume(answer);
      })
      // An error that a handler throws after its answer must not be lost either.
      .catch((error: unknown) => (pause.open ? pause.unanswered(error) : this.#dial.giveUp(error)));
  }
}
