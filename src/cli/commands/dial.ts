/** `winras dial`: the entry is connected afterwards, and stays so. */

import type { Command } from 'commander';
import { type DialCommandOptions, withDialCommandOptions } from '../arguments/dial-options.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { connectionData, reportConnected } from '../line/connected-line.js';
import { dialOrReuse } from '../line/dial-line.js';
import { type RecordingOptions, withRecording, withRecordingOptions } from '../line/recording.js';
import { action, withCommonOptions } from '../subcommand.js';
import { helpText } from '../terminal/terminal-text.js';

const details = `
An entry that is already connected is not dialed again, whoever has dialed it. winras
says so, and exits with 0.

Examples:
  winras dial "Office VPN"
  winras dial "Office VPN" --user alice --password-env VPN_PASSWORD
  winras dial --server vpn.example.com --strategy IKEv2 --user alice
  winras dial "Office VPN" --record dial.json --timeline
  winras dial Replayed --simulate dial.json
  winras dial Modem --retry 5 --retry-delay 30 --json`;

export function addDial(program: Command): void {
  const command = program
    .command('dial [entry]')
    .description('Dial an entry of the phone book, or a VPN server. The connection stays up.')
    .addHelpText('after', helpText(details));
  withCommonOptions(withRecordingOptions(withDialCommandOptions(command))).action(
    action<[string | undefined], DialCommandOptions & RecordingOptions>(
      withRecording((onDialing) => async (session, options, entryName) => {
        const behavior = { hangUpOnExit: false, onDialing };
        const { connection, alreadyConnected } = await dialOrReuse(
          session,
          entryName,
          options,
          behavior,
        );
        await reportConnected(session.output, connection, alreadyConnected);
        return { connection: connectionData(connection), ...omitUndefined({ alreadyConnected }) };
      }),
    ),
  );
}
