/** `winras watch`: what happens to the lines of this machine, whoever dials and hangs them up. */

import type { Command } from 'commander';
import type { ActiveConnection, ConnectionChange } from '../../index.js';
import { countFromOne } from '../arguments/option-values.js';
import { action, withCommonOptions } from '../subcommand.js';
import { whileRead } from '../terminal/broken-pipe.js';
import { stamped } from '../terminal/stamped.js';

const examples = `
It goes on until it is interrupted, as by Ctrl+C (exit code 130). The first change is which lines are up.

Examples:
  winras watch
  winras watch --json
  winras watch --count 1 --json`;

interface WatchChoice {
  readonly count?: number;
}

export function addWatch(program: Command): void {
  const command = program
    .command('watch')
    .description('tell which lines are up and, a line each, what happens to them')
    .option('--count <n>', 'end after so many changes, the first included', countFromOne)
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[], WatchChoice>(async ({ ras, output, signal }, { count = Infinity }) => {
      let changes = 0;
      for await (const change of ras.watch({ signal: whileRead(signal) })) {
        output.tell(change.type, change.toJSON(), stamped(inWords(change)));
        changes += 1;
        if (changes === count || output.isClosed) break;
      }
      return { changes };
    }),
  );
}

function inWords(change: ConnectionChange): string {
  switch (change.type) {
    case 'snapshot':
      return change.connections.length === 0
        ? 'no line is up'
        : `up: ${change.connections.map(nameOf).join(', ')}`;
    case 'connected':
      return `${nameOf(change.connection)} is connected`;
    case 'disconnected': {
      const { connection, by, error } = change;
      const why = error === undefined ? '' : `: ${error.message}`;
      return `${nameOf(connection)} is ${by === 'hangUp' ? 'hung up' : 'gone'}${why}`;
    }
    case 'bandwidthAdded':
      return `${nameOf(change.connection)} has a link more, now ${change.links}`;
    case 'bandwidthRemoved':
      return `${nameOf(change.connection)} has a link less, now ${change.links}`;
    case 'dormant':
      return `${nameOf(change.connection)} has lost its network and waits for another`;
    case 'reconnected':
      return `${nameOf(change.connection)} has found its network again`;
  }
}

function nameOf({ entryName, device }: ActiveConnection): string {
  return `${entryName} (${device.name})`;
}
