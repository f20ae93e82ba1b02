/** The one ending of a dial: it connects, or it fails and hangs up what RAS has of it. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import type { Connection } from '../connection/connection.js';
import { ERROR_USER_DISCONNECTION } from '../errors/error-numbers.js';
import type { RasError } from '../errors/errors.js';
import type { LineGuard } from '../guard/line-guard.js';
import { hangUpBound } from '../provider/hang-ups.js';
import type { DialContext } from './dial-context.js';
import type { FailOptions, Outcome } from './outcome.js';

/** A dial that RAS knows of, as its ending uses it. */
export interface EndableDial {
  /** Hangs up what RAS has of the dial, also when its handle is not known yet. */
  beginHangUp(bound: number): Promise<HangUpOutcome>;
  /** RAS has nothing of the dial any more, and its handle may be another line's. */
  disown(): void;
  /** The ending is decided, so all that RAS reports from now on comes too late. */
  settle(): void;
  /** The hang-up is over, or was refused. */
  ended(): void;
}

/** Until RasDial is called there is nothing to hang up. */
const preparing: EndableDial = {
  beginHangUp: () => Promise.resolve('disconnected'),
  disown() {},
  settle() {},
  ended() {},
};

export class DialEnding {
  readonly #context: DialContext;
  readonly #decided: () => void;
  readonly #settle: (outcome: Outcome) => void;
  #dial = preparing;
  #guard: LineGuard | undefined;
  #isDecided = false;
  /** Set when the dial ended in any state but Connected. */
  #hungUp: Promise<HangUpOutcome> = Promise.resolve('disconnected');

  /** `decided` is called at once; `settle` when nothing is owed any more but a connected line. Each is called once. */
  constructor(context: DialContext, decided: () => void, settle: (outcome: Outcome) => void) {
    this.#context = context;
    this.#decided = decided;
    this.#settle = settle;
  }

  /** True when the dial has ended: all that comes later is too late. */
  get isDecided(): boolean {
    return this.#isDecided;
  }

  /** The guard is dismissed when nothing is left to hang up, which is now if the dial has ended while it was prepared. */
  guardedBy(guard: LineGuard | undefined): void {
    this.#guard = guard;
    if (this.#isDecided) guard?.dismiss();
  }

  /** RasDial is called, so there may be a line to hang up. */
  began(dial: EndableDial): void {
    this.#dial = dial;
  }

  /** `connect` is called unless the dial has ended. */
  connected(connect: () => Connection): void {
    if (this.#isDecided) return;
    this.#isDecided = true;
    this.#end();
    this.#settle({ connection: connect() });
  }

  /** Ends the dial, unless it has ended: hangs up what RAS has of it, then tells `error`, or what that resolves with. */
  fail(
    error: unknown,
    { quiet = false, lineIsGone = false, bound = hangUpBound, ending }: FailOptions = {},
  ): void {
    if (this.#isDecided) return;
    this.#isDecided = true;
    // This comes before the session settles: one that is to be hung up may still learn its handle.
    if (lineIsGone) this.#dial.disown();
    else this.#hungUp = this.#dial.beginHangUp(bound);
    this.#end();
    const hungUp = this.#hungUp.catch((refused: RasError) => refused);
    void Promise.all([error, hungUp]).then(async ([reason, hungUp]) => {
      await this.#release(hungUp);
      this.#settle({ error: reason, quiet, hungUp, ending });
    });
  }

  /** Ends the dial, unless it has ended, with an error that only those who ask will see. */
  hangUp(bound: number): Promise<HangUpOutcome> {
    this.fail(this.#context.errors.own({ errno: ERROR_USER_DISCONNECTION }), {
      quiet: true,
      bound,
    });
    return this.#hungUp;
  }

  /** Hangs up once more, when RAS did not let go of the line as the dial ended. */
  async hangUpAgain(bound: number): Promise<HangUpOutcome> {
    const { plan, provider, record } = this.#context;
    this.#hungUp = this.#dial.beginHangUp(bound);
    const outcome = await this.#hungUp;
    await plan.temporaryEntry?.remove(provider, record.entry?.key);
    this.#guard?.dismiss();
    return outcome;
  }

  #end(): void {
    this.#context.record.end();
    this.#decided();
    this.#dial.settle();
  }

  async #release(hungUp: HangUpOutcome | RasError): Promise<void> {
    const { plan, provider, record } = this.#context;
    this.#dial.ended();
    await plan.temporaryEntry?.dialFailed(provider, record.entry?.key, hungUp);
    // The guard keeps a line that RAS has not let go of.
    if (!(hungUp instanceof Error)) this.#guard?.dismiss();
  }
}
