/** `winras keep`: redials an entry whenever it is lost. */

import type { Command } from 'commander';
import type {
  AbortError,
  ActiveConnection,
  ErrorChoice,
  KeepCheckOptions,
  KeepEvent,
  Ras,
} from '../../index.js';
import { type EntryDialOptions, withEntryDialOptions } from '../arguments/dial-options.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import {
  collect,
  parseCount,
  parseErrors,
  parseHostAndPort,
  parseSeconds,
} from '../arguments/option-values.js';
import { UsageError } from '../exit-codes.js';
import { entryDialOptions } from '../line/dial-line.js';
import { type HookOptions, Hooks } from '../processes/hooks.js';
import type { Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';
import { untilOutputCloses } from '../terminal/broken-pipe.js';
import { paintOutput } from '../terminal/colors.js';
import { shortErrorText } from '../terminal/error-text.js';
import { formatWait, timestamped } from '../terminal/format.js';
import { helpText } from '../terminal/terminal-text.js';

const examples = `
The command runs until it is interrupted, as by Ctrl+C, until an error comes that no retry can mend, such as a wrong
password, or until the last attempt fails. It then hangs up what it has dialed. A connection that was up before, or that
Windows restores by itself, is adopted: it is not dialed a second time, and it stays up in the end.

--check connects to a host and port at intervals, from the address of the connection. When three checks in a row get no
answer, the entry is hung up and redialed. A connection that was adopted is only reported.

--on-connected and --on-lost name a program, and its arguments when they are repeated. The program is started without a
shell. Its environment has WINRAS_EVENT (connected or lost), WINRAS_ENTRY, WINRAS_ADDRESS and WINRAS_REASON (dialed or
adopted; lost, hangUp or check, and what RAS says), but not the variable of --password-env. One program runs at a time,
for at most 30 seconds, and its output goes to standard error. The hang-up in the end does not count as a loss.

Examples:
  winras keep "Office VPN"
  winras keep "Office VPN" --attempts 10 --first-wait 5 --longest-wait 600
  winras keep DSL --retry-on 691 --leave-up --json
  winras keep DSL --check example.com:443 --on-lost node --on-lost alert.js`;

interface KeepCommandOptions extends EntryDialOptions, HookOptions {
  readonly attempts?: number;
  /** Milliseconds, and so is the other. */
  readonly firstWait?: number;
  readonly longestWait?: number;
  readonly endOn?: readonly ErrorChoice[];
  readonly retryOn?: readonly ErrorChoice[];
  readonly leaveUp?: boolean;
  readonly check?: Pick<KeepCheckOptions, 'host' | 'port'>;
  /** Milliseconds. */
  readonly checkEvery?: number;
}

export function addKeep(program: Command): void {
  const command = program
    .command('keep <entry>')
    .description('Keep an entry connected: dial it, watch it, and redial it when it is lost.')
    .option(
      '--attempts <n>',
      'End after this many failed dials in a row. Default: no limit.',
      parseCount,
    )
    .option(
      '--first-wait <seconds>',
      'Wait this long before the first redial, and longer before the next ones. Default: 1.',
      parseSeconds,
    )
    .option(
      '--longest-wait <seconds>',
      'Wait at most this long between two dials. Default: 60.',
      parseSeconds,
    )
    .option('--end-on <errors>', 'Also end on these errors, such as 676,718.', parseErrors)
    .option('--retry-on <errors>', 'Also redial after these errors, such as 691.', parseErrors)
    .option('--leave-up', 'Do not hang up in the end.')
    .option(
      '--check <host:port>',
      'Check at intervals that this host answers through the connection.',
      parseHostAndPort,
    )
    .option(
      '--check-every <seconds>',
      'Wait this long between two checks. Default: 30.',
      parseSeconds,
    )
    .option(
      '--on-connected <word>',
      'Run this program when the entry is connected. Repeat the option for its arguments.',
      collect,
    )
    .option(
      '--on-lost <word>',
      'Run this program when the entry is lost. Repeat the option for its arguments.',
      collect,
    )
    .addHelpText('after', helpText(examples));
  withCommonOptions(withEntryDialOptions(command)).action(
    action<[string], KeepCommandOptions>(async (given, options, entryName) => {
      // A reader who has gone cannot end the command, so the end of the output does.
      const session = { ...given, signal: untilOutputCloses(given.signal) };
      const { attempts, firstWait, longestWait, endOn, retryOn, leaveUp = false } = options;
      const events = session.ras.keep(entryName, {
        ...(await entryDialOptions(session, entryName, options)),
        ...omitUndefined({ attempts, endOn, retryOn, check: checkOf(options) }),
        backOff: omitUndefined({ first: firstWait, most: longestWait }),
        hangUpAtEnd: !leaveUp,
        hangUpOnExit: !leaveUp,
      });
      const { passwordEnv } = options;
      const hooks = new Hooks(
        options,
        session.output,
        passwordEnv === undefined ? [] : [passwordEnv],
      );
      let last: KeepEvent | undefined;
      let hangUpError: Error | undefined;
      const follow = async (): Promise<void> => {
        for await (const event of events) {
          if (event.type !== 'missed') last = event;
          hooks.notify(event);
          session.output.report(
            event.type,
            event.toJSON(),
            timestamped(eventText(entryName, event)),
          );
        }
      };
      try {
        await session.openConnections.during(entryName, follow);
      } catch (error) {
        ({ hangUpError } = error as AbortError);
        throw error;
      } finally {
        const end = await endText(session, entryName, last, { leaveUp, hangUpError });
        if (end !== undefined) session.output.noteUnlessJson(end);
        await hooks.end();
      }
      return {};
    }),
  );
}

/** Undefined: none is wanted. */
function checkOf({ check, checkEvery }: KeepCommandOptions): KeepCheckOptions | undefined {
  if (check !== undefined) return { ...check, ...omitUndefined({ every: checkEvery }) };
  if (checkEvery === undefined) return undefined;
  throw new UsageError('--check-every needs --check <host:port>, which says what to check.');
}

function eventText(entryName: string, event: KeepEvent): string {
  switch (event.type) {
    case 'dialing':
      return `Dialing ${entryName} (attempt ${event.attempt})`;
    case 'connected':
      return paintOutput.green(
        `${entryName} is connected through ${event.connection.device.name}.`,
      );
    case 'adopted':
      return paintOutput.green(
        `${entryName} is already connected. It is adopted, and stays connected in the end.`,
      );
    case 'lost':
      return paintOutput.red(
        `${entryName} was ${event.by === 'lost' ? `lost${reasonText(event)}` : 'hung up.'}`,
      );
    case 'failed':
      // The last error is what the command ends with, in full.
      return paintOutput.red(
        `${entryName} could not be connected${event.isFinal ? ' and is not redialed.' : reasonText(event)}`,
      );
    case 'missed':
      return paintOutput.red(
        `Nothing gets through ${entryName}: no answer to ${missedChecksText(event.misses)}${reasonText(event)}${event.hangsUp ? ' It is hung up.' : ''}`,
      );
    case 'waiting':
      return `Redialing ${entryName} in ${formatWait(event.delay)} (attempt ${event.attempt})`;
  }
}

function missedChecksText(misses: number): string {
  return misses === 1 ? 'a check' : `${misses} checks in a row`;
}

function reasonText({ error }: { readonly error?: Error }): string {
  return error === undefined ? '. RAS does not say why.' : `: ${shortErrorText(error)}`;
}

/** Says what has become of the connection when the loop has ended. Undefined: there was none. */
async function endText(
  { ras }: Session,
  entryName: string,
  last: KeepEvent | undefined,
  { leaveUp, hangUpError }: { readonly leaveUp: boolean; readonly hangUpError: Error | undefined },
): Promise<string | undefined> {
  switch (last?.type) {
    case 'dialing':
      return hangUpError === undefined
        ? `The dial of ${entryName} was canceled and hung up.`
        : `The dial of ${entryName} was canceled, but it may still be connected: ${shortErrorText(hangUpError)}`;
    case 'connected':
      if (leaveUp) return `${entryName} stays connected.`;
      // The error of the loop tells why it has ended, and not whether RAS has refused to hang up.
      return (await isListed(ras, last.connection))
        ? `${entryName} could not be hung up and is still connected.`
        : `${entryName} was hung up.`;
    case 'adopted':
      return `${entryName} stays connected.`;
    default:
      return undefined;
  }
}

/** If RAS does not answer, the connection has gone with its service. */
async function isListed(ras: Ras, { lineKey }: ActiveConnection): Promise<boolean> {
  const lines = await ras.connections().catch(() => []);
  return lines.some((line) => line.lineKey === lineKey);
}
