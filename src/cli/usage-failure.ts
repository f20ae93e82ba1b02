/** A command line that cannot be understood, told as every other failure is: to people, and to programs. */

import type { Command, CommanderError } from 'commander';
import { Output } from './output.js';

/** What commander says, and where to read on. `args` are those after `winras`. */
export function tellUsageFailure(
  program: Command,
  args: readonly string[],
  error: CommanderError,
): void {
  const output = new Output({ json: asksForJson(args) });
  const message = inOneLine(error.message);
  output.failure(`${message} "${helpFor(program, args)}" shows what there is.`);
  output.result({ ok: false, exitCode: error.exitCode, error: { message } });
}

/** The options are not known where they cannot be understood; what stands behind `--` is another's in any case. */
function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes('--json');
}

/** Commander says `error: …`, and on a line of its own in brackets what may have been meant. */
function inOneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\n\((.*\?)\)$/, '. $1')
    .replace(/[^.?]$/, '$&.');
}

function helpFor(program: Command, args: readonly string[]): string {
  const path = ['winras'];
  let command: Command | undefined = program;
  for (const name of args) {
    command = command.commands.find((candidate) => candidate.name() === name);
    if (command === undefined) break;
    path.push(name);
  }
  return `${path.join(' ')} --help`;
}
