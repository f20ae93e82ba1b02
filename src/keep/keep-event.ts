/** These are the events that `ras.keep()` yields. */

import type { ActiveConnection } from '../connection/active-connection.js';
import type { Connection } from '../connection/connection.js';
import type { RasError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import { frozenEvent } from '../provider/frozen-event.js';

interface KeepEventBase {
  /**
   * Milliseconds since the loop began, on the clock of RAS, which may be virtual in the simulator.
   */
  readonly elapsed: number;
  /** Returns plain data, without functions. */
  toJSON(): Record<string, unknown>;
}

/** The entry is about to be dialed. */
export interface KeepDialing extends KeepEventBase {
  readonly type: 'dialing';
  /** The number of the dial since the connection was last up, from 1. */
  readonly attempt: number;
}

/** The dial of this loop connected. */
export interface KeepConnected extends KeepEventBase {
  readonly type: 'connected';
  readonly attempt: number;
  readonly connection: Connection;
}

/**
 * A connection of the entry that this loop did not dial is up: it was up before, or Windows or
 * another program dialed it. The loop does not dial it again.
 */
export interface KeepAdopted extends KeepEventBase {
  readonly type: 'adopted';
  readonly connection: ActiveConnection;
}

/** The connection is gone. */
export interface KeepLost extends KeepEventBase {
  readonly type: 'lost';
  readonly connection: ActiveConnection;
  /**
   * `'hangUp'`: this process hung it up. `'check'`: the loop hung it up because its checks failed.
   * `'lost'`: anything else, since Windows does not tell who did it.
   */
  readonly by: Closed['by'] | 'check';
  /** The reason of the loss, where RAS still knew it. */
  readonly error?: RasError;
}

/** The connection is up, and a `check` of it failed. */
export interface KeepMissed extends KeepEventBase {
  readonly type: 'missed';
  readonly connection: ActiveConnection;
  /** The number of failed checks in a row, including this one. */
  readonly misses: number;
  /** The error of the check, or of a hang-up that had to follow one. */
  readonly error: Error;
  /** Set when the loop hangs the connection up now; it never hangs up an adopted one. */
  readonly hangsUp: boolean;
}

/** A dial failed, or a step before it, as when the entry cannot be found. */
export interface KeepFailed extends KeepEventBase {
  readonly type: 'failed';
  readonly attempt: number;
  /** A `RasError`, unless a function of the program threw another error. */
  readonly error: Error;
  /**
   * Set when the loop does not dial again, because no retry mends the error or because this was the
   * last attempt. The loop throws the error next.
   */
  readonly isFinal: boolean;
}

/** The loop waits before the next dial. It adopts a connection that comes up meanwhile. */
export interface KeepWaiting extends KeepEventBase {
  readonly type: 'waiting';
  /** The number of the dial that follows. */
  readonly attempt: number;
  /** Milliseconds of the wait. */
  readonly delay: number;
  /** The reason why the entry has to be dialed, where it is known. */
  readonly error?: Error;
}

/** An event that a loop over `ras.keep()` sees; `type` tells the kinds apart. */
export type KeepEvent =
  | KeepDialing
  | KeepConnected
  | KeepAdopted
  | KeepLost
  | KeepMissed
  | KeepFailed
  | KeepWaiting;

/** An event without the members that all events have, which are added when it is told. */
export type KeepDetails = Details<KeepEvent>;
type Details<Event> = Event extends KeepEvent ? Omit<Event, keyof KeepEventBase> : never;

export function makeKeepEvent(details: KeepDetails, elapsed: number): KeepEvent {
  return frozenEvent({ type: details.type, elapsed }, details);
}
