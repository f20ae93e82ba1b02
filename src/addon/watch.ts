/** The typed shape of the addon: what it takes to watch the lines. */

import type { NativeAnswer, NativeHandle } from './answer.js';
import type { NativeConnection } from './connections.js';

export interface NativeWatching {
  /**
   * RasConnectionNotification: `signaled` is called whenever something may have changed, also when the
   * registration has just been made. The process is not kept alive.
   */
  watch(signaled: () => void): NativeAnswer<NativeWatch>;
  /** RasEnumConnections, and what there is to compare of each line. Does not keep the process alive. */
  survey(): Promise<NativeAnswer<readonly NativeSurveyedLine[]>>;
}

export interface NativeWatch {
  /** These lines have several links, of whose coming and going RAS tells only who watches the line itself. */
  watchLinks(lines: readonly NativeHandle[]): void;
  /** Registers again: RAS did not signal a change that was found. Then calls `signaled`. */
  renew(): void;
  /** Whether the process is kept alive. */
  keepAlive(keep: boolean): void;
  close(): void;
}

export interface NativeSurveyedLine {
  readonly connection: NativeConnection;
  /** What RasGetConnectStatus returned. With 0 there are `state`, `error` (the line's own) and `substate`. */
  readonly statusError: number;
  readonly state?: number;
  readonly error?: number;
  readonly substate?: number;
  /** How many are connected, by RasGetSubEntryHandle; at least 1. */
  readonly links: number;
  /** How many there are, connected or not; at least 1. */
  readonly subentries: number;
}
