/** The options of a dial, as users give them. */

import type { AbortSignalLike } from '../arguments/validation.js';
import type { UserCredentials } from '../credentials/user-credentials.js';
import type { AnswerableState, AnswerFor, PauseAnswer } from './answers.js';
import type { PausedEvent, PausedEventOf } from './dial-event.js';
import type { ExtensionOptions } from './extension-options.js';
import type { OwnerWindow } from './owner-window.js';

/**
 * The user name and password to dial with, or:
 * - `'stored'`: those that Windows has saved with the entry; RAS decides when there are none.
 * - `'current-user'`: those of the user who is logged on.
 */
export type Credentials = 'stored' | 'current-user' | UserCredentials;

/** Answers pauses: one function for all of them, or an object with a function for each state. */
export type PauseHandler =
  | ((event: PausedEvent) => PauseResult<PauseAnswer>)
  | {
      readonly [State in AnswerableState]?: (
        event: PausedEventOf<State>,
      ) => PauseResult<AnswerFor[State]>;
    };

/** An answer, now or later, or the promise of `event.resume()`. Undefined without a call of `resume()` gives the dial up. */
export type PauseResult<Answer> = Answer | undefined | Promise<Result<Answer>>;
// biome-ignore lint/suspicious/noConfusingVoidType: an async handler that awaits event.resume() gives nothing.
type Result<Answer> = Answer | undefined | void;

/** Decides who answers when RAS pauses: the loop over the dial's events, `onPaused`, or nobody. */
export type PauseOptions =
  | {
      /** Lets RAS pause, and the loop over this dial's events answer. Excludes `onPaused`. */
      readonly pausedStates?: boolean;
      readonly onPaused?: never;
    }
  | {
      readonly pausedStates?: false;
      /**
       * Lets RAS pause, and answers: by the value that it returns, or by `event.resume()`. A handler that does neither gives
       * the dial up. Excludes `pausedStates`.
       */
      readonly onPaused: PauseHandler;
    };

/**
 * Options for dialing a number without an entry, without those about pauses, so that interfaces can extend it. All are
 * optional.
 */
export interface BaseDialNumberOptions extends ExtensionOptions {
  /** Who dials. Default: `'stored'`. */
  readonly credentials?: Credentials;
  /**
   * The path of a phone-book file. One on a share has to be given as `\\server\share\…`, since the service of RAS does not
   * see mapped drives. Default: the user's and the all-users book.
   */
  readonly phoneBook?: string;
  /**
   * The number for the server to call back, of at most 128 characters. It counts only when the server lets its caller
   * choose. `'*'` takes the stored number and needs `pausedStates` or `onPaused`.
   */
  readonly callbackNumber?: string;
  /** The link to dial first when an entry has several, from 1. */
  readonly subentry?: number;
  /** The index of the network interface through which a VPN is to go. */
  readonly interfaceIndex?: number;
  /** Milliseconds until the dial is given up; the time of pauses does not count. Default: 180,000. */
  readonly timeout?: number;
  /**
   * Aborts the dial: the line is hung up, then an `AbortError` is thrown. Its `hangUpError` is set when the hang-up has
   * failed.
   */
  readonly signal?: AbortSignalLike;
  /** Milliseconds that a pause waits for its answer. Default: 120,000. */
  readonly pauseTimeout?: number;
  /**
   * Hangs the connected line up when this process, or this worker, ends: by itself, by `process.exit()`, by an uncaught
   * exception, or by a signal that the program does not handle itself (Ctrl+C, Ctrl+Break, a closed console, SIGTERM;
   * [SetConsoleCtrlHandler](https://learn.microsoft.com/en-us/windows/console/setconsolectrlhandler)). After a signal the
   * process waits up to 3 s for all hang-ups together, and then ends as it would have done, on Windows with exit code
   * 0xC000013A; a second signal ends it at once. Default: the line stays up.
   *
   * Nobody hangs up when the process is killed, as by `taskkill /F`, unless this is `'guarded'`. Then a process of its own
   * hangs the line up, also in the middle of the dial. It starts before RasDial is called, and ends when nothing is left to
   * hang up. It finds a connected line by its `id`, so a line without an `id` stays up. A job that ends its members, as many
   * CI systems, services and Task Scheduler use, ends the guard, too. When `terminate()` ends a worker, worker and guard both
   * hang up, so another program that uses the line loses its reference. In Electron, a single executable and other programs
   * than Node.js, WINRAS_GUARD_NODE has to name a Node.js that runs the guard. The dial fails with `ERR_RAS_NO_GUARD` when
   * the guard cannot run, as over a simulated RAS without a state file.
   */
  readonly hangUpOnExit?: boolean | 'guarded';
}

/** Options for dialing a number without an entry. All are optional. */
export type DialNumberOptions = BaseDialNumberOptions & PauseOptions;

/** Options for dialing an entry. All are optional: credentials, number and device are the entry's. */
export type DialOptions = BaseDialOptions & PauseOptions;

/** `DialOptions` without those about pauses, so that interfaces can extend it. */
export interface BaseDialOptions extends BaseDialNumberOptions {
  /** Replaces the entry's own number; at most 128 characters. */
  readonly phoneNumber?: string;
  /**
   * Decides how an entry that authenticates with EAP gets the identity to dial with; others need none
   * ([RasGetEapUserIdentity](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasgeteapuseridentityw)).
   * - `'silent'`: the method shows no window. When it would have to show one, the dial goes on with the stored user name or
   *   fails with `ERR_RAS_EAP_UI`.
   * - `'interactive'`: the method may show a window; the dial fails when its user closes it.
   * - `'none'`: the method is not asked for an identity.
   *
   * Default: `'silent'`, but `'none'` with a user name and a password in `credentials`, since the method would dial with
   * those that Windows has stored instead.
   */
  readonly eapIdentity?: 'silent' | 'interactive' | 'none';
  /** The window that owns the one in which an `'interactive'` identity is asked for. */
  readonly ownerWindow?: OwnerWindow;
  /**
   * Decides about an entry that is connected already, whoever has dialed it. `'dial'` calls RasDial, which adds a reference
   * to the line ([RasDial](https://learn.microsoft.com/en-us/windows/win32/api/ras/nf-ras-rasdialw)); `isFurtherReference` of
   * the connection tells so. `'reject'` dials nothing: the dial fails with `ERR_RAS_ALREADY_CONNECTED`, whose `connectionId`
   * is the `id` of the line. Default: `'dial'`.
   */
  readonly ifConnected?: 'dial' | 'reject';
}
