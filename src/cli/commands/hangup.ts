/** `winras hangup`: hangs up connections, whoever has dialed them. */

import type { Command } from 'commander';
import type { ActiveConnection } from '../../index.js';
import { failureExit, UsageError } from '../exit-codes.js';
import { isNamed, linesOfBook, notConnectedText } from '../line/find-lines.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';
import { helpText } from '../terminal/terminal-text.js';

const details = `
A connection is hung up whoever has dialed it, and however often. The exit code is 2 if
one of them is not gone afterwards.

Examples:
  winras hangup "Office VPN"
  winras hangup --all`;

interface HangUpOptions {
  readonly all?: boolean;
  readonly phoneBook?: string;
}

export function addHangUp(program: Command): void {
  const command = program
    .command('hangup [entries...]')
    .description('Hang up entries, whoever has dialed them.')
    .option('--all', 'Hang up every connection.')
    .option('--phone-book <file>', 'Hang up only connections of entries in this phone book.')
    .addHelpText('after', helpText(details));
  withCommonOptions(command).action(
    action<[string[]], HangUpOptions>(async (session, { all = false, phoneBook }, entryNames) => {
      if (all === entryNames.length > 0)
        throw new UsageError('Name the entries to hang up, or give --all.');
      const connections = await session.ras.connections();
      const lines = await linesOfBook(connections, phoneBook);
      const chosen = all ? lines : lines.filter((line) => isNamed(line, entryNames));
      const missing = entryNames.filter((name) => !lines.some((line) => isNamed(line, [name])));
      for (const name of missing) session.output.failure(notConnectedText(name, lines));
      const ends = await Promise.all(
        chosen.map((line) =>
          session.openConnections.during(line.entryName, () => hangUp(session, line)),
        ),
      );
      const failed = missing.length > 0 || ends.includes(false);
      return { exitCode: failed ? failureExit : 0, missing };
    }),
  );
}

/** Reports a failure instead of throwing it, so that the others are hung up all the same. */
async function hangUp({ output }: Session, line: ActiveConnection): Promise<boolean> {
  const { id, entryName } = line;
  try {
    // Not one reference, of which each dial has added one: the line.
    const outcome = await line.hangUp({ all: true });
    output.report('hungUp', { id, entryName, outcome }, `${entryName} was hung up.`);
    return true;
  } catch (error) {
    output.report('hangUpFailed', { id, entryName, error });
    output.failure(`${entryName} could not be hung up: ${(error as Error).message}`);
    return false;
  }
}
