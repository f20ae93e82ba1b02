/** A command that runs as a child of this process. */

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { signalNames } from '../signals.js';
import { exitOfSignal, notExecutableExit, notFoundExit } from './exit-codes.js';
import { onWindows, type Spawned, systemFolder } from './windows-command.js';

const isWindows = process.platform === 'win32';
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
    super(`${file} ${isMissing ? 'is not found' : `cannot be run: ${message}`}.`);
    this.exitCode = isMissing ? notFoundExit : notExecutableExit;
  }
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

  /** Each word arrives as it is; no shell comes between, but cmd.exe for Windows' batch files. Rejects with NotRunnable. */
  static async start(
    words: readonly string[],
    stdio: StdioOptions,
    env: NodeJS.ProcessEnv = process.env,
  ) {
    try {
      const { file, args, ...how } = isWindows ? onWindows(words) : asItIs(words);
      const child = spawn(file, args, { stdio, env, ...how });
      const command = new ChildCommand(child);
      // Some errors are thrown, others come as an event: to both who wait.
      command.ended.catch(() => undefined);
      await once(child, 'spawn');
      return command;
    } catch (error) {
      throw new NotRunnable(String(words[0]), error as NodeJS.ErrnoException);
    }
  }

  /** Asks it to end, and ends it when it does not. On Windows nothing can be asked: it ends at once. */
  end(signal: NodeJS.Signals = 'SIGTERM'): void {
    if (isWindows) return this.#killAll();
    this.#child.kill(signal);
    this.#killLater();
  }

  #pass(name: NodeJS.Signals): void {
    const isTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    // The terminal has told the command itself, which decides what Ctrl+C means: a shell goes on.
    if (name === 'SIGINT' && (isWindows || isTerminal)) return;
    if (isWindows) this.#killLater();
    else this.end(name);
  }

  #killLater(): void {
    const kill = () => (isWindows ? this.#killAll() : this.#child.kill('SIGKILL'));
    this.#killing ??= setTimeout(kill, grace);
  }

  /** Of Windows, where a program of a batch file outlives the cmd.exe that has started it. */
  #killAll(): void {
    const { pid } = this.#child;
    const alone = (): boolean => this.#child.kill('SIGKILL');
    const program = join(systemFolder(), 'taskkill.exe');
    const killer = spawn(program, ['/t', '/f', '/pid', `${pid}`], { stdio: 'ignore' });
    killer.on('error', alone).on('exit', (code) => code === 0 || alone());
  }
}

function asItIs([file = '', ...args]: readonly string[]): Spawned {
  return { file, args };
}
