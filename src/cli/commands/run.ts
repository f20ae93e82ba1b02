/** `winras run`: runs a command while an entry is connected. */

import type { StdioOptions } from 'node:child_process';
import { Command, CommanderError } from 'commander';
import { type Connection, isRasError } from '../../index.js';
import { operandPlaces, separator } from '../arguments/command-line.js';
import { type DialCommandOptions, withDialCommandOptions } from '../arguments/dial-options.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { runFailureExit, UsageError } from '../exit-codes.js';
import { dialOrReuse, type LineInUse } from '../line/dial-line.js';
import { ChildCommand, NotRunnable } from '../processes/child-command.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';
import { helpText } from '../terminal/terminal-text.js';

const details = `
winras hangs up when the command has ended, whatever ends it, even if winras itself is killed. An entry that is already
connected is not dialed again, and stays up in the end. If the connection is lost, winras ends the command, on Windows
with everything that it has started. What a command leaves running when it ends by itself goes on running. With --json,
the output of the command goes to standard error.

The exit code is that of the command. It is 125 if the entry could not be dialed, kept connected or hung up, 126 if the
command cannot be run, and 127 if it is not found. It is 128 plus the number of the signal if one ended the command or
winras: 130 for Ctrl+C.

Examples:
  winras run "Office VPN" -- npm test
  winras run "Office VPN" --user alice --password-env VPN_PASSWORD -- npm test
  winras run --server vpn.example.com --user alice -- curl https://intranet

On Windows, name .cmd and .bat files as at a prompt. PowerShell may remove the --: the command then begins after the
entry, and the options of winras have to stand before it.`;

/** Adds the options of `run`, which are also asked for to find where its command begins. */
export function withRunOptions(command: Command): Command {
  return withCommonOptions(withDialCommandOptions(command));
}

/**
 * Puts the `--` back that PowerShell takes away: it keeps the first one that it is given for itself. The command then
 * begins with the first word after the entry, or with --server with the first word. `args` stand after `run`.
 */
export function insertSeparator(args: readonly string[]): readonly string[] {
  if (args.includes(separator)) return args;
  const [first = args.length, second] = operandPlaces(withRunOptions(new Command()).options, args);
  const isServer = args.slice(0, first).some((word) => /^--server(?:=|$)/.test(word));
  const place = isServer ? first : second;
  return place === undefined ? args : args.toSpliced(place, 0, separator);
}

/** `args` are the whole command line: commander does not tell where the separator stood. */
export function addRun(program: Command, args: readonly string[]): void {
  const command = program
    .command('run [words...]')
    .usage('[options] [entry] -- command [arguments...]')
    .description('Dial, run a command while connected, and hang up. Exits as the command does.')
    .addHelpText('after', helpText(details));
  withRunOptions(command)
    .exitOverride((error) => {
      // The command's own exit code may be 1.
      throw error.exitCode === 0
        ? error
        : new CommanderError(runFailureExit, error.code, error.message);
    })
    .action(
      action<[string[]], DialCommandOptions>(async (session, options, words) => {
        const { entryName, commandWords } = splitWords(words, args);
        // The lines of a simulated RAS that is this process' own end with it.
        const hangUpOnExit = session.outlivesProcess ? ('guarded' as const) : true;
        const behavior = { hangUpOnExit, isTransient: true };
        const line = await dialOrReuse(session, entryName, options, behavior);
        const { connection, alreadyConnected } = line;
        if (alreadyConnected) {
          const exitCode = await runConnected(session, line, commandWords);
          return { exitCode, connection, alreadyConnected };
        }
        return session.openConnections.during(connection.entryName, async () => {
          try {
            const exitCode = await runConnected(session, line, commandWords);
            return { exitCode, connection };
          } finally {
            await hangUp(session, connection);
          }
        });
      }, exitOfRun),
    );
}

/** The entry, if one is named, stands before the separator, and the command behind it. */
function splitWords(words: readonly string[], args: readonly string[]) {
  const place = args.indexOf(separator);
  const commandWords = place < 0 ? [] : args.slice(place + 1);
  if (commandWords.length === 0)
    throw new UsageError('Name the command after --, as in: winras run "Office VPN" -- npm test');
  const [entryName, ...others] = words.slice(0, words.length - commandWords.length);
  if (others.length > 0)
    throw new UsageError(
      `Only one entry can be dialed, but "${others[0]}" is given as well. Put names with spaces in quotes. In PowerShell, ` +
        `also quote the first -- if a second one follows: winras run "Office VPN" '--' npm test -- --watch`,
    );
  return { entryName, commandWords };
}

async function runConnected(
  { output, signal, interruption }: Session,
  { connection, alreadyConnected }: LineInUse,
  words: readonly string[],
): Promise<number> {
  output.report('connected', { connection, ...omitUndefined({ alreadyConnected }) });
  const { entryName, device } = connection;
  output.noteUnlessJson(
    alreadyConnected
      ? `${entryName} is already connected, and stays connected.`
      : `${entryName} is connected through ${device.name}.`,
  );
  signal.throwIfAborted();
  // Standard output is for JSON then.
  const stdio: StdioOptions = ['inherit', output.isJson ? 2 : 'inherit', 'inherit'];
  const command = await ChildCommand.start(words, stdio);
  const watching = new AbortController();
  const lost = connection.waitForClose({ signal: watching.signal }).then(
    (closed) => {
      // The command's traffic would take another way now, or none.
      output.failure(`${connection.entryName} was lost. The command is ended.`);
      output.report('lineLost', { connection, ...closed });
      command.end();
      return true;
    },
    () => false,
  );
  const end = await interruption.yieldTo(() => command.ended);
  watching.abort();
  const isLost = await lost;
  if (end.warning !== undefined) output.note(end.warning);
  output.report('commandEnded', { ...end });
  signal.throwIfAborted();
  if (isLost) throw new Error('The connection was lost while the command ran.');
  return end.exitCode;
}

const hangUpTexts = {
  disconnected: 'was hung up.',
  released: 'was released, but something else still uses it.',
} as const;

async function hangUp({ output }: Session, connection: Connection): Promise<void> {
  const { id, entryName } = connection;
  const outcome = await connection.hangUp();
  output.report('hungUp', { id, entryName, outcome });
  output.noteUnlessJson(`${entryName} ${hangUpTexts[outcome]}`);
}

function exitOfRun(error: unknown, rasExitCode: boolean | undefined): number {
  if (error instanceof NotRunnable) return error.exitCode;
  return (rasExitCode && isRasError(error) ? error.errno : undefined) ?? runFailureExit;
}
