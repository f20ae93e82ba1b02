/** A command that runs as a child of this process. */

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { exitOfSignal, notExecutableExit, notFoundExit } from './exit-codes.js';
import { signalNames } from './interruption.js';

/** Milliseconds between asking a command to end and ending it. CI systems kill everything after 7.5 s. */
const grace = 5_000;

export interface CommandEnd {
  /** As a shell has it: 128 and the number of the signal that ended it. */
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | null;
}

/** There is no command to run; the message says why. */
export class NotRunnable extends Error {
  override readonly name = 'NotRunnable';
  readonly exitCode: number;

  constructor(file: string, { code, message }: NodeJS.ErrnoException) {
    const isMissing = code === 'ENOENT';
    super(`${file} ${isMissing ? 'is not found' : `cannot be run: ${message}`}.${hint()}`);
    this.exitCode = isMissing ? notFoundExit : notExecutableExit;
  }
}

/** Without a shell Windows runs programs only; many tools, npm for one, are scripts there. */
function hint(): string {
  return process.platform === 'win32'
    ? ' A .cmd or .bat file is run by cmd.exe: -- cmd.exe /d /c name.cmd …'
    : '';
}

export class ChildCommand {
  readonly #child: ChildProcess;
  #killing: NodeJS.Timeout | undefined;
  /** Resolves when it has ended. */
  readonly ended: Promise<CommandEnd>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    const listeners = signalNames.map((name) => [name, () => this.#pass(name)] as const);
    for (const [name, listener] of listeners) process.on(name, listener);
    this.ended = once(child, 'exit')
      .then(([code, signal]) => ({
        exitCode: signal === null ? code : exitOfSignal(signal),
        signal,
      }))
      .finally(() => {
        clearTimeout(this.#killing);
        for (const [name, listener] of listeners) process.off(name, listener);
      });
  }

  /** No shell comes between: each word arrives as it is. Rejects with NotRunnable. */
  static async start([file = '', ...args]: readonly string[], stdio: StdioOptions) {
    try {
      const child = spawn(file, args, { stdio });
      const command = new ChildCommand(child);
      // Some errors are thrown, others come as an event: to both who wait.
      command.ended.catch(() => undefined);
      await once(child, 'spawn');
      return command;
    } catch (error) {
      throw new NotRunnable(file, error as NodeJS.ErrnoException);
    }
  }

  /** Asks it to end, and ends it when it does not. On Windows nothing can be asked: it ends at once. */
  end(signal: NodeJS.Signals = 'SIGTERM'): void {
    this.#child.kill(signal);
    this.#killLater();
  }

  #pass(name: NodeJS.Signals): void {
    const isWindows = process.platform === 'win32';
    const isTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    // The terminal has told the command itself, which decides what Ctrl+C means: a shell goes on.
    if (name === 'SIGINT' && (isWindows || isTerminal)) return;
    if (isWindows) this.#killLater();
    else this.end(name);
  }

  #killLater(): void {
    this.#killing ??= setTimeout(() => this.#child.kill('SIGKILL'), grace);
  }
}
