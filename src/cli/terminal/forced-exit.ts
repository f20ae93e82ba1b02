/** The end that does not wait for what is under way: its user has pressed Ctrl+C again. */

import { exitOfSignal } from '../exit-codes.js';
import { signalText } from './interruption.js';
import type { OpenConnections } from './open-connections.js';
import type { Output } from './output.js';

/** Milliseconds for a slow reader to take the last words. */
const flushTimeout = 500;

export function forceExit(by: NodeJS.Signals, { names }: OpenConnections, output: Output): void {
  const exitCode = exitOfSignal(by);
  const left =
    names.length === 0
      ? ''
      : `: ${names.join(' and ')} may still be up; winras status tells it, and winras hangup hangs it up`;
  output.failure(`ended at once by ${signalText(by)}${left}`);
  output.result({ ok: false, exitCode, signal: by, mayBeUp: names });
  // The hang-ups that an exit waits for are those that its user does not want to wait for.
  process.removeAllListeners('exit');
  const end = (): never => process.exit(exitCode);
  process.stdout.write('', () => process.stderr.write('', end));
  setTimeout(end, flushTimeout);
}
