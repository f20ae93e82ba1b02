/** The exit codes of the command. */

import { constants } from 'node:os';
import { isRasError } from '../index.js';

/** The arguments, or what they name, cannot be right. */
export const usageExit = 1;
/** RAS, or this package on its behalf, has failed. */
export const failureExit = 2;
/** A time limit that was given is over. */
export const timeoutExit = 3;

/** Exit codes of `run`, whose command has its own: `env` and other programs that run a command have the same. */
export const runFailureExit = 125;
export const notExecutableExit = 126;
export const notFoundExit = 127;

const timeouts: ReadonlySet<string> = new Set([
  'ERR_RAS_DIAL_TIMEOUT',
  'ERR_RAS_PAUSE_TIMEOUT',
  'ERR_RAS_HANGUP_PENDING',
]);

/** Arguments or options that the command itself refuses; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** As a shell reports it: 130 for SIGINT, 143 for SIGTERM. */
export function exitOfSignal(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** `rasExitCode`: RAS' own number, as rasdial has it, where the system can tell it: on Windows. */
export function exitOf(error: unknown, rasExitCode = false): number {
  if (isRasError(error)) {
    if (rasExitCode && error.errno !== undefined) return error.errno;
    return timeouts.has(error.code) ? timeoutExit : failureExit;
  }
  const { code } = error as { readonly code?: unknown };
  const isRefused = typeof code === 'string' && code.startsWith('ERR_INVALID_ARG');
  return isRefused || error instanceof UsageError ? usageExit : failureExit;
}
