/** One dial, from the first question about its entry to its one ending. All of it runs on the JavaScript thread. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import { abortError } from '../errors/errors.js';
import type { Provider } from '../provider/provider.js';
import { Countdown } from '../provider/timers.js';
import type { DialContext } from './dial-context.js';
import { DialEnding } from './dial-ending.js';
import { DialErrors } from './dial-failure.js';
import type { DialPlan } from './dial-plan.js';
import { prepareDial } from './dial-preparation.js';
import { DialProgress } from './dial-progress.js';
import type { DialRecord } from './dial-record.js';
import type { Outcome } from './outcome.js';

/** Prepares the dial, has RAS dial, and ends it when its time is over or its signal aborts. */
export class Dial {
  readonly #context: DialContext;
  readonly #countdown: Countdown;
  readonly #ending: DialEnding;
  /** Undefined while the dial is being prepared. */
  #progress: DialProgress | undefined;

  /** `settle` is called once, when nothing is owed any more but a connected line. */
  constructor(
    provider: Provider,
    plan: DialPlan,
    record: DialRecord,
    settle: (outcome: Outcome) => void,
  ) {
    const { native } = provider;
    const errors = new DialErrors(provider, plan, record);
    record.begin(native);
    this.#context = { provider, plan, record, errors };
    this.#countdown = new Countdown(native, plan.timeout, () =>
      this.#ending.fail(errors.timedOut()),
    );
    this.#ending = new DialEnding(this.#context, () => this.#stop(), settle);
    this.#start().catch((error: unknown) => this.#ending.fail(error));
  }

  /** Nobody awaits the dial or loops over it any more. */
  abandon(): void {
    const error = this.#context.errors.own({ code: 'ERR_RAS_ABANDONED' });
    this.#ending.fail(error, { quiet: true });
  }

  /** Ends the dial, unless it has ended, with an error that only those who ask will see. */
  hangUp(bound: number): Promise<HangUpOutcome> {
    return this.#ending.hangUp(bound);
  }

  /** Hangs up once more, when RAS did not let go of the line as the dial ended. */
  hangUpAgain(bound: number): Promise<HangUpOutcome> {
    return this.#ending.hangUpAgain(bound);
  }

  /** Nobody loops over the events any more. */
  loopsLeft(): void {
    this.#progress?.loopsLeft();
  }

  async #start(): Promise<void> {
    const { signal } = this.#context.plan;
    if (signal?.aborted) return this.#onAbort();
    signal?.addEventListener('abort', this.#onAbort);
    this.#countdown.start();
    const prepared = await prepareDial(this.#context);
    this.#ending.guardedBy(prepared.guard);
    if (this.#ending.isDecided) return;
    this.#progress = new DialProgress(this.#context, prepared, this.#ending, this.#countdown);
  }

  readonly #onAbort = (): void => {
    const { entryName, signal } = this.#context.plan;
    this.#ending.fail(abortError('The dial', entryName, signal?.reason));
  };

  #stop(): void {
    this.#countdown.stop();
    this.#progress?.stop();
    this.#context.plan.signal?.removeEventListener('abort', this.#onAbort);
  }
}
