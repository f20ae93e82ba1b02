/** A simulated RAS behaves in one of several ways. */

import type { PausedState, RunningState, TerminalState } from '../states/states.js';

/**
 * A state that has a name. Microsoft's page is
 * [RASCONNSTATE](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376727%28v=vs.85%29).
 */
export type StateName = RunningState | PausedState | TerminalState;

/**
 * Chooses between behaviors where Microsoft's documents leave RAS a choice, or clients have seen it do otherwise.
 * Every default is the documented behavior, or the one that was observed most often where the documents are silent.
 * All times are milliseconds of the simulator's clock.
 */
export interface SimulatedBehavior {
  /** The time between two states. Default: 20. */
  readonly delay?: number;
  /** The moment when RasDial returns, relative to its first notifications. Default: `'before'`. */
  readonly rasDialReturns?: 'before' | 'between' | 'after';
  /** The time for which RasDial blocks before it returns. Default: 0. */
  readonly rasDialBlocks?: number;
  /** RasDial returns this error with a handle, which needs a RasHangUp, and notifies nothing. */
  readonly rasDialFails?: number;
  /** RasDial returns this error without a handle. */
  readonly rasDialRefuses?: number;
  /**
   * Notifications come on a thread of RAS' own (the default, which clients observe), or in the context of the thread
   * that called RasDial, as Microsoft's page says:
   * [RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw).
   */
  readonly notificationThread?: 'foreign' | 'captured';
  /**
   * These states are never notified. Microsoft's page guarantees none:
   * [Connection states](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states).
   */
  readonly lost?: readonly StateName[];
  /** Nothing is notified after this state. The dial goes on, and its status tells. */
  readonly silentAfter?: StateName;
  /** These states are notified twice. */
  readonly duplicated?: readonly StateName[];
  /** Of two running states only the second is notified. Default: false. */
  readonly merged?: boolean;
  /** Each notification comes this much later than its state is entered. Default: 0. */
  readonly late?: number;
  /** The terminal notification comes once more, late. Default: false. */
  readonly afterTerminal?: boolean;
  /** RetryAuthentication is notified with this error; no document says which. Default: 691. */
  readonly retryError?: 691 | 0;
  /** RasHangUp returns at once (the default), or when a handler that runs has returned. */
  readonly hangUp?: 'immediate' | 'waitsForHandler';
  /** The time for which RasHangUp blocks before it returns. Default: 0. */
  readonly hangUpBlocks?: number;
  /** The time for which the handle stays valid after RasHangUp has returned. Default: 20. */
  readonly linger?: number;
  /** The status during that time. Default: `'Disconnected'`. */
  readonly lingerState?: 'Disconnected' | 'Connected' | 'current';
  /**
   * After a hang-up in the middle of a dial nothing is notified (the default), or Disconnected, or the current state
   * with 631.
   */
  readonly afterHangUp?: 'silent' | 'disconnected' | 'userDisconnection';
  /** RasHangUp does nothing and returns this error, such as 753. */
  readonly hangUpError?: number;
  /** RasGetConnectStatus answers 6 once although the connection is there. Default: false. */
  readonly spuriousGone?: boolean;
  /** For this long after a connection is gone a dial of its entry fails with 633. Default: 0. */
  readonly portFreeAfter?: number;
  /**
   * Windows dials an entry again by itself this long after its dial has failed, unless the dial is hung up. Default:
   * never.
   */
  readonly redialsUnpaid?: number;
  /** A dial of a connected entry is notified of Connected, or of nothing. Default: `'connected'`. */
  readonly redialConnected?: 'connected' | 'silent';
  /** The time for which a window of an EAP method is open. Default: 1,000. */
  readonly eapWindow?: number;
  /**
   * The window is then closed unanswered, and the function that has shown it returns this error; no document says
   * which.
   */
  readonly eapWindowFails?: number;
  /** The RasDial that answers a pause returns this error, and the dial stays paused. */
  readonly resumeFails?: number;
  /**
   * A lost connection shows itself in one of three ways: its handle is invalid at once and no reason is left (the
   * default), its status says Disconnected and why for a while, or RAS reconnects by itself under a new handle.
   */
  readonly lostLine?: 'gone' | 'disconnectedFirst' | 'reconnect';
  /**
   * A link of several shows that it failed by its state once more, with the error (the default), or by
   * SubEntryDisconnected with the error. The documents do not say.
   */
  readonly failedLink?: 'state' | 'disconnected';
  /** RasEnumConnections lists a connection that is being dialed. Default: true. */
  readonly listDialing?: boolean;
  /**
   * RasEnumConnections lists the correlation GUID, by which a connection is known, always; only once it is connected,
   * which Microsoft's page leaves open; `'late'`, which is `correlationIdAfter` after Connected; or never, as before
   * Windows 7. Default: `'always'`.
   */
  readonly correlationId?: 'always' | 'connected' | 'late' | 'never';
  /** Milliseconds from Connected until a `'late'` GUID is listed. Default: 1,000. */
  readonly correlationIdAfter?: number;
  /** RasGetConnectStatus itself fails with this error while the connection is there. */
  readonly statusError?: number;
  /**
   * RasGetConnectStatus gives as the error of a dial that is under way none (the default), 600 ("pending"), or that
   * of a tunnel that was tried before and given up. No document says.
   */
  readonly dialingError?: 'none' | 'pending' | 'earlierAttempt';
}
