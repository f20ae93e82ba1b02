/** What users type, as commander takes it. */

import { Command } from 'commander';
import { withRunOptions } from '../commands/run.js';
import { operandPlaces, separator } from './command-line.js';

/** `args` are those after `winras`. */
export function commandLineOf(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  if (first === '-v') return ['--version', ...rest];
  return first === 'run' ? [first, ...withSeparator(rest)] : args;
}

/**
 * PowerShell takes the first `--` that it is given to be its own. Where none has arrived, the command begins with the
 * first word behind the entry, and with --server with the first word.
 */
function withSeparator(args: readonly string[]): readonly string[] {
  if (args.includes(separator)) return args;
  const [first = args.length, second] = operandPlaces(withRunOptions(new Command()).options, args);
  const isServer = args.slice(0, first).some((word) => /^--server(?:=|$)/.test(word));
  const place = isServer ? first : second;
  return place === undefined ? args : args.toSpliced(place, 0, separator);
}
