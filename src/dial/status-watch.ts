/**
 * Asks RAS how a dial stands when it is silent: notifications may be lost, and dialing a connected entry
 * may bring none.
 */

import type { NativeAnswer, NativeHandle, NativeProvider, NativeStatus } from '../native.js';
import { phaseOf } from '../states.js';
import { Alarm } from '../timers.js';

/** A state that RAS would stay in, or an error, or that the line is not there any more. */
export type Finding = 'gone' | { readonly state: number; readonly error: number };

const silence = 5_000;
/** A finding counts when it is the same this much later and nothing was notified in between. */
export const secondLook = 500;

/** RasGetConnectStatus' ERROR_INVALID_HANDLE and ERROR_NO_CONNECTION: the line is not there. */
export function isGone(errno: number): boolean {
  return errno === 6 || errno === 668;
}

export class StatusWatch {
  readonly #native: NativeProvider;
  readonly #handle: () => NativeHandle | undefined;
  readonly #found: (finding: Finding) => void;
  readonly #alarm: Alarm;
  /** Counts what makes an answer out of date. */
  #news = 0;
  #suspected: string | undefined;

  constructor(
    native: NativeProvider,
    handle: () => NativeHandle | undefined,
    found: (finding: Finding) => void,
  ) {
    this.#native = native;
    this.#handle = handle;
    this.#found = found;
    this.#alarm = new Alarm(native, () => void this.#ask());
  }

  /** RAS has notified something: listens for the next silence. */
  heard(): void {
    this.#listen(silence);
  }

  /** RasDial has returned: what it leaves may never be notified. */
  dialReturned(): void {
    this.#listen(secondLook);
  }

  stop(): void {
    this.#news += 1;
    this.#alarm.clear();
  }

  #listen(delay: number): void {
    this.#news += 1;
    this.#suspected = undefined;
    this.#alarm.set(delay);
  }

  async #ask(): Promise<void> {
    const { news, handle } = { news: this.#news, handle: this.#handle() };
    const finding = handle === undefined ? undefined : findingOf(await this.#native.status(handle));
    if (news !== this.#news) return;
    const suspected = JSON.stringify(finding);
    if (finding === undefined) this.#listen(silence);
    else if (suspected === this.#suspected) this.#found(finding);
    else {
      this.#suspected = suspected;
      this.#alarm.set(secondLook);
    }
  }
}

function findingOf(answer: NativeAnswer<NativeStatus>): Finding | undefined {
  if (!('value' in answer)) return isGone(answer.error) ? 'gone' : undefined;
  const { state, error } = answer.value;
  return error !== 0 || phaseOf(state) !== 'running' ? { state, error } : undefined;
}
