/** The outcomes of a dial. */

import type { HangUpOutcome } from '../addon/hang-up.js';
import type { Connection } from '../connection/connection.js';
import type { RasError } from '../errors/errors.js';
import type { Ending } from './history.js';

export interface Failure {
  readonly error: unknown;
  /** The program has ended the dial itself, and needs no report. */
  readonly quiet: boolean;
  /** The outcome of the hang-up, which every dial owes that does not connect, or the error that it has failed with. */
  readonly hungUp: HangUpOutcome | RasError;
  /** Set when the loops do not end by throwing the error. */
  readonly ending?: Ending | undefined;
}

export type Outcome = { readonly connection: Connection } | Failure;

/** Options for failing a dial. */
export interface FailOptions {
  /** The program has ended the dial itself, and needs no report. */
  readonly quiet?: boolean;
  /** RAS is known to have no line of the dial any more, so there is nothing to hang up. */
  readonly lineIsGone?: boolean;
  /** Milliseconds that the hang-up waits for the line to be gone. */
  readonly bound?: number;
  /** Set when the loops do not end by throwing the error. */
  readonly ending?: Ending;
}
