/** Hang-ups of whole lines; that of a single link is with the connections. */

import type { NativeHandle } from './answer.js';
import type { NativeLineIdentity } from './connections.js';

export interface NativeHangUps {
  /** For a line that is not of a session of ours. It is checked before the handle is used that it is this line's. */
  hangUp(
    handle: NativeHandle,
    line: NativeLineIdentity | undefined,
    bound: number,
    /** RasHangUp once (the default), or again for as long as the line stays up, since every reference is meant. */
    references?: 'one' | 'all',
  ): Promise<NativeHangUp>;
  /** After a `pending` hang-up: waits on. Does not keep the process alive. */
  awaitGone(
    handle: NativeHandle,
    line: NativeLineIdentity | undefined,
    bound: number,
  ): Promise<NativeHangUp>;
}

/** `'released'`: our reference is gone, and somebody else's keeps the line. */
export type HangUpOutcome = 'disconnected' | 'released';

export interface NativeHangUp {
  /** `unknownLine`: it has no `id`, and is not listed as it was; RasHangUp was not called. */
  readonly outcome: HangUpOutcome | 'pending' | 'nothingOwed' | 'unknownLine' | 'failed';
  readonly error: number;
  readonly message?: string;
}
