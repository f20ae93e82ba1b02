/** Reads passwords from anywhere but the arguments, which every process of the machine can read. */

import { ERROR_AUTHENTICATION_FAILURE } from '../../errors/error-numbers.js';
import { decodedText } from '../../simulator/decoded-text.js';
import { UsageError } from '../exit-codes.js';
import type { Session } from '../session.js';
import { askSecret, canAsk } from '../terminal/prompt.js';

export interface PasswordOptions {
  readonly passwordStdin?: boolean;
  /** The name of an environment variable. */
  readonly passwordEnv?: string;
  readonly allowEmptyPassword?: boolean;
}

/** Ends the help of the option that reads a secret from there; `option` is what its two options begin with. */
export function standardInputText(option: string): string {
  return `standard input. Windows PowerShell 5.1 garbles letters that are not ASCII: use ${option}-env there.`;
}

/** The shell may have put the "?" there. `option` is the one that the secret's two options begin with. */
export function questionMarkHint(option: string): string {
  return (
    `The text from ${option}-stdin contains a "?". Windows PowerShell 5.1 writes one for each letter that is not ` +
    `ASCII. If the secret has such letters, give it with ${option}-env.`
  );
}

/** Undefined: none was given, and nobody is there to be asked. `question` ends with a blank. */
export async function readPassword(
  options: PasswordOptions,
  question: string,
  { signal, hints }: Session,
): Promise<string | undefined> {
  const password =
    (await readSecret('--password', options)) ?? (await promptForPassword(question, signal));
  if (password === '' && !options.allowEmptyPassword)
    throw new UsageError(`${emptyPasswordText(options)} ${emptyAdvice}`);
  // RAS does not know that the shell has replaced letters; it calls the password wrong.
  if (options.passwordStdin && password?.includes('?'))
    hints.set(ERROR_AUTHENTICATION_FAILURE, questionMarkHint('--password'));
  return password;
}

/** Whether the command line says where the password comes from: then nobody is asked, and a script never waits. */
export function isPasswordGiven({ passwordStdin, passwordEnv }: PasswordOptions): boolean {
  return passwordStdin === true || passwordEnv !== undefined;
}

/** As the two options that begin with `option` say; undefined without one. It may be empty. */
export async function readSecret(
  option: string,
  { passwordStdin, passwordEnv }: PasswordOptions,
): Promise<string | undefined> {
  if (passwordStdin && passwordEnv !== undefined)
    throw new UsageError(`${option}-stdin and ${option}-env cannot be used together.`);
  if (passwordEnv !== undefined) return readVariable(option, passwordEnv);
  return passwordStdin ? readStandardInput(option) : undefined;
}

const emptyAdvice =
  'Servers lock accounts after several wrong passwords, so an empty one is neither dialed with nor stored. If the ' +
  'account really has an empty password, add --allow-empty-password.';

function emptyPasswordText({ passwordStdin, passwordEnv }: PasswordOptions): string {
  if (passwordEnv !== undefined) return `The variable ${passwordEnv} of --password-env is empty.`;
  return passwordStdin
    ? 'The first line of standard input, which --password-stdin reads, is empty.'
    : 'No password was entered.';
}

async function promptForPassword(
  question: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  return canAsk() ? askSecret(question, signal) : undefined;
}

function readVariable(option: string, name: string): string {
  const secret = process.env[name];
  // The secret itself may stand there by mistake, so nothing of it is repeated.
  if (typeof secret !== 'string')
    throw new UsageError(
      `The variable of ${option}-env does not exist. The option takes the name of an environment variable that ` +
        'holds the secret, not the secret itself.',
    );
  // Node.js has put this character where it could not read what stands there.
  if (secret.includes('\ufffd'))
    throw new UsageError(`The variable ${name} of ${option}-env is not valid UTF-8.`);
  // A shell that has read the value from a file has taken the file's byte order mark for its first letter.
  return secret.replace(/^\ufeff/, '');
}

/** The first line. */
async function readStandardInput(option: string): Promise<string> {
  if (process.stdin.isTTY)
    throw new UsageError(
      `${option}-stdin needs the secret piped in: standard input is a terminal.`,
    );
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  const text = decodedText(Buffer.concat(pieces));
  // UTF-16 without a byte order mark reads as UTF-8 with a NUL beside each letter.
  if (text === undefined || text.includes('\0'))
    throw new UsageError(
      `The text from ${option}-stdin is neither UTF-8 nor UTF-16 with a byte order mark. ` +
        `Write it as UTF-8, or give it with ${option}-env.`,
    );
  const [line = ''] = text.split(/\r?\n/);
  return line;
}
