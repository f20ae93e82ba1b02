/** The guarded process starts one guard for all that it dials, and talks to it while there is something to guard. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RasError } from '../errors/errors.js';
import type { Entry } from '../provider/entry-key.js';
import { whenEndedInOrder } from '../provider/exit.js';
import type { Provider } from '../provider/provider.js';
import type { FromGuard, ToGuard } from './messages.js';

/** The variable holds the path of the Node.js that runs the guard. */
const nodeVariable = 'WINRAS_GUARD_NODE';
/** Only Electron reads from an archive; the unpacked copy lies beside it. */
const program = join(__dirname, 'guard.js').replace(/\.asar(?=[\\/])/, '.asar.unpacked');
/** Real milliseconds in which a guard has to start and to look which lines are up. */
const startBound = 30_000;

/** A line is guarded from before RasDial until it is hung up. */
export interface LineGuard {
  /** Resolves when the guard knows, or is gone. */
  connected(id: string | undefined): Promise<void>;
  /** Tells the guard that nothing is left to hang up. */
  dismiss(): void;
}

/** The options of a dial that the guard needs. */
interface GuardedDial {
  readonly hangUpOnExit: boolean | 'guarded';
  /** A temporary entry exists for this dial only, and the guard removes its book where the process cannot. */
  readonly temporaryEntry?: { readonly phoneBook: string };
}

/** Each guard sees one RAS, the machine's or a simulated one. */
const guards = new WeakMap<Provider, Guard>();
/** The guards that are not over. */
const running = new Set<Guard>();

let isWatchingEnd = false;

/**
 * Dismisses the guards once this process has hung up in order. A second RasHangUp would take the reference of
 * somebody else, and a look for the dial might find a line that was dialed later.
 */
function dismissAtEnd(): void {
  if (isWatchingEnd) return;
  isWatchingEnd = true;
  whenEndedInOrder(() => {
    for (const guard of running) guard.dismissAll();
  });
}

/**
 * Resolves when the guard knows of the dial that is about to begin, and with undefined where the dial wants no guard.
 * Rejects with `ERR_RAS_NO_GUARD` where there can be none.
 */
export async function guardDial(
  provider: Provider,
  { name, key }: Entry,
  { hangUpOnExit, temporaryEntry }: GuardedDial,
): Promise<LineGuard | undefined> {
  if (hangUpOnExit !== 'guarded') return undefined;
  try {
    let guard = guards.get(provider);
    if (guard === undefined || guard.isOver) {
      guard = new Guard(provider);
      guards.set(provider, guard);
    }
    return await guard.guard(key, temporaryEntry?.phoneBook);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new RasError({ code: 'ERR_RAS_NO_GUARD', entryName: name, detail, cause: error });
  }
}

/** A message before it gets `about`, which counts the messages. */
type Message<Any = ToGuard> = Any extends unknown ? Omit<Any, 'about'> : never;

class Guard {
  readonly #process: ChildProcess;
  readonly #input: Socket;
  readonly #output: Socket;
  readonly #opened: Promise<unknown>;
  readonly #answers = new Map<number, (answer: FromGuard) => void>();
  readonly #lines = new Set<number>();
  #last = 0;
  #isOver = false;

  constructor(provider: Provider) {
    const { NODE_OPTIONS: _, ...env } = process.env; // a debugger's options would stop it, for example
    this.#process = spawn(nodeOf(provider), [program], {
      // Ctrl+C does not reach a detached process. A job that ends its members still ends it.
      detached: true,
      windowsHide: true,
      stdio: ['pipe', 'pipe', 'ignore'],
      env,
    });
    this.#input = this.#process.stdin as Socket;
    this.#output = this.#process.stdout as Socket;
    this.#input.on('error', () => undefined);
    for (const each of [this.#process, this.#input, this.#output]) each.unref();
    running.add(this);
    dismissAtEnd();
    void this.#listen();
    this.#opened = this.#send({ kind: 'open', simulation: provider.simulation });
    this.#opened.catch(() => undefined);
  }

  /** The guard guards nothing any more, or was ended by somebody. */
  get isOver(): boolean {
    return this.#isOver;
  }

  async guard(entryKey: string, temporaryBook: string | undefined): Promise<LineGuard> {
    const line = ++this.#last;
    this.#lines.add(line);
    const dismiss = (): void => this.#dismiss(line);
    try {
      await this.#opened;
      await this.#send({ kind: 'dial', entryKey, temporaryBook }, line);
    } catch (error) {
      dismiss();
      throw error;
    }
    return {
      connected: async (id) => {
        // The line is up even if the guard is gone.
        await this.#send({ kind: 'connected', line, id }).catch(() => undefined);
      },
      dismiss,
    };
  }

  dismissAll(): void {
    for (const line of [...this.#lines]) this.#dismiss(line);
  }

  #dismiss(line: number): void {
    if (!this.#lines.delete(line) || this.#isOver) return;
    this.#send({ kind: 'over', line }).catch(() => undefined);
    if (this.#lines.size > 0) return;
    // The next dial starts another guard.
    this.#markOver();
    this.#input.end();
  }

  /** Rejects with the error that the guard answers, and when the guard is gone. */
  #send(message: Message, about = ++this.#last): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#isOver) return reject(new Error('The guard has ended.'));
      const tooLate = setTimeout(() => {
        this.#process.kill('SIGKILL');
        this.#end('The guard does not answer.');
      }, startBound);
      this.#answers.set(about, ({ error }) => {
        clearTimeout(tooLate);
        this.#answers.delete(about);
        if (this.#answers.size === 0) this.#output.unref();
        if (error === undefined) resolve();
        else reject(new Error(error));
      });
      // The process stays alive while somebody waits for an answer.
      this.#output.ref();
      this.#input.write(`${JSON.stringify({ ...message, about })}\n`);
    });
  }

  async #listen(): Promise<void> {
    this.#process.on('error', ({ message }) => this.#end(message));
    createInterface({ input: this.#output }).on('line', (text) => {
      const answer = JSON.parse(text) as FromGuard;
      this.#answers.get(answer.about)?.(answer);
    });
    const [code, signal] = await once(this.#process, 'exit').catch(() => []);
    const hadLines = this.#lines.size > 0 && this.#answers.size === 0 && !this.#isOver;
    this.#end(`The guard has ended (${signal ?? code}).`);
    if (hadLines)
      process.emitWarning(
        'Their guard has ended: connections stay up if this process is killed.',
        'winras',
      );
  }

  #markOver(): void {
    this.#isOver = true;
    running.delete(this);
  }

  #end(why: string): void {
    this.#markOver();
    for (const [about, tell] of [...this.#answers]) tell({ about, error: why });
  }
}

/** Gives the program that runs the guard. Throws an Error where there is none. */
function nodeOf({ kind, simulation }: Provider): string {
  if (kind === 'simulator' && simulation === undefined)
    throw new Error(
      "A simulated RAS is this process' own: only one with a state file (WINRAS_SIMULATE_STATE) outlives it.",
    );
  if (!existsSync(program))
    throw new Error(
      `The guard's program, ${program}, is missing: leave winras out of bundles and archives.`,
    );
  const chosen = process.env[nodeVariable];
  if (chosen) return chosen;
  if (isPlainNode()) return process.execPath;
  throw new Error(
    `This program is not a Node.js that can run another script: set ${nodeVariable} to the path of one.`,
  );
}

function isPlainNode(): boolean {
  const { versions } = process;
  return !['electron', 'deno', 'bun'].some((name) => name in versions) && !isSingleExecutable();
}

function isSingleExecutable(): boolean {
  try {
    return (require('node:sea') as { isSea(): boolean }).isSea();
  } catch {
    return false; // this Node.js knows no single executables
  }
}
