/** A command that runs as a child of this process. */

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { signalNames } from '../../provider/signals.js';
import { omitUndefined } from '../arguments/omit-undefined.js';
import { exitOfSignal, notExecutableExit, notFoundExit } from '../exit-codes.js';
import { ProcessTree } from './process-tree.js';
import { type SpawnArguments, windowsCommand } from './windows-command.js';

const isWindows = process.platform === 'win32';
/** Milliseconds between asking a command to end and ending it. CI systems kill everything after 7.5 s. */
const gracePeriod = 5_000;
/** Windows ends this process 5 s after its console was closed, and the hang-up may need 3 s of them. */
const closedConsoleGracePeriod = 1_500;

export interface CommandEnd {
  /** As a shell has it: 128 and the number of the signal that ended it. */
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | null;
  /** A sentence about what still runs although it was to be ended. */
  readonly warning?: string;
}

/** The command cannot be run, and the message says why. */
export class NotRunnable extends Error {
  override readonly name = 'NotRunnable';
  readonly exitCode: number;

  constructor(file: string, { code, message }: NodeJS.ErrnoException) {
    const isMissing = code === 'ENOENT';
    super(`The command "${file}" ${isMissing ? 'was not found' : `cannot be run: ${message}`}.`);
    this.exitCode = isMissing ? notFoundExit : notExecutableExit;
  }
}

export class ChildCommand {
  readonly #child: ChildProcess;
  readonly #tree: ProcessTree | undefined;
  #killing: NodeJS.Timeout | undefined;
  /** When `#killing` is due. On performance.now()'s clock. */
  #killingDue = Number.POSITIVE_INFINITY;
  /** Until when what the command has started may end by itself after a signal. On performance.now()'s clock. */
  #graceEnd = 0;
  /** The command itself has ended; what it has started may still run. */
  #hasEnded = false;
  /** Resolves when what the command has started is ended, with what is wrong with that. */
  #treeEnd: Promise<string | undefined> | undefined;
  /** Resolves when it has ended; on Windows where it was to be ended, when all that it has started has, too. */
  readonly ended: Promise<CommandEnd>;

  private constructor(child: ChildProcess, tree: ProcessTree | undefined) {
    this.#child = child;
    this.#tree = tree;
    const listeners = signalNames.map((name) => [name, () => this.#pass(name)] as const);
    for (const [name, listener] of listeners) process.on(name, listener);
    this.ended = this.#awaitEnd().finally(() => {
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
      const { file, args, ...how } = isWindows ? windowsCommand(words) : posixCommand(words);
      const tree = ProcessTree.open();
      const child = spawn(file, args, { stdio, env, ...how });
      const command = new ChildCommand(child, tree);
      // Some errors are thrown, others come as an event: to both who wait.
      command.ended.catch(() => undefined);
      await once(child, 'spawn');
      return command;
    } catch (error) {
      throw new NotRunnable(String(words[0]), error as NodeJS.ErrnoException);
    }
  }

  /** Asks it to end, and ends it when it does not. On Windows nothing can be asked: all of it ends at once. */
  end(signal: NodeJS.Signals = 'SIGTERM'): void {
    if (isWindows) return this.#kill();
    this.#child.kill(signal);
    this.#killLater(gracePeriod);
  }

  async #awaitEnd(): Promise<CommandEnd> {
    const [code, signal] = await once(this.#child, 'exit');
    this.#hasEnded = true;
    const exitCode = signal === null ? code : exitOfSignal(signal);
    return { exitCode, signal, ...omitUndefined({ warning: await this.#awaitTree() }) };
  }

  /** A command that ends by itself may leave processes running. One that a signal has ended may not. */
  async #awaitTree(): Promise<string | undefined> {
    const graceLeft = (): boolean => performance.now() < this.#graceEnd;
    if (this.#tree !== undefined && this.#treeEnd === undefined && graceLeft()) {
      await this.#tree.gone(() => this.#treeEnd !== undefined || !graceLeft());
      this.#kill();
    }
    return this.#treeEnd;
  }

  #pass(name: NodeJS.Signals): void {
    // The command has ended, and its user does not want to wait for what it has left running.
    if (this.#hasEnded) return this.#kill();
    const given = isWindows && name === 'SIGHUP' ? closedConsoleGracePeriod : gracePeriod;
    this.#graceEnd = performance.now() + given;
    const isTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    // The terminal has told the command itself, which decides what Ctrl+C means: a shell goes on.
    if (name === 'SIGINT' && (isWindows || isTerminal)) return;
    if (isWindows) this.#killLater(given);
    else this.end(name);
  }

  /** If it is called several times, the earliest time counts. */
  #killLater(delay: number): void {
    const due = performance.now() + delay;
    if (due >= this.#killingDue) return;
    clearTimeout(this.#killing);
    this.#killing = setTimeout(() => this.#kill(), delay);
    this.#killingDue = due;
  }

  #kill(): void {
    this.#child.kill('SIGKILL');
    this.#treeEnd ??= this.#tree?.end();
    // #awaitTree() waits for it, after the command itself has ended.
    this.#treeEnd?.catch(() => undefined);
  }
}

function posixCommand([file = '', ...args]: readonly string[]): SpawnArguments {
  return { file, args };
}
