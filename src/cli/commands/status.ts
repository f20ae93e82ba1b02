/** `winras status`: what is up, and what goes through it. */

import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import { type ActiveConnection, describeState, isRasError, type Statistics } from '../../index.js';
import { defined } from '../defined.js';
import { failureExit } from '../exit-codes.js';
import { isNamed, isOfBook } from '../lines.js';
import { localeOption, type Session } from '../session.js';
import { size } from '../size.js';
import { action, withCommonOptions } from '../subcommand.js';

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
    .description('tell which lines are up, with their counters')
    .option(
      '--live',
      'look again every second, with rates, until it is interrupted or the lines are gone',
    )
    .option('--phone-book <file>', 'only lines of the entries of this book')
    .addHelpText('after', examples);
  withCommonOptions(command).action(
    action<[string | undefined], StatusOptions>(async (session, { live, phoneBook }, entryName) => {
      const which = { entryName, phoneBook };
      let lines = await tellLines(session, which, new Map());
      while (live && lines.size > 0 && !session.output.isClosed) {
        await setTimeout(liveEvery, undefined, { signal: session.signal });
        lines = await tellLines(session, which, lines);
      }
      const isMissing = lines.size === 0 && entryName !== undefined;
      return { exitCode: isMissing ? failureExit : 0, lines: lines.size };
    }),
  );
}

interface Which {
  readonly entryName: string | undefined;
  readonly phoneBook: string | undefined;
}

/** What each line's counters were, by its id. */
async function tellLines(
  session: Session,
  { entryName, phoneBook }: Which,
  previous: ReadonlyMap<string, Statistics>,
): Promise<Map<string, Statistics>> {
  const seen = new Map<string, Statistics>();
  for (const line of await session.ras.connections()) {
    if (entryName !== undefined && !isNamed(line, [entryName])) continue;
    if (!isOfBook(line, phoneBook)) continue;
    const statistics = await tellLine(session, line, previous.get(line.id));
    if (statistics !== undefined) seen.set(line.id, statistics);
  }
  if (seen.size === 0 && entryName !== undefined)
    session.output.note(`"${entryName}" is not connected`);
  else if (seen.size === 0) session.output.tell('none', {}, 'No line is up.');
  return seen;
}

/** Undefined: the line is gone meanwhile. */
async function tellLine(
  { output, locale }: Session,
  line: ActiveConnection,
  before: Statistics | undefined,
): Promise<Statistics | undefined> {
  try {
    const [status, statistics] = await Promise.all([line.status(), line.statistics()]);
    const { title } = describeState(status.state, localeOption(locale));
    const rates = before === undefined ? undefined : ratesBetween(before, statistics);
    const text = `${line.entryName}: ${title} (${line.device.name}), ${amounts(statistics)}`;
    output.tell(
      'status',
      { connection: line, status, statistics, ...defined({ rates }) },
      rates === undefined ? text : `${text}; ${speeds(rates)}`,
    );
    return statistics;
  } catch (error) {
    if (isRasError(error, 668)) return undefined;
    throw error;
  }
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

function amounts({ bytesReceived, bytesTransmitted }: Statistics): string {
  return `${size(bytesReceived)} received, ${size(bytesTransmitted)} sent`;
}

function speeds({ received, transmitted }: Rates): string {
  return `${size(received)}/s in, ${size(transmitted)}/s out`;
}
