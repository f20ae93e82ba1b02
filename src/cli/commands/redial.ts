/** `winras redial`: hangs up and dials again, which with many providers gives a new address. */

import type { Command } from 'commander';
import type { Connection } from '../../index.js';
import { type EntryDialOptions, withEntryDialOptions } from '../arguments/dial-options.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { parseSeconds } from '../arguments/option-values.js';
import { connectionData, reportConnected } from '../line/connected-line.js';
import { entryDialOptions, showProgress } from '../line/dial-line.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';

const examples = `
Examples:
  winras redial DSL
  winras redial DSL --hangup-timeout 60 --json`;

interface RedialCommandOptions extends EntryDialOptions {
  /** Milliseconds. */
  readonly hangupTimeout?: number;
}

export function addRedial(program: Command): void {
  const command = program
    .command('redial <entry>')
    .description('Hang up an entry, wait until its port is free, and dial it again.')
    .option(
      '--hangup-timeout <seconds>',
      'Wait at most this long for the port to be free. Default: 10.',
      parseSeconds,
    )
    .addHelpText('after', examples);
  withCommonOptions(withEntryDialOptions(command)).action(
    action<[string], RedialCommandOptions>(async (session, options, entryName) => {
      const connection = await session.openConnections.during(entryName, () =>
        redial(session, options, entryName),
      );
      await reportConnected(session.output, connection);
      return { connection: connectionData(connection) };
    }),
  );
}

async function redial(
  session: Session,
  options: RedialCommandOptions,
  entryName: string,
): Promise<Connection> {
  const shown: Promise<unknown>[] = [];
  try {
    return await session.ras.redial(entryName, {
      ...(await entryDialOptions(session, entryName, options)),
      ...omitUndefined({ hangUpTimeout: options.hangupTimeout }),
      // The redial fails with the same error.
      onDialing: (dialing) => shown.push(showProgress(session, dialing).catch(() => undefined)),
    });
  } finally {
    await Promise.all(shown);
  }
}
