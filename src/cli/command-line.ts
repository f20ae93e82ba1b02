/** Command lines as users write them, and as commander takes them. */

import { Command, type Option } from 'commander';
import { separator, withRunOptions } from './commands/run.js';

/** `args` are those after `winras`. */
export function commandLineOf(args: readonly string[]): readonly string[] {
  const [first, ...rest] = args;
  if (first === '-v') return ['--version', ...rest];
  // Commander's own help knows the first name only.
  if (first === 'help' && rest.length > 1) return [...rest, '--help'];
  return first === 'run' ? [first, ...withSeparator(rest)] : args;
}

/**
 * PowerShell takes the first `--` that it is given to be its own. Where none has arrived, the command begins with the
 * first word behind the entry, and with --server with the first word.
 */
function withSeparator(args: readonly string[]): readonly string[] {
  if (args.includes(separator)) return args;
  const options = withRunOptions(new Command()).options;
  let isEntryNamed = false;
  for (let place = 0; place < args.length; place++) {
    const word = args[place] as string;
    if (word.startsWith('-')) {
      if (word === '--server' || word.startsWith('--server=')) isEntryNamed = true;
      if (takesNext(options, word, args[place + 1])) place++;
    } else if (isEntryNamed) return args.toSpliced(place, 0, separator);
    else isEntryNamed = true;
  }
  return args;
}

/** Whether the option `word` has its value in the word behind it. */
function takesNext(options: readonly Option[], word: string, next: string | undefined): boolean {
  const option = options.find(({ long, short }) => word === long || word === short);
  if (option?.required) return true;
  return option?.optional === true && next !== undefined && !next.startsWith('-');
}
