/** How a simulated RAS behaves. */

import type { PausedState, RunningState, TerminalState } from '../states/states.js';

/**
 * A state that has a name; [Microsoft's page "RASCONNSTATE
 * enumeration"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376727%28v=vs.85%29).
 */
export type StateName = RunningState | PausedState | TerminalState;

/**
 * Where Microsoft's documents leave RAS a choice, or clients have seen it do otherwise. Every default
 * is the documented behavior, or the most frequently observed one where the documents are silent.
 */
export interface SimulatedBehavior {
  /** Time between two states. Default: 20. */
  readonly delay?: number;
  /** When RasDial returns, relative to its first notifications. Default: `'before'`. */
  readonly rasDialReturns?: 'before' | 'between' | 'after';
  /** How long RasDial blocks before it returns. Default: 0. */
  readonly rasDialBlocks?: number;
  /** RasDial returns this error with a handle, which is owed a RasHangUp, and notifies nothing. */
  readonly rasDialFails?: number;
  /** RasDial returns this error without a handle. */
  readonly rasDialRefuses?: number;
  /**
   * Notifications come on a thread of RAS' own (the default; what clients observe), or in the context
   * of the thread that called RasDial (what Microsoft's RasDial page says).
   */
  readonly notificationThread?: 'foreign' | 'captured';
  /** States that are never notified; Microsoft's "Connection states" page guarantees none. */
  readonly lost?: readonly StateName[];
  /** Nothing is notified after this state. The line goes on, and its status tells. */
  readonly silentAfter?: StateName;
  /** States that are notified twice. */
  readonly duplicated?: readonly StateName[];
  /** Of two running states only the second is notified. Default: false. */
  readonly merged?: boolean;
  /** Each notification comes so much later than its state is entered. Default: 0. */
  readonly late?: number;
  /** The terminal notification comes once more, late. Default: false. */
  readonly afterTerminal?: boolean;
  /** The error with which RetryAuthentication is notified; no document says which. Default: 691. */
  readonly retryError?: 691 | 0;
  /** RasHangUp returns at once (the default), or when a handler that runs has returned. */
  readonly hangUp?: 'immediate' | 'waitsForHandler';
  /** How long RasHangUp blocks before it returns. Default: 0. */
  readonly hangUpBlocks?: number;
  /** How long the handle stays valid after RasHangUp has returned. Default: 20. */
  readonly linger?: number;
  /** What the status tells meanwhile. Default: `'Disconnected'`. */
  readonly lingerState?: 'Disconnected' | 'Connected' | 'current';
  /**
   * What is notified after a hang-up in the middle of a dial: nothing (the default), Disconnected, or
   * the current state with 631.
   */
  readonly afterHangUp?: 'silent' | 'disconnected' | 'userDisconnection';
  /** RasHangUp does nothing and returns this, such as 753. */
  readonly hangUpError?: number;
  /** Once, RasGetConnectStatus answers 6 although the line is there. Default: false. */
  readonly spuriousGone?: boolean;
  /** For so long after a line is gone a dial of its entry fails with 633. Default: 0. */
  readonly portFreeAfter?: number;
  /** So long after a dial has failed that nobody hangs up, Windows dials it again by itself. Default: never. */
  readonly redialsUnpaid?: number;
  /** Whether the dial of a connected entry is notified of Connected, or of nothing. Default: `'connected'`. */
  readonly redialConnected?: 'connected' | 'silent';
  /** How long a window of an EAP method is open. Default: 1,000. */
  readonly eapWindow?: number;
  /** Then it is closed unanswered, and the function that has shown it returns this; no document says which. */
  readonly eapWindowFails?: number;
  /** The RasDial that answers a pause returns this error, and the dial stays paused. */
  readonly resumeFails?: number;
  /**
   * How a lost line shows itself: its handle dies at once and no reason is left (the default),
   * its status says Disconnected and why for a while, or RAS reconnects by itself under a new handle.
   */
  readonly lostLine?: 'gone' | 'disconnectedFirst' | 'reconnect';
  /**
   * How a link of several shows that it failed: its state once more, with the error (the default), or
   * SubEntryDisconnected with it. The documents do not say.
   */
  readonly failedLink?: 'state' | 'disconnected';
  /** Whether RasEnumConnections lists a line that is being dialed. Default: true. */
  readonly listDialing?: boolean;
  /**
   * When RasEnumConnections lists the correlation GUID of a line, by which the line is known: `'always'`; only once it is
   * connected, which Microsoft's page leaves open; `'late'`, so long after that as `correlationIdAfter` says; or never, as
   * before Windows 7. Default: `'always'`.
   */
  readonly correlationId?: 'always' | 'connected' | 'late' | 'never';
  /** Milliseconds from Connected until a `'late'` GUID is listed. Default: 1,000. */
  readonly correlationIdAfter?: number;
  /** RasGetConnectStatus itself fails with this error while the line is there. */
  readonly statusError?: number;
  /**
   * What RasGetConnectStatus tells as the error of a dial that is under way: none (the default), 600, "pending", or that
   * of a tunnel that was tried before and given up. No document says.
   */
  readonly dialingError?: 'none' | 'pending' | 'earlierAttempt';
}
