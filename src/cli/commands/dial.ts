/** `winras dial`: the line is up afterwards, and stays so. */

import type { Command } from 'commander';
import type { Connection } from '../../index.js';
import { paint } from '../colors.js';
import { dialLine, type LineOptions, withLineOptions } from '../dial-line.js';
import { type RecordingOptions, recorded, withRecordingOptions } from '../recording.js';
import { action, withCommonOptions } from '../subcommand.js';

const examples = `
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
    .description('dial an entry of the phone book, or a server; the line stays up')
    .addHelpText('after', examples);
  withCommonOptions(withRecordingOptions(withLineOptions(command))).action(
    action<[string | undefined], LineOptions & RecordingOptions>(
      recorded((onDialing) => async (session, options, entryName) => {
        const behavior = { hangUpOnExit: false, onDialing };
        const connection = await dialLine(session, entryName, options, behavior);
        const { output } = session;
        const addresses = await addressesOf(connection);
        const through = `${connection.entryName} is connected through ${connection.device.name}`;
        output.tell(
          'connected',
          { connection: lineOf(connection), addresses },
          [paint.green(through), ...addresses.map((address) => `  ${address}`)].join('\n'),
        );
        return { connection: lineOf(connection) };
      }),
    ),
  );
}

function lineOf({ id, entryName, device }: Connection) {
  return { id, entryName, device };
}

/** As the line has them now; one that is gone again has none. */
async function addressesOf(connection: Connection): Promise<string[]> {
  const projection = await connection.projection().catch(() => undefined);
  if (projection === undefined) return [];
  return [projection.ipv4, projection.ipv6].flatMap(({ address }) => address ?? []);
}
