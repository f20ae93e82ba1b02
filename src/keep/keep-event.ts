/** What happens to a line that is kept up, as `ras.keep()` tells it. */

import type { ActiveConnection } from '../connection/active-connection.js';
import type { Connection } from '../connection/connection.js';
import type { RasError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import { frozenEvent } from '../provider/frozen-event.js';

interface KeepEventBase {
  /** Milliseconds since the loop began, on RAS' clock: the simulator's may be virtual. */
  readonly elapsed: number;
  /** Plain data, without functions. */
  toJSON(): Record<string, unknown>;
}

/** The entry is about to be dialed. */
export interface KeepDialing extends KeepEventBase {
  readonly type: 'dialing';
  /** Counts the dials since the line was up, from 1. */
  readonly attempt: number;
}

/** Our dial has connected. */
export interface KeepConnected extends KeepEventBase {
  readonly type: 'connected';
  readonly attempt: number;
  readonly connection: Connection;
}

/** A line of the entry that is not ours is up: it was before, or Windows or somebody else has connected it. It is not dialed again. */
export interface KeepAdopted extends KeepEventBase {
  readonly type: 'adopted';
  readonly connection: ActiveConnection;
}

/** The line is gone. */
export interface KeepLost extends KeepEventBase {
  readonly type: 'lost';
  readonly connection: ActiveConnection;
  /**
   * `'hangUp'`: this process hung it up. `'check'`: so did the loop, for its check has got no answer. `'lost'`: anything
   * else, for Windows does not tell who did it.
   */
  readonly by: Closed['by'] | 'check';
  /** Why it was lost, where RAS still knew. */
  readonly error?: RasError;
}

/** The line is up, and the `check` of it got no answer. */
export interface KeepMissed extends KeepEventBase {
  readonly type: 'missed';
  readonly connection: ActiveConnection;
  /** How many there were in a row, with this one. */
  readonly misses: number;
  /** What the check, or a hang-up that had to follow one, has failed with. */
  readonly error: Error;
  /** The line is hung up now. Never so of an adopted one. */
  readonly hangsUp: boolean;
}

/** A dial has failed, or what stands before it, as when the entry cannot be found. */
export interface KeepFailed extends KeepEventBase {
  readonly type: 'failed';
  readonly attempt: number;
  /** A `RasError`, unless a function of yours has thrown it. */
  readonly error: Error;
  /** It is not dialed again: the error is one that no retry mends, or the last attempt's. The loop throws it next. */
  readonly isFinal: boolean;
}

/** Before the next dial. A line that comes up meanwhile is adopted. */
export interface KeepWaiting extends KeepEventBase {
  readonly type: 'waiting';
  /** That of the dial that follows. */
  readonly attempt: number;
  /** Milliseconds. */
  readonly delay: number;
  /** Why it has to be dialed, where that is known. */
  readonly error?: Error;
}

/** What a loop over `ras.keep()` sees; `type` tells them apart. */
export type KeepEvent =
  | KeepDialing
  | KeepConnected
  | KeepAdopted
  | KeepLost
  | KeepMissed
  | KeepFailed
  | KeepWaiting;

/** An event without what every event has. */
export type KeepDetails = Details<KeepEvent>;
type Details<Event> = Event extends KeepEvent ? Omit<Event, keyof KeepEventBase> : never;

export function makeKeepEvent(details: KeepDetails, elapsed: number): KeepEvent {
  return frozenEvent({ type: details.type, elapsed }, details);
}
