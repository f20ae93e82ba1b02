/** The frame of all subcommands: their common options, how they begin and how they end. */

import type { Command } from 'commander';
import { type AbortError, isRasError, stateLocales } from '../index.js';
import { parseLanguage } from './arguments/option-values.js';
import { exitOf, exitOfSignal, UsageError } from './exit-codes.js';
import {
  type CommonOptions,
  openSession,
  refuseForgottenSimulation,
  type Session,
} from './session.js';
import { withFullStop } from './terminal/error-text.js';
import { forceExit, OpenConnections } from './terminal/forced-exit.js';
import { Interruption, signalText } from './terminal/interruption.js';
import { Output } from './terminal/output.js';

/** Does a subcommand's work; what it resolves with is the result that `--json` ends with, and the exit code. */
export type Work<Arguments extends readonly unknown[], Options> = (
  session: Session,
  options: Options,
  ...args: Arguments
) => Promise<{ readonly exitCode?: number } & Readonly<Record<string, unknown>>>;

const languages = stateLocales.join(', ');

/** Adds what every subcommand takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'Print JSON lines, one for each event. The last line has the type "result".')
    .option(
      '--simulate [file]',
      'Use a simulated RAS with sample entries, or the one in a scenario or transcript file.',
    )
    .option(
      '--lang <locale>',
      `Name the states of a connection in this language. One of ${languages}.`,
      parseLanguage,
    )
    .option(
      '--ras-exit-code',
      'Exit with the error number of RAS, as rasdial does. Works on Windows only.',
    )
    .exitOverride();
}

/** For those that are about entries: which book is meant, and the common ones. */
export function withBookOptions(command: Command): Command {
  return withCommonOptions(
    command.option(
      '--phone-book <file>',
      "Use this phone book instead of the user's own and the one for all users.",
    ),
  );
}

/**
 * Makes a subcommand's action of its work. `exitOfFailure` is for those with exit codes of their own. `needsRas` is false
 * for those that neither touch a connection nor read a phone book.
 */
export function action<Arguments extends readonly unknown[], Options>(
  work: Work<Arguments, Options & CommonOptions>,
  exitOfFailure: (error: unknown, rasExitCode?: boolean) => number = exitOf,
  { needsRas = true }: { readonly needsRas?: boolean } = {},
): (...given: [...Arguments, Options & CommonOptions, Command]) => Promise<void> {
  return async (...given) => {
    const [options] = given.slice(-2) as [Options & CommonOptions, Command];
    const args = given.slice(0, -2) as unknown as Arguments;
    const output = new Output({ json: options.json === true });
    const openConnections = new OpenConnections();
    const interruption = new Interruption({
      onSlow: () => {
        if (openConnections.names.length > 0)
          output.note('Still hanging up. Press Ctrl+C again to exit at once.');
      },
      onRepeat: (by) => forceExit(by, openConnections, output),
    });
    let session: Session | undefined;
    try {
      refuseForgottenSimulation(options, needsRas);
      session = openSession(options, output, interruption, openConnections);
      const { exitCode = 0, ...result } = await work(session, options, ...args);
      output.result({ ok: exitCode === 0, exitCode, ...result });
      process.exitCode = exitCode;
    } catch (thrown) {
      const endedByReader = output.isClosed && interruption.by === undefined && isAbort(thrown);
      // The work has ended because nobody reads its output any more, which is no failure. Its hang-up may have failed.
      const error = endedByReader ? thrown.hangUpError : pauseReason(thrown);
      if (error === undefined) return;
      const exitCode = exitOfFailure(error, options.rasExitCode);
      process.exitCode = reportFailure(error, output, interruption, exitCode);
      const hint = session?.hints.for(error);
      if (hint !== undefined && interruption.by === undefined) output.note(hint);
    } finally {
      interruption.end();
    }
  };
}

/** A dial that was given up at a pause fails with the reason for which RAS paused; every other error stays itself. */
function pauseReason(error: unknown): unknown {
  if (!isRasError(error, 'ERR_RAS_PAUSE_UNANSWERED')) return error;
  return isRasError(error.cause) ? error.cause : error;
}

function isAbort(error: unknown): error is AbortError {
  return (error as Error | undefined)?.name === 'AbortError';
}

function reportFailure(
  error: unknown,
  output: Output,
  interruption: Interruption,
  failureExitCode: number,
): number {
  if (interruption.by !== undefined) {
    const exitCode = exitOfSignal(interruption.by);
    // An error of a hang-up says that the connection may still be up, so it is reported even after an interruption.
    if (isRasError(error) && error.operation === 'RasHangUp') output.failure(error.message);
    output.failure(`Ended by ${signalText(interruption.by)}.`);
    output.result({ ok: false, exitCode, signal: interruption.by });
    return exitCode;
  }
  const message = error instanceof Error ? error.message : String(error);
  // A refused command line may end with the one that is right, which is copied.
  output.failure(error instanceof UsageError ? message : withFullStop(message));
  output.result({
    ok: false,
    exitCode: failureExitCode,
    error: isRasError(error) ? error.toJSON() : { message },
  });
  return failureExitCode;
}
