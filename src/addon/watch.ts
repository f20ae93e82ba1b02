/** The addon watches the lines. */

import type { NativeAnswer, NativeHandle } from './answer.js';
import type { NativeConnection } from './connections.js';

export interface NativeWatching {
  /**
   * Calls RasConnectionNotification. `signaled` is called on the JavaScript thread whenever something may have
   * changed, also when the registration has just been made. The watch does not keep the process alive.
   */
  watch(signaled: () => void): NativeAnswer<NativeWatch>;
  /** Calls RasEnumConnections, and collects what can be compared of each line. It does not keep the process alive. */
  survey(): Promise<NativeAnswer<readonly NativeSurveyedLine[]>>;
}

export interface NativeWatch {
  /**
   * Watches these lines by themselves, since they have several links, and RAS tells of a link only those who watch
   * its line.
   */
  watchLinks(lines: readonly NativeHandle[]): void;
  /** Registers again, because RAS did not signal a change that was found, and calls `signaled`. */
  renew(): void;
  /** Decides whether the watch keeps the process alive. */
  keepAlive(keep: boolean): void;
  close(): void;
}

export interface NativeSurveyedLine {
  readonly connection: NativeConnection;
  /** The error of RasGetConnectStatus. With 0 there are `state`, `error` (the line's own) and `substate`. */
  readonly statusError: number;
  readonly state?: number;
  readonly error?: number;
  readonly substate?: number;
  /** The number of connected links by RasGetSubEntryHandle; at least 1. */
  readonly links: number;
  /** The number of links, connected or not; at least 1. */
  readonly subentries: number;
}
