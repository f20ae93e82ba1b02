/** The addon hangs up whole lines; connections.ts has the hang-up of a single link. */

import type { NativeHandle } from './answer.js';
import type { NativeLineIdentity } from './connections.js';

export interface NativeHangUps {
  /** Hangs up a line that no session of ours has. Before the handle is used, it is checked that it is this line's. */
  hangUp(
    handle: NativeHandle,
    line: NativeLineIdentity | undefined,
    bound: number,
    /**
     * `'one'` (the default) calls RasHangUp once, `'all'` calls it for as long as the line stays up, to give back
     * every reference.
     */
    references?: 'one' | 'all',
  ): Promise<NativeHangUp>;
  /** Waits on after a `pending` hang-up. It does not keep the process alive. */
  awaitGone(
    handle: NativeHandle,
    line: NativeLineIdentity | undefined,
    bound: number,
  ): Promise<NativeHangUp>;
}

/** `'released'` means that our reference is gone, and that somebody else's keeps the connection up. */
export type HangUpOutcome = 'disconnected' | 'released';

export interface NativeHangUp {
  /** `unknownLine` means that the line has no `id` and is not listed as it was; RasHangUp was not called. */
  readonly outcome: HangUpOutcome | 'pending' | 'nothingOwed' | 'unknownLine' | 'failed';
  readonly error: number;
  readonly message?: string;
}
