/** What happens to the lines of this machine, as `ras.watch()` tells it. */

import type { ActiveConnection } from '../connection/active-connection.js';
import type { RasError } from '../errors/errors.js';
import type { Closed } from '../provider/closed.js';
import { frozenEvent } from '../provider/frozen-event.js';

interface ChangeBase {
  /** Milliseconds since the watch began, on RAS' clock: the simulator's may be virtual. */
  readonly elapsed: number;
  /** Plain data, without functions. */
  toJSON(): Record<string, unknown>;
}

interface ChangeOfLine extends ChangeBase {
  readonly connection: ActiveConnection;
}

/** Always the first: the lines that are connected. Each of them counts as told to be connected. */
export interface Snapshot extends ChangeBase {
  readonly type: 'snapshot';
  readonly connections: readonly ActiveConnection[];
}

/** A line has come up, ours or not. */
export interface LineConnected extends ChangeOfLine {
  readonly type: 'connected';
}

/** A line is gone. */
export interface LineDisconnected extends ChangeOfLine {
  readonly type: 'disconnected';
  /** `'hangUp'`: this process hung it up. `'lost'`: anything else, for Windows does not tell who did it. */
  readonly by: Closed['by'];
  /** Why it was lost, where RAS still knew. */
  readonly error?: RasError;
}

/** A link of a multilink line was connected, or has disconnected. */
export interface BandwidthChanged extends ChangeOfLine {
  readonly type: 'bandwidthAdded' | 'bandwidthRemoved';
  /** How many links are connected now. */
  readonly links: number;
}

/**
 * An IKEv2 line has lost its network and waits for another; or it is back. [Microsoft's page "RASCONNSUBSTATE
 * enumeration"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/dd408103%28v=vs.85%29).
 */
export interface SubstateChanged extends ChangeOfLine {
  readonly type: 'dormant' | 'reconnected';
}

/** What a loop over `ras.watch()` sees; `type` tells them apart. */
export type ConnectionChange =
  | Snapshot
  | LineConnected
  | LineDisconnected
  | BandwidthChanged
  | SubstateChanged;

/** A change without what every change has. */
export type ChangeDetails = Details<ConnectionChange>;
type Details<Change> = Change extends ConnectionChange ? Omit<Change, keyof ChangeBase> : never;

export function makeChange(details: ChangeDetails, elapsed: number): ConnectionChange {
  return frozenEvent({ type: details.type, elapsed }, details);
}
