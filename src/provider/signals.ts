/**
 * The signals that end a process: while a line would have to be hung up, they hang it up first. On the main thread, the
 * only one that Node.js tells of signals; it does so for its workers, too.
 *
 * Not signal-exit, which does much the same: it takes a handler of the program that was added by `once` for gone, since
 * that one has just been called, and ends the process under it; and it replaces process.emit and undoes what others
 * have put there since.
 */

import { constants } from 'node:os';
import type { NativeAddon } from '../addon/addon.js';
import { endingTime } from './ending-time.js';

/** Each system knows some of them. */
export const signalNames = (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGBREAK'] as const).filter(
  (name) => name in constants.signals,
);
/** STATUS_CONTROL_C_EXIT, as Windows ends a program by Ctrl+C; cmd.exe ends its batch file then, too. */
const endedByConsole = 0xc000_013a;

/**
 * On the listeners of all copies of this package, so that they know each other: hangs up what its copy owes, and waits
 * for it so many milliseconds.
 */
const endOwed = Symbol.for('winras.endOwed');
type Listener = NodeJS.SignalsListener & { [endOwed](bound: number): void };

/** From now on, whenever something is owed. `end` hangs it up, and waits for it so many milliseconds. */
export function endLinesAtSignals(addon: NativeAddon, end: (bound: number) => void): void {
  const listening = new SignalListening(end);
  addon.watchOwed(() => listening.listen(addon.owesAnything()));
  listening.listen(addon.owesAnything());
}

class SignalListening {
  readonly #listener: Listener;
  #isListening = false;

  constructor(end: (bound: number) => void) {
    this.#listener = Object.assign((name: NodeJS.Signals) => heard(name), { [endOwed]: end });
  }

  listen(shall: boolean): void {
    if (this.#isListening === shall) return;
    this.#isListening = shall;
    for (const name of signalNames) {
      // Before all others: one that was added by `once` is not to be seen any more when it has been called.
      if (shall) process.prependListener(name, this.#listener);
      else process.off(name, this.#listener);
    }
  }
}

/** The first copy that is called does it for all of them. */
function heard(name: NodeJS.Signals): void {
  // The program decides what this signal means to it, and may not even end.
  if (hasOtherListeners(name)) return;
  const copies = process.listeners(name).filter(isOurs);
  // From here on a second signal ends the process at once, as the system has it.
  for (const copy of copies) for (const each of signalNames) process.off(each, copy);
  hangUpAll(copies);
  // signal-exit: called next, it does its own work and ends the process.
  if (process.listenerCount(name) > 0) return;
  if (process.platform === 'win32') process.exit(endedByConsole);
  process.kill(process.pid, name);
}

function hangUpAll(copies: readonly Listener[]): void {
  const time = endingTime();
  // It begins now: what the first copies take is not there for the next.
  time.left();
  // Side by side: all begin before one is waited for.
  if (copies.length > 1) for (const copy of copies) copy[endOwed](0);
  for (const copy of copies) copy[endOwed](time.left());
}

function isOurs(listener: NodeJS.SignalsListener): listener is Listener {
  return endOwed in listener;
}

/** Listeners of the program, or of a library that decides for it. */
function hasOtherListeners(name: NodeJS.Signals): boolean {
  const others = process.listeners(name).filter((listener) => !isOurs(listener));
  return others.length > signalExitListeners(name);
}

/**
 * signal-exit, which only ends the process if nobody else listens, has as many on each signal as it is loaded, but for
 * one that it does not know.
 */
function signalExitListeners(name: NodeJS.Signals): number {
  if (name === 'SIGBREAK') return 0;
  const version3 = (process as { __signal_exit_emitter__?: { count?: number } })
    .__signal_exit_emitter__;
  const version4 = (globalThis as { [name: symbol]: { count?: number } | undefined })[
    Symbol.for('signal-exit emitter')
  ];
  return (version3?.count ?? 0) + (version4?.count ?? 0);
}
