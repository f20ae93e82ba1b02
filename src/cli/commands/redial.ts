/** `winras redial`: a new line in the place of the old one, and with many providers a new address. */

import type { Command } from 'commander';
import type { Connection } from '../../index.js';
import { defined } from '../arguments/omit-undefined.js';
import { seconds } from '../arguments/option-values.js';
import { lineOf, tellConnected } from '../line/connected-line.js';
import {
  type EntryLineOptions,
  entryDialOptions,
  follow,
  withEntryLineOptions,
} from '../line/dial-line.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';

const examples = `
Examples:
  winras redial DSL
  winras redial DSL --hangup-timeout 60 --json`;

interface RedialChoice extends EntryLineOptions {
  /** Milliseconds. */
  readonly hangupTimeout?: number;
}

export function addRedial(program: Command): void {
  const command = program
    .command('redial <entry>')
    .description('hang an entry up, wait until its line is free, and dial it again')
    .option('--hangup-timeout <seconds>', 'for the line to be free (default: 10)', seconds)
    .addHelpText('after', examples);
  withCommonOptions(withEntryLineOptions(command)).action(
    action<[string], RedialChoice>(async (session, options, entryName) => {
      const connection = await session.inHand.during(entryName, () =>
        redial(session, options, entryName),
      );
      await tellConnected(session.output, connection);
      return { connection: lineOf(connection) };
    }),
  );
}

async function redial(
  session: Session,
  options: RedialChoice,
  entryName: string,
): Promise<Connection> {
  const shown: Promise<unknown>[] = [];
  try {
    return await session.ras.redial(entryName, {
      ...(await entryDialOptions(session, entryName, options)),
      ...defined({ hangUpTimeout: options.hangupTimeout }),
      // What fails it is what the redial fails with.
      onDialing: (dialing) => shown.push(follow(session, dialing).catch(() => undefined)),
    });
  } finally {
    await Promise.all(shown);
  }
}
