/** One pause of a dial, from RAS' notification until the dial goes on or is given up. */

import type { NativeProvider } from '../addon/provider.js';
import type { OwnErrorCode } from '../errors/error-table.js';
import type { RasError, RasErrorDetails } from '../errors/errors.js';
import { Alarm } from '../provider/timers.js';
import { type AnswerableState, type CheckedAnswer, checkAnswer } from './answers.js';

/** The dial as its pause uses it. */
export interface PausedDial {
  /** Gives RAS the answer; false when the dial is over, or being hung up. */
  goOn(answer: CheckedAnswer): Promise<boolean>;
  giveUp(error: unknown): void;
  /** Makes an error of this dial. */
  error(details: RasErrorDetails): RasError;
}

export class Pause {
  readonly #state: AnswerableState;
  readonly #dial: PausedDial;
  readonly #alarm: Alarm;
  #progress: 'open' | 'answered' | 'over' = 'open';
  #resumed: ((error?: RasError) => void) | undefined;

  /** The pause waits for its answer for `timeout` milliseconds of the provider's clock. */
  constructor(state: AnswerableState, dial: PausedDial, native: NativeProvider, timeout: number) {
    this.#state = state;
    this.#dial = dial;
    this.#alarm = new Alarm(native, () => this.#giveUp('ERR_RAS_PAUSE_TIMEOUT'));
    this.#alarm.set(timeout);
  }

  get open(): boolean {
    return this.#progress === 'open';
  }

  /** Settles when the RasDial that resumes the dial has returned. */
  async resume(answer: unknown): Promise<void> {
    if (this.#progress !== 'open') throw this.#error('ERR_RAS_NOT_PAUSED');
    const checked = checkAnswer(this.#state, answer);
    this.#progress = 'answered';
    this.#alarm.clear();
    const returned = new Promise<RasError | undefined>((resolve) => {
      this.#resumed = resolve;
    });
    const error = (await this.#dial.goOn(checked))
      ? await returned
      : this.#error('ERR_RAS_NOT_PAUSED');
    if (error !== undefined) throw error;
  }

  /** Nobody is there to answer, or the handler that should answer has thrown `cause`. */
  unanswered(cause?: unknown): void {
    if (!this.open) return;
    const unattended = this.#state === 'InvokeEapUI';
    this.#giveUp(unattended ? 'ERR_RAS_EAP_UI' : 'ERR_RAS_PAUSE_UNANSWERED', cause);
  }

  /** The RasDial that resumes the dial has returned. */
  returned(error?: RasError): void {
    this.#progress = 'over';
    this.#resumed?.(error);
  }

  /** The dial has ended, so an answer in flight comes too late. */
  end(): void {
    this.#alarm.clear();
    this.returned(this.#error('ERR_RAS_NOT_PAUSED'));
  }

  #giveUp(code: OwnErrorCode, cause?: unknown): void {
    this.#dial.giveUp(this.#error(code, cause));
  }

  #error(code: OwnErrorCode, cause?: unknown): RasError {
    return this.#dial.error({ code, state: this.#state, cause });
  }
}
