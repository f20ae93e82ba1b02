/** How a dial has ended. */

import type { Connection } from '../connection/connection.js';
import type { RasError } from '../errors.js';
import type { HangUpOutcome } from '../provider.js';

export interface Failure {
  readonly error: unknown;
  /** The user ended the dial himself, and needs no telling. */
  readonly quiet: boolean;
  /** How the hang-up ended that a dial owes which is not connected. */
  readonly hungUp: HangUpOutcome | RasError;
}

export type Outcome = { readonly connection: Connection } | Failure;
