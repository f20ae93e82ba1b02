/**
 * Signals end a process: while a line would have to be hung up, they hang it up first. This runs on the main thread,
 * which alone gets signals from Node.js, and serves its workers, too.
 *
 * The package signal-exit does much the same and is not used: it takes a handler of the program that was added by
 * `once` for gone, since that handler has just been called, and ends the process under it; and it replaces
 * process.emit and undoes what others have put there since.
 */

import { constants } from 'node:os';
import type { NativeAddon } from '../addon/addon.js';
import { endingTime } from './ending-time.js';

/** Each system knows some of these signals. */
export const signalNames = (['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGBREAK'] as const).filter(
  (name) => name in constants.signals,
);
/** STATUS_CONTROL_C_EXIT, with which Windows ends a program by Ctrl+C; cmd.exe then ends its batch file, too. */
const endedByConsole = 0xc000_013a;

/**
 * The listeners of all copies of this package have this method, so that they know each other. It hangs up what its
 * copy owes, and waits at most `bound` milliseconds.
 */
const endOwed = Symbol.for('winras.endOwed');
type Listener = NodeJS.SignalsListener & { [endOwed](bound: number): void };

/**
 * Listens to signals from now on whenever something is owed. `end` hangs it up, and waits at most `bound`
 * milliseconds.
 */
export function endLinesAtSignals(addon: NativeAddon, end: (bound: number) => void): void {
  const listening = new SignalListening(end);
  addon.watchOwed(() => listening.listen(addon.owesAnything()));
  listening.listen(addon.owesAnything());
}

class SignalListening {
  readonly #listener: Listener;
  #isListening = false;

  constructor(end: (bound: number) => void) {
    this.#listener = Object.assign((name: NodeJS.Signals) => onSignal(name), { [endOwed]: end });
  }

  listen(shall: boolean): void {
    if (this.#isListening === shall) return;
    this.#isListening = shall;
    for (const name of signalNames) {
      // The listener stands before all others: one that was added by `once` cannot be seen any more after its call.
      if (shall) process.prependListener(name, this.#listener);
      else process.off(name, this.#listener);
    }
  }
}

/** The first copy that is called does it for all of them. */
function onSignal(name: NodeJS.Signals): void {
  // The program decides what this signal means to it, and may not even end.
  if (hasOtherListeners(name)) return;
  const copies = process.listeners(name).filter(isOurs);
  // From here on a second signal ends the process at once, which is the system's default.
  for (const copy of copies) for (const each of signalNames) process.off(each, copy);
  hangUpAll(copies);
  // signal-exit is called next, does its own work and ends the process.
  if (process.listenerCount(name) > 0) return;
  if (process.platform === 'win32') process.exit(endedByConsole);
  process.kill(process.pid, name);
}

function hangUpAll(copies: readonly Listener[]): void {
  const time = endingTime();
  // The time begins here, so that all copies share it.
  time.left();
  // All copies begin before one of them is waited for.
  if (copies.length > 1) for (const copy of copies) copy[endOwed](0);
  for (const copy of copies) copy[endOwed](time.left());
}

function isOurs(listener: NodeJS.SignalsListener): listener is Listener {
  return endOwed in listener;
}

/** Tells whether the program listens, or a library that decides for it. */
function hasOtherListeners(name: NodeJS.Signals): boolean {
  const others = process.listeners(name).filter((listener) => !isOurs(listener));
  return others.length > signalExitListeners(name);
}

/**
 * Counts the listeners of signal-exit, which only ends the process if nobody else listens. It has one for each copy
 * on each signal that it knows.
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
