/** `winras watch`: the changes of all connections of this machine, whoever dials and hangs up. */

import type { Command } from 'commander';
import type { ActiveConnection, ConnectionChange } from '../../index.js';
import { parseCountFromOne } from '../arguments/option-values.js';
import { action, withCommonOptions } from '../subcommand.js';
import { untilOutputCloses } from '../terminal/broken-pipe.js';
import { timestamped } from '../terminal/format.js';
import { helpText } from '../terminal/terminal-text.js';

const examples = `
The first change says what is connected. The command runs until it is interrupted, as by
Ctrl+C, which makes its exit code 130.

Examples:
  winras watch
  winras watch --json
  winras watch --count 1 --json`;

interface WatchOptions {
  readonly count?: number;
}

export function addWatch(program: Command): void {
  const command = program
    .command('watch')
    .description('Print what is connected, and then each change of it.')
    .option('--count <n>', 'End after this many changes, including the first.', parseCountFromOne)
    .addHelpText('after', helpText(examples));
  withCommonOptions(command).action(
    action<[], WatchOptions>(async ({ ras, output, signal }, { count = Infinity }) => {
      let changes = 0;
      for await (const change of ras.watch({ signal: untilOutputCloses(signal) })) {
        output.report(change.type, change.toJSON(), timestamped(changeText(change)));
        changes += 1;
        if (changes === count || output.isClosed) break;
      }
      return { changes };
    }),
  );
}

function changeText(change: ConnectionChange): string {
  switch (change.type) {
    case 'snapshot':
      return change.connections.length === 0
        ? 'Nothing is connected.'
        : `Connected: ${change.connections.map(connectionText).join(', ')}`;
    case 'connected':
      return `${connectionText(change.connection)} is connected.`;
    case 'disconnected': {
      const { connection, by, error } = change;
      const why = error === undefined ? '.' : `: ${error.message}`;
      return `${connectionText(connection)} was ${by === 'hangUp' ? 'hung up' : 'lost'}${why}`;
    }
    case 'bandwidthAdded':
      return `${connectionText(change.connection)} has gained a link and now has ${change.links}.`;
    case 'bandwidthRemoved':
      return `${connectionText(change.connection)} has lost a link and now has ${change.links}.`;
    case 'dormant':
      return `${connectionText(change.connection)} has lost its network and waits for another.`;
    case 'reconnected':
      return `${connectionText(change.connection)} has found its network again.`;
  }
}

function connectionText({ entryName, device }: ActiveConnection): string {
  return `${entryName} (${device.name})`;
}
