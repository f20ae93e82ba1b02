/** How a dial ends. */

import type { Connection } from '../connection/connection.js';
import type { RasError } from '../errors/errors.js';
import type { HangUpOutcome } from '../provider/provider.js';
import type { Ending } from './history.js';

export interface Failure {
  readonly error: unknown;
  /** The user ended the dial himself, and needs no telling. */
  readonly quiet: boolean;
  /** How the hang-up ended that a dial owes which is not connected. */
  readonly hungUp: HangUpOutcome | RasError;
  /** How the loops end, when not by throwing the error. */
  readonly ending?: Ending | undefined;
}

export type Outcome = { readonly connection: Connection } | Failure;

export interface HowItFails {
  /** Default: RasDial. */
  readonly operation?: string | undefined;
  readonly quiet?: boolean;
  /** False: it is known that there is nothing to hang up. */
  readonly owes?: boolean;
  readonly bound?: number;
  /** How the loops end, when not by throwing the error. */
  readonly ending?: Ending;
}
