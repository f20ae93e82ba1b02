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
  options: PasswordOptions,
  question: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const given = await givenSecret('--password', options);
  return given === undefined && canAsk() ? askSecret(question, signal) : given;
}

/** As the two options that begin with `option` say; undefined without one. */
export async function givenSecret(
  option: string,
  { passwordStdin, passwordEnv }: PasswordOptions,
): Promise<string | undefined> {
  if (passwordStdin && passwordEnv !== undefined)
    throw new UsageError(`${option}-stdin and ${option}-env exclude each other`);
  if (passwordEnv !== undefined) return secretOfVariable(option, passwordEnv);
  return passwordStdin ? secretOfInput(option) : undefined;
}

function secretOfVariable(option: string, name: string): string {
  const secret = process.env[name];
  if (secret === undefined) throw new UsageError(`${option}-env: ${name} is not set`);
  return secret;
}

/** The first line. */
async function secretOfInput(option: string): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError(`${option}-stdin: pipe it in`);
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const [line = ''] = Buffer.concat(pieces).toString('utf8').split(/\r?\n/);
  return line;
}
