/** `winras status`: what is connected, and its traffic. */

import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import { ERROR_NO_CONNECTION } from '../../errors/error-numbers.js';
import {
  type ActiveConnection,
  type ConnectionStatus,
  describeState,
  isRasError,
  type Statistics,
} from '../../index.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { failureExit } from '../exit-codes.js';
import { addressesOf } from '../line/connected-line.js';
import { isNamed, linesOfBook, notConnectedText } from '../line/find-lines.js';
import { localeOption, type Session } from '../session.js';
import { action, withCommonOptions } from '../subcommand.js';
import { untilOutputCloses } from '../terminal/broken-pipe.js';
import { paintOutput } from '../terminal/colors.js';
import { shortErrorText } from '../terminal/error-text.js';
import { formatBytes, formatTimeSpan } from '../terminal/format.js';
import { LiveText } from '../terminal/live-text.js';
import { tableText } from '../terminal/table.js';
import { columnsOf } from '../terminal/terminal-text.js';

const examples = `
Examples:
  winras status
  winras status "Office VPN" --live`;

/** Milliseconds between two looks of --live. */
const liveEvery = 1_000;

interface StatusOptions {
  readonly live?: boolean;
  readonly phoneBook?: string;
}

export function addStatus(program: Command): void {
  const command = program
    .command('status [entry]')
    .description('Show what is connected, with addresses and traffic.')
    .option(
      '--live',
      'Refresh every second, with transfer rates, until Ctrl+C or until nothing is connected.',
    )
    .option('--phone-book <file>', 'Show only connections of entries in this phone book.')
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[string | undefined], StatusOptions>(async (session, { live, phoneBook }, entryName) => {
      const which = { entryName, phoneBook };
      const signal = untilOutputCloses(session.signal);
      const shown = new LiveText(session.output);
      let looks = await reportLines(session, which, shown);
      while (live && looks.length > 0 && !session.output.isClosed) {
        await setTimeout(liveEvery, undefined, { signal });
        looks = await reportLines(session, which, shown, looks);
      }
      const lines = looks.filter(isUp);
      const dialing = looks.length - lines.length;
      const isMissing = lines.length === 0 && entryName !== undefined;
      return { exitCode: isMissing ? failureExit : 0, lines: lines.length, dialing };
    }),
  );
}

interface Filter {
  readonly entryName: string | undefined;
  readonly phoneBook: string | undefined;
}

/** A line as it was when it was looked at. */
interface Look {
  readonly connection: ActiveConnection;
  readonly status: ConnectionStatus;
}

/** A connection that is up, as it was when it was looked at. */
interface LookAtLine extends Look {
  readonly statistics: Statistics;
  readonly addresses: readonly string[];
  /** Since the look before. */
  readonly rates?: Rates;
}

/** `before`: what the look before has seen. */
async function reportLines(
  session: Session,
  { entryName, phoneBook }: Filter,
  shown: LiveText,
  before: readonly Look[] = [],
): Promise<Look[]> {
  const { ras, output, locale } = session;
  const lines = await ras.connections();
  const named =
    entryName === undefined ? lines : lines.filter((line) => isNamed(line, [entryName]));
  const asked = await linesOfBook(named, phoneBook);
  const looks = (await Promise.all(asked.map((line) => lookAt(line, before)))).flatMap(
    (look) => look ?? [],
  );
  const [up, dialing] = [looks.filter(isUp), looks.filter((look) => !isUp(look))];
  for (const look of up) output.report('status', { ...look });
  for (const look of dialing) output.report('dialing', { ...look });
  const isNone = up.length === 0 && entryName === undefined;
  if (isNone) output.report('none', {});
  const rows = [
    ...(up.length === 0 ? [] : [tableOf(up, locale)]),
    ...(isNone ? ['Nothing is connected.'] : []),
    ...dialing.map((look) => dialingText(look, locale)),
  ];
  if (rows.length > 0) shown.show(rows.join('\n'));
  else if (entryName !== undefined) output.note(notConnectedText(entryName, lines));
  return looks;
}

function isUp(look: Look): look is LookAtLine {
  return 'statistics' in look;
}

/** Adds why an earlier attempt has failed, if RAS knows it. */
function dialingText(
  { connection, status: { state, error } }: Look,
  locale: string | undefined,
): string {
  const { title } = describeState(state, localeOption(locale));
  const before = error === undefined ? '' : ` An attempt failed: ${shortErrorText(error)}`;
  return `${connection.entryName} is being dialed: ${title}.${before}`;
}

/** Undefined: the connection is gone meanwhile. */
async function lookAt(
  connection: ActiveConnection,
  before: readonly Look[],
): Promise<Look | LookAtLine | undefined> {
  try {
    const status = await connection.status();
    if (status.phase !== 'terminal') return { connection, status };
    if (status.state !== 'Connected') return undefined;
    const [statistics, addresses] = await Promise.all([
      connection.statistics(),
      addressesOf(connection),
    ]);
    const last = before.filter(isUp).find((look) => look.connection.lineKey === connection.lineKey);
    const rates = last && ratesBetween(last.statistics, statistics);
    return { connection, status, statistics, addresses, ...omitUndefined({ rates }) };
  } catch (error) {
    if (isRasError(error, ERROR_NO_CONNECTION)) return undefined;
    throw error;
  }
}

const titles = ['Entry', 'State', 'Duration', 'Device', 'Address', 'Received', 'Sent'];

function tableOf(looks: readonly LookAtLine[], locale: string | undefined): string {
  const rows = looks.map(({ connection, status, statistics, addresses, rates }) => [
    [connection.entryName],
    [describeState(status.state, localeOption(locale)).title],
    [formatTimeSpan(statistics.connectDuration)],
    [shortDeviceName(connection.device.name)],
    addresses,
    amountCell(statistics.bytesReceived, rates?.received),
    amountCell(statistics.bytesTransmitted, rates?.transmitted),
  ]);
  return tableText(titles, rows, columnsOf(process.stdout), paintOutput.dim);
}

/** Shortens the names of Windows' own VPN devices to their protocol. */
function shortDeviceName(deviceName: string): string {
  return /^WAN Miniport \((\w+)\)$/.exec(deviceName)?.[1] ?? deviceName;
}

function amountCell(bytes: number, rate: number | undefined): string[] {
  return [formatBytes(bytes), ...(rate === undefined ? [] : [`${formatBytes(rate)}/s`])];
}

interface Rates {
  /** Bytes a second, and so is the other. */
  readonly received: number;
  readonly transmitted: number;
}

/** Undefined where RAS' own clock has not moved on, or somebody has cleared the counters. */
function ratesBetween(before: Statistics, now: Statistics): Rates | undefined {
  const seconds = (now.connectDuration - before.connectDuration) / 1000;
  if (seconds <= 0) return undefined;
  const rate = (counter: 'bytesReceived' | 'bytesTransmitted'): number =>
    Math.round((now[counter] - before[counter]) / seconds);
  return { received: rate('bytesReceived'), transmitted: rate('bytesTransmitted') };
}
