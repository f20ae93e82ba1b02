/** Writes what was asked for of a dial: its transcript, and the drawings of it. */

import { statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Dialing, Transcript } from '../../index.js';
import { failureExit, UsageError } from '../exit-codes.js';
import type { Session } from '../session.js';
import type { Work } from '../subcommand.js';
import { columnsOf, usualWidth } from '../terminal/terminal-text.js';
import { timelineOf, timelineText } from './timeline.js';
import { timelineSvg } from './timeline-svg.js';

export interface RecordingOptions {
  /** The server that is dialed without an entry. */
  readonly server?: string;
  /** The path of a file, which is overwritten. */
  readonly record?: string;
  /** The path of a file, which is overwritten too. */
  readonly svg?: string;
  readonly timeline?: boolean;
}

export function withRecordingOptions(command: Command): Command {
  return command
    .option(
      '--record <file>',
      'Write how the last dial went to a file, without names and secrets. --simulate plays it back.',
    )
    .option('--timeline', 'Print a timeline of the last dial, with a bar for each state.')
    .option('--svg <file>', 'Draw the timeline of the last dial as an SVG picture.');
}

/** Told of each dial; the last one is what is recorded. */
export type OnDialing = (dialing: Dialing) => void;

interface RecordedDial {
  readonly dialing: Dialing;
  readonly began: Date;
  /** The entry's, or the server's. */
  readonly name: string;
}

/** A work whose last dial is recorded, also one that has failed. */
export function withRecording<
  Arguments extends readonly unknown[],
  Options extends RecordingOptions,
>(work: (onDialing: OnDialing) => Work<Arguments, Options>): Work<Arguments, Options> {
  return async (session, options, ...args) => {
    checkFiles(options);
    let last: RecordedDial | undefined;
    const isWritten = async (): Promise<boolean> =>
      last === undefined || writeRecording(last, await last.dialing.transcript(), session, options);
    const onDialing = (dialing: Dialing): void => {
      last = { dialing, began: new Date(), name: String(args[0] ?? options.server) };
    };
    try {
      const result = await work(onDialing)(session, options, ...args);
      return (await isWritten()) ? result : { ...result, exitCode: failureExit };
    } catch (error) {
      // The failure of the dial says more than that of a file, which is reported as well.
      await isWritten();
      throw error;
    }
  };
}

/** Before anything is dialed: a folder that is not there. */
function checkFiles({ record, svg }: RecordingOptions): void {
  for (const [option, file] of Object.entries({ record, svg })) {
    if (file === undefined) continue;
    const folder = statSync(dirname(resolve(file)), { throwIfNoEntry: false });
    if (!folder?.isDirectory())
      throw new UsageError(
        `The folder of ${file}, which --${option} names, does not exist. Create it first.`,
      );
  }
}

/** False: a file could not be written; the others are, nevertheless. */
function writeRecording(
  { name, began }: RecordedDial,
  transcript: Transcript,
  { output, locale }: Session,
  { record, svg, timeline }: RecordingOptions,
): boolean {
  if (timeline) {
    const text = timelineText(transcript, {
      width: columnsOf(process.stdout) ?? usualWidth,
      locale,
    });
    output.report('timeline', { ...timelineOf(transcript) }, text);
  }
  const contents: [string | undefined, () => string][] = [
    [record, () => `${JSON.stringify(transcript, null, 2)}\n`],
    [svg, () => timelineSvg(transcript, { locale, entryName: name, began })],
  ];
  const written = contents.map(
    ([file, content]) => file === undefined || write(output, file, content()),
  );
  return !written.includes(false);
}

function write(output: Session['output'], file: string, text: string): boolean {
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    output.failure(`${file} could not be written: ${(error as Error).message}.`);
    return false;
  }
}
