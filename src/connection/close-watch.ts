/**
 * Waits on the JavaScript thread until a connection is gone, and remembers how it ended. RAS
 * signals the end of a connection unreliably, so it is asked at intervals (rule H10,
 * docs/rules.md).
 */

import type { NativeProvider } from '../addon/provider.js';
import type { AbortSignalLike } from '../arguments/validation.js';
import { abortError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import { secondLook } from '../provider/line-status.js';
import { Alarm } from '../provider/timers.js';

/**
 * Milliseconds until RAS is asked again about a connection that somebody waits for and that was
 * there.
 */
const nextLook = 1_000;
/** Milliseconds until RAS is asked again where nobody waits for the end. */
const unhurriedLook = 5_000;

interface Waiting {
  /** Keeps the process alive meanwhile. True by default. */
  readonly holdsProcess?: boolean;
  /** The caller waits for the end. True by default. */
  readonly isUrgent?: boolean;
}

export class CloseWatch {
  readonly #native: NativeProvider;
  readonly #entryName: string;
  readonly #isMissing: () => Promise<boolean>;
  readonly #missed: () => void;
  #closed: Closed | undefined;
  readonly #sleepers = new Set<() => void>();

  /** Calls `missed` when the connection was missing twice in a row. */
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

  /** Returns how the connection was closed the first time, since later reports know less. */
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
      // A single answer may be wrong (rule H10), so a second one has to confirm it.
      missed = (await this.#isMissing()) ? missed + 1 : 0;
      if (missed > 1) this.#missed();
      if (this.#closed === undefined)
        await this.#sleep(missed > 0 ? secondLook : next, signal, holdsProcess);
    }
  }

  /**
   * Resolves when RAS is to be asked again, when the connection is closed here, or when `signal`
   * aborts.
   */
  #sleep(
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
      // The signal may have aborted while RAS was being asked.
      if (signal?.aborted) wake();
    });
  }
}
