/** The exit that waits for nothing, when Ctrl+C is pressed again, and the connections that it may leave up. */

import { exitOfSignal } from '../exit-codes.js';
import { signalText } from './interruption.js';
import type { Output } from './output.js';

/** Milliseconds for a slow reader to take the last words. */
const flushTimeout = 500;

/** Connections that a command has dialed or hangs up and sees to their end: an exit before that may leave them up. */
export class OpenConnections {
  readonly #names: string[] = [];

  /** The names of their entries, or of the servers. */
  get names(): readonly string[] {
    return [...new Set(this.#names)];
  }

  async during<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    this.#names.push(name);
    try {
      return await work();
    } finally {
      this.#names.splice(this.#names.indexOf(name), 1);
    }
  }
}

export function forceExit(by: NodeJS.Signals, { names }: OpenConnections, output: Output): void {
  const exitCode = exitOfSignal(by);
  const left =
    names.length === 0
      ? ''
      : ` ${names.join(' and ')} may still be connected: check with winras status, and hang up with winras hangup.`;
  output.failure(`Ended at once by ${signalText(by)}.${left}`);
  output.result({ ok: false, exitCode, signal: by, mayBeUp: names });
  // The hang-ups that an exit waits for are those that its user does not want to wait for.
  process.removeAllListeners('exit');
  const end = (): never => process.exit(exitCode);
  process.stdout.write('', () => process.stderr.write('', end));
  setTimeout(end, flushTimeout);
}
