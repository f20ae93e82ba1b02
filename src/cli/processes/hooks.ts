/** Runs the user's own programs when a connection comes and goes: one at a time, in the order of the events. */

import type { KeepEvent } from '../../index.js';
import { addressesOf } from '../line/connected-line.js';
import { shortErrorText } from '../terminal/error-text.js';
import type { Output } from '../terminal/output.js';
import { ChildCommand, type CommandEnd } from './child-command.js';

/** Milliseconds that a command may take. */
const hookTimeout = 30_000;

/** The program and its arguments; undefined: there is none. */
export interface HookOptions {
  readonly onConnected?: readonly string[];
  readonly onLost?: readonly string[];
}

/** The environment variables that tell a program about the connection. */
type Environment = Readonly<Record<`WINRAS_${string}`, string>>;

export class Hooks {
  readonly #options: HookOptions;
  readonly #output: Output;
  readonly #env: NodeJS.ProcessEnv;
  #last: Promise<void> = Promise.resolve();
  #running: ChildCommand | undefined;
  #isOver = false;
  /** The last address of the connection, which a lost one does not tell any more. */
  #address = '';

  /** `secrets`: the names of the variables that no command needs to see. */
  constructor(options: HookOptions, output: Output, secrets: readonly string[]) {
    this.#options = options;
    this.#output = output;
    const visible = Object.entries(process.env).filter(([name]) => !secrets.includes(name));
    this.#env = Object.fromEntries(visible);
  }

  /** Does not wait for the command, nor for those before it. */
  notify(event: KeepEvent): void {
    const { onConnected, onLost } = this.#options;
    if (onConnected === undefined && onLost === undefined) return;
    if (event.type === 'connected' || event.type === 'adopted')
      this.#enqueue(async () => {
        [this.#address = ''] = await addressesOf(event.connection);
        const reason = event.type === 'adopted' ? 'adopted' : 'dialed';
        await this.#run('connected', onConnected, this.#environment(event, reason));
      });
    else if (event.type === 'lost')
      this.#enqueue(() => this.#run('lost', onLost, this.#environment(event, lossReason(event))));
  }

  /** Ends the command that runs, if it does not end by itself, and begins none of those that wait. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#running?.end();
    await this.#last;
  }

  #enqueue(run: () => Promise<void>): void {
    this.#last = this.#last.then(() => (this.#isOver ? undefined : run()));
  }

  #environment(
    { connection }: Extract<KeepEvent, { readonly type: 'connected' | 'adopted' | 'lost' }>,
    reason: string,
  ): Environment {
    const { entryName } = connection;
    return { WINRAS_ENTRY: entryName, WINRAS_ADDRESS: this.#address, WINRAS_REASON: reason };
  }

  async #run(hook: string, words: readonly string[] | undefined, told: Environment): Promise<void> {
    if (words === undefined || this.#isOver) return;
    const env = { ...this.#env, WINRAS_EVENT: hook, ...told };
    try {
      // Standard output is for what happens to the line.
      this.#running = await ChildCommand.start(words, ['ignore', 2, 2], env);
      // The end has come while the command began.
      if (this.#isOver) this.#running.end();
      const { isLate, ...end } = await this.#endOf(this.#running);
      this.#output.report('hookEnded', { hook, isLate, ...end });
      const how = isLate ? `was ended after ${hookTimeout / 1000} s.` : failureText(end);
      if (how !== undefined) this.#output.note(`The program of --on-${hook} ${how}`);
      if (end.warning !== undefined)
        this.#output.note(`The program of --on-${hook}: ${end.warning}`);
    } catch (error) {
      this.#output.note(
        `The program of --on-${hook} could not be run. ${(error as Error).message}`,
      );
      this.#output.report('hookEnded', { hook, isLate: false, error: (error as Error).message });
    } finally {
      this.#running = undefined;
    }
  }

  async #endOf(command: ChildCommand): Promise<CommandEnd & { readonly isLate: boolean }> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      command.end();
    }, hookTimeout);
    const end = await command.ended.finally(() => clearTimeout(timer));
    return { ...end, isLate };
  }
}

function failureText({ exitCode, signal }: CommandEnd): string | undefined {
  if (signal !== null) return `was ended by ${signal}.`;
  return exitCode === 0 ? undefined : `ended with exit code ${exitCode}.`;
}

/** Says why the connection is gone, in a word, and in a sentence if RAS has told a reason. */
function lossReason({ by, error }: Extract<KeepEvent, { readonly type: 'lost' }>): string {
  return error === undefined ? by : `${by}: ${shortErrorText(error)}`;
}
