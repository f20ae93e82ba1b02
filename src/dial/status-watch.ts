/**
 * Asks RAS how a dial stands when it is silent: notifications may be lost, and dialing a connected entry
 * may bring none.
 */

import type { NativeAnswer, NativeHandle } from '../addon/answer.js';
import type { NativeStatus } from '../addon/connections.js';
import type { NativeProvider } from '../addon/provider.js';
import { PENDING } from '../errors/error-numbers.js';
import { isGone, secondLook } from '../provider/line-status.js';
import { Alarm } from '../provider/timers.js';
import { phaseOf } from '../states/states.js';

/** A state that RAS would stay in, or an error, or `'gone'` when RAS does not have the line any more. */
export type Finding = 'gone' | { readonly state: number; readonly error: number };

export interface Found {
  readonly finding: Finding;
  /** Tells whether RAS has notified nothing since. */
  readonly isCurrent: () => boolean;
}

const silence = 5_000;
/**
 * In the middle of a dial no document says what RASCONNSTATUS.dwError holds (rule G3). It may be the error of an attempt that
 * RAS has given up, while the next one is silent: so an error in a running state counts only when it has lasted longer than
 * any single attempt is silent.
 */
export const lasting = 60_000;
export class StatusWatch {
  readonly #native: NativeProvider;
  readonly #handle: () => NativeHandle | undefined;
  readonly #found: (found: Found) => void;
  readonly #alarm: Alarm;
  /** Counts the reports that make an answer out of date. */
  #news = 0;
  #suspected: string | undefined;
  /** Milliseconds for which the suspicion has lasted. */
  #suspectedFor = 0;

  constructor(
    native: NativeProvider,
    handle: () => NativeHandle | undefined,
    found: (found: Found) => void,
  ) {
    this.#native = native;
    this.#handle = handle;
    this.#found = found;
    this.#alarm = new Alarm(native, () => void this.#ask());
  }

  /** RAS has notified something, so the watch waits for the next silence. */
  reset(): void {
    this.#askAfter(silence);
  }

  /** RasDial has returned. RAS may never notify the state that it has left. */
  dialReturned(): void {
    this.#askAfter(secondLook);
  }

  stop(): void {
    this.#news += 1;
    this.#alarm.clear();
  }

  #askAfter(delay: number): void {
    this.#news += 1;
    this.#suspected = undefined;
    this.#alarm.set(delay);
  }

  async #ask(): Promise<void> {
    const { news, handle } = { news: this.#news, handle: this.#handle() };
    const finding = handle === undefined ? undefined : findingOf(await this.#native.status(handle));
    if (news !== this.#news) return;
    if (finding === undefined) this.#askAfter(silence);
    else this.#suspect(finding);
  }

  #suspect(finding: Finding): void {
    const isAttempt = finding !== 'gone' && phaseOf(finding.state) === 'running';
    const [untilNext, needed] = isAttempt ? [silence, lasting] : [secondLook, secondLook];
    const suspected = JSON.stringify(finding);
    if (suspected === this.#suspected) this.#suspectedFor += untilNext;
    else {
      this.#suspected = suspected;
      this.#suspectedFor = 0;
    }
    const news = this.#news;
    if (this.#suspectedFor >= needed)
      this.#found({ finding, isCurrent: () => news === this.#news });
    else this.#alarm.set(untilNext);
  }
}

function findingOf(answer: NativeAnswer<NativeStatus>): Finding | undefined {
  if (!('value' in answer)) return isGone(answer.error) ? 'gone' : undefined;
  const { state } = answer.value;
  const error = answer.value.error === PENDING ? 0 : answer.value.error;
  return error !== 0 || phaseOf(state) !== 'running' ? { state, error } : undefined;
}
