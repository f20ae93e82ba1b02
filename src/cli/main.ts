/** Runs a command line to its end. */

import { Command, CommanderError } from 'commander';
import { adviseFor } from '../errors/error-table.js';
import { namedCommand } from './arguments/command-line.js';
import { describe, findHelpRequest } from './arguments/help.js';
import { ignoreCaseOfChoices } from './arguments/option-values.js';
import { rasdialAnswer } from './arguments/rasdial.js';
import { reportAlternative, reportUsageFailure } from './arguments/usage-failure.js';
import { addCompletion } from './commands/completion.js';
import { addCredentials } from './commands/credentials.js';
import { addDevices } from './commands/devices.js';
import { addDial } from './commands/dial.js';
import { addDoctor } from './commands/doctor.js';
import { addEntries } from './commands/entries.js';
import { addExplain } from './commands/explain.js';
import { addHangUp } from './commands/hangup.js';
import { addKeep } from './commands/keep.js';
import { addRedial } from './commands/redial.js';
import { addRun, insertSeparator } from './commands/run.js';
import { addStatus } from './commands/status.js';
import { addWatch } from './commands/watch.js';
import { handleBrokenPipe } from './terminal/broken-pipe.js';
import { columnsOf, usualWidth, wrapped } from './terminal/terminal-text.js';

const subcommands = [
  addCompletion,
  addCredentials,
  addDevices,
  addDial,
  addDoctor,
  addEntries,
  addExplain,
  addHangUp,
  addKeep,
  addRedial,
  addRun,
  addStatus,
  addWatch,
];

/** `given` are the arguments after the command's name. Sets the process' exit code. */
export async function main(given: readonly string[]): Promise<void> {
  const args = normalizeArguments(given);
  handleBrokenPipe();
  adviseFor('command');
  const program = new Command('winras')
    .description('Dial, watch and hang up connections of the Windows Remote Access Service (RAS).')
    .version(
      (require('../../package.json') as { version: string }).version,
      '-V, --version',
      'Print the version of winras.',
    )
    .helpOption('-h, --help', 'Show this help.')
    .helpCommand('help [command]', 'Show the help of a command.')
    .configureHelp({ optionDescription: describe, argumentDescription: describe })
    .exitOverride()
    .configureOutput({
      // Commander wraps a help, but not the text behind it.
      writeOut: (text) => process.stdout.write(wrapped(text, helpWidth(process.stdout))),
      writeErr: (text) => process.stderr.write(wrapped(text, helpWidth(process.stderr))),
      // The error that commander throws has this text too, and is reported as all others are.
      outputError: () => undefined,
      getOutHelpWidth: () => helpWidth(process.stdout),
      getErrHelpWidth: () => helpWidth(process.stderr),
    })
    .showSuggestionAfterError();
  for (const add of subcommands) add(program, args);
  ignoreCaseOfChoices(program);
  const help = findHelpRequest(program, args);
  const named = help?.named ?? namedCommand(program, args);
  const answer = rasdialAnswer(named);
  if (answer !== undefined) return reportAlternative(named, answer);
  try {
    await program.parseAsync(help?.line ?? args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode;
    // Otherwise commander has shown what it was asked for, or the help if no subcommand was named.
    const isRefused = error.exitCode !== 0 && error.code !== 'commander.help';
    if (isRefused) reportUsageFailure(named, error);
  }
}

/** Rewrites what commander does not take as users type it. */
function normalizeArguments(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  if (first === '-v') return ['--version', ...rest];
  return first === 'run' ? [first, ...insertSeparator(rest)] : args;
}

/** A help that goes to a file is read, too. */
function helpWidth(stream: NodeJS.WriteStream): number {
  return columnsOf(stream) ?? usualWidth;
}
