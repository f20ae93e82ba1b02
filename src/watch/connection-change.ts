/** These are the changes to the connections of this machine that `ras.watch()` yields. */

import type { ActiveConnection } from '../connection/active-connection.js';
import type { RasError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import { frozenEvent } from '../provider/frozen-event.js';

interface ChangeBase {
  /**
   * Milliseconds since the watch began, on the clock of RAS, which may be virtual in the simulator.
   */
  readonly elapsed: number;
  /** Returns plain data, without functions. */
  toJSON(): Record<string, unknown>;
}

interface ChangeOfLine extends ChangeBase {
  readonly connection: ActiveConnection;
}

/**
 * The connections that are up when the watch begins. It is always the first change, and no
 * `connected` follows for its connections.
 */
export interface Snapshot extends ChangeBase {
  readonly type: 'snapshot';
  readonly connections: readonly ActiveConnection[];
}

/** A connection came up, whoever dialed it. */
export interface LineConnected extends ChangeOfLine {
  readonly type: 'connected';
}

/** A connection is gone. */
export interface LineDisconnected extends ChangeOfLine {
  readonly type: 'disconnected';
  /**
   * `'hangUp'`: this process hung it up. `'lost'`: anything else, since Windows does not tell who
   * did it.
   */
  readonly by: Closed['by'];
  /** The reason of the loss, where RAS still knew it. */
  readonly error?: RasError;
}

/** A link of a multilink connection came up or went down. */
export interface BandwidthChanged extends ChangeOfLine {
  readonly type: 'bandwidthAdded' | 'bandwidthRemoved';
  /** The number of links that are connected now. */
  readonly links: number;
}

/**
 * An IKEv2 tunnel lost its network and waits for another, or is back.
 * See [RASCONNSUBSTATE](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/dd408103%28v=vs.85%29).
 */
export interface SubstateChanged extends ChangeOfLine {
  readonly type: 'dormant' | 'reconnected';
}

/** A change that a loop over `ras.watch()` sees; `type` tells the kinds apart. */
export type ConnectionChange =
  | Snapshot
  | LineConnected
  | LineDisconnected
  | BandwidthChanged
  | SubstateChanged;

/** A change without the members that all changes have, which are added when it is told. */
export type ChangeDetails = Details<ConnectionChange>;
type Details<Change> = Change extends ConnectionChange ? Omit<Change, keyof ChangeBase> : never;

export function makeChange(details: ChangeDetails, elapsed: number): ConnectionChange {
  return frozenEvent({ type: details.type, elapsed }, details);
}
