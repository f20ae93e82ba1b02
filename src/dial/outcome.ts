/** How a dial ends. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import type { Connection } from '../connection/connection.js';
import type { RasError } from '../errors/errors.js';
import type { Ending } from './history.js';

export interface Failure {
  readonly error: unknown;
  /** The user has ended the dial, and needs no telling. */
  readonly quiet: boolean;
  /** How the hang-up ended that every dial owes which does not connect. */
  readonly hungUp: HangUpOutcome | RasError;
  /** How the loops end, when not by throwing the error. */
  readonly ending?: Ending | undefined;
}

export type Outcome = { readonly connection: Connection } | Failure;

/** How a dial is to fail. */
export interface FailOptions {
  /** The user has ended the dial, and needs no telling. */
  readonly quiet?: boolean;
  /** RAS is known to have no line of the dial any more, so there is nothing to hang up. */
  readonly lineIsGone?: boolean;
  /** Milliseconds that the hang-up waits for the line to be gone. */
  readonly bound?: number;
  /** How the loops end, when not by throwing the error. */
  readonly ending?: Ending;
}
