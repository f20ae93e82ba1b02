/** A run of a subcommand: its RAS, its output, its interruption, and the connections that it has open. */

import { ras as systemRas } from '../index.js';
import { stateVariable } from '../simulator/scenario-file.js';
import { UsageError } from './exit-codes.js';
import { type ChosenRas, simulatedRas } from './simulated.js';
import { ErrorHints } from './terminal/error-text.js';
import type { OpenConnections } from './terminal/forced-exit.js';
import type { Interruption } from './terminal/interruption.js';
import type { Output } from './terminal/output.js';

/** The options that every subcommand takes. */
export interface CommonOptions {
  readonly json?: boolean;
  /** A file's path; true where none was given. */
  readonly simulate?: string | true;
  readonly lang?: string;
  readonly rasExitCode?: boolean;
}

export interface Session extends ChosenRas {
  readonly output: Output;
  readonly hints: ErrorHints;
  /** Aborted when the user, or the system, wants the command to end. */
  readonly signal: AbortSignal;
  readonly interruption: Interruption;
  readonly openConnections: OpenConnections;
  /** The language of the names of states. Undefined means the user's own. */
  readonly locale: string | undefined;
}

export function openSession(
  options: CommonOptions,
  output: Output,
  interruption: Interruption,
  openConnections: OpenConnections,
): Session {
  const { simulate, lang } = options;
  const machineRas = { ras: systemRas, outlivesProcess: true };
  return {
    ...(simulate === undefined ? machineRas : simulatedRas(simulate, output)),
    output,
    hints: new ErrorHints(),
    signal: interruption.signal,
    interruption,
    openConnections,
    locale: lang,
  };
}

/** Refuses to dial for real in the name of somebody who has set up a shared simulation. */
export function refuseForgottenSimulation({ simulate }: CommonOptions, needsRas: boolean): void {
  if (!needsRas || simulate !== undefined || !process.env[stateVariable]) return;
  throw new UsageError(
    `${stateVariable} names the state of a simulated RAS: add --simulate, or remove the variable to use the RAS of ` +
      'this machine.',
  );
}

export function localeOption(locale: string | undefined): { readonly locale?: string } {
  return locale === undefined ? {} : { locale };
}
