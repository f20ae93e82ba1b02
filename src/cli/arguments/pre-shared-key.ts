/** Reads a pre-shared key from where passwords come from. One of each can be given. */

import type { Command } from 'commander';
import { UsageError } from '../exit-codes.js';
import { omitUndefined } from './omit-undefined.js';
import { readSecret, standardInputText } from './password.js';

export interface PreSharedKeyOptions {
  readonly preSharedKeyStdin?: boolean;
  /** The name of an environment variable. */
  readonly preSharedKeyEnv?: string;
}

export function withPreSharedKeyOptions(command: Command): Command {
  return command
    .option(
      '--pre-shared-key-stdin',
      `Read the pre-shared key from ${standardInputText('--pre-shared-key')}`,
    )
    .option(
      '--pre-shared-key-env <name>',
      'Take the pre-shared key from this environment variable.',
    );
}

/** Undefined: none was given. */
export async function readPreSharedKey({
  preSharedKeyStdin,
  preSharedKeyEnv,
}: PreSharedKeyOptions): Promise<string | undefined> {
  const key = await readSecret(
    '--pre-shared-key',
    omitUndefined({ passwordStdin: preSharedKeyStdin, passwordEnv: preSharedKeyEnv }),
  );
  if (key !== '') return key;
  throw new UsageError(
    preSharedKeyEnv === undefined
      ? 'The first line of standard input, which --pre-shared-key-stdin reads, is empty.'
      : `The variable ${preSharedKeyEnv} of --pre-shared-key-env is empty.`,
  );
}
