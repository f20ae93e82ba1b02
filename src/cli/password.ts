/** A password that comes from anywhere but the arguments, which every process of the machine can read. */

import { UsageError } from './exit-codes.js';
import { askSecret, canAsk } from './prompt.js';

export interface PasswordOptions {
  readonly passwordStdin?: boolean;
  /** The name of an environment variable. */
  readonly passwordEnv?: string;
}

/** Undefined: none was given, and nobody is there to be asked. `question` ends with a blank. */
export async function passwordFrom(
  { passwordStdin, passwordEnv }: PasswordOptions,
  question: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (passwordStdin && passwordEnv !== undefined)
    throw new UsageError('--password-stdin and --password-env exclude each other');
  if (passwordEnv !== undefined) return passwordOfVariable(passwordEnv);
  if (passwordStdin) return passwordOfInput();
  return canAsk() ? askSecret(question, signal) : undefined;
}

function passwordOfVariable(name: string): string {
  const password = process.env[name];
  if (password === undefined) throw new UsageError(`--password-env: ${name} is not set`);
  return password;
}

/** The first line. */
async function passwordOfInput(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError('--password-stdin: pipe the password in');
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const [line = ''] = Buffer.concat(pieces).toString('utf8').split(/\r?\n/);
  return line;
}
