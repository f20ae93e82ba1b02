/** Waits until a line is gone, and knows how it went. */

import type { NativeProvider } from '../addon/provider.js';
import type { AbortSignalLike } from '../arguments/validation.js';
import { abortError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import { secondLook } from '../provider/line-status.js';
import { Alarm } from '../provider/timers.js';

/** How soon a line that is waited for is looked at again, unless it was missed. */
const nextLook = 1_000;
/** The same where nobody waits for it. */
const unhurriedLook = 5_000;

interface Waiting {
  /** Whether the process is kept alive meanwhile. True by default. */
  readonly holdsProcess?: boolean;
  /** Whether somebody waits for the end. True by default. */
  readonly isUrgent?: boolean;
}

export class CloseWatch {
  readonly #native: NativeProvider;
  readonly #entryName: string;
  readonly #isMissing: () => Promise<boolean>;
  readonly #missed: () => void;
  #closed: Closed | undefined;
  readonly #sleepers = new Set<() => void>();

  /** `missed` is told of a line that was missing twice. */
  constructor(
    native: NativeProvider,
    entryName: string,
    isMissing: () => Promise<boolean>,
    missed: () => void,
  ) {
    this.#native = native;
    this.#entryName = entryName;
    this.#isMissing = isMissing;
    this.#missed = missed;
  }

  /** Returns how it was closed the first time. */
  close(closed: Closed): Closed {
    this.#closed ??= closed;
    for (const wake of this.#sleepers) wake();
    return this.#closed;
  }

  async wait(
    signal: AbortSignalLike | undefined,
    { holdsProcess = true, isUrgent = true }: Waiting = {},
  ): Promise<Closed> {
    const next = isUrgent ? nextLook : unhurriedLook;
    for (let missed = 0; ; ) {
      if (this.#closed !== undefined) return this.#closed;
      if (signal?.aborted) throw abortError('Waiting for the end', this.#entryName, signal.reason);
      // A single answer can be spurious (rule H10).
      missed = (await this.#isMissing()) ? missed + 1 : 0;
      if (missed > 1) this.#missed();
      if (this.#closed === undefined)
        await this.#nap(missed > 0 ? secondLook : next, signal, holdsProcess);
    }
  }

  /** Until the next look is due, the line was hung up here, or `signal` aborts. */
  #nap(
    duration: number,
    signal: AbortSignalLike | undefined,
    holdsProcess: boolean,
  ): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        alarm.clear();
        this.#sleepers.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const alarm = new Alarm(this.#native, wake, { holdsProcess });
      alarm.set(duration);
      this.#sleepers.add(wake);
      signal?.addEventListener('abort', wake);
      // It may have aborted while RAS was being asked.
      if (signal?.aborted) wake();
    });
  }
}
