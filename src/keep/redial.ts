/** A line hung up and dialed again: for a new address, or because it is stuck. */

import { checkDuration, checkKeys, invalidType } from '../arguments/validation.js';
import { ActiveConnection } from '../connection/active-connection.js';
import type { Connection } from '../connection/connection.js';
import type { BaseDialOptions, PauseHandler } from '../dial/dial-options.js';
import { type DialPlan, entryDialOptionNames, planEntryDial } from '../dial/dial-plan.js';
import { DialInProgress, type Dialing } from '../dial/dialing.js';
import { ERROR_PORT_NOT_AVAILABLE } from '../errors/error-numbers.js';
import { abortError, isRasError } from '../errors/errors.js';
import { findEntry } from '../phone-book/find-entry.js';
import { hangUpBound } from '../provider/hang-ups.js';
import type { Provider } from '../provider/provider.js';
import { Alarm } from '../provider/timers.js';

/** How an entry is hung up and dialed again. */
export interface RedialOptions extends Omit<BaseDialOptions, 'ifConnected'> {
  /** Answers pauses. Default: RAS does not pause. */
  readonly onPaused?: PauseHandler;
  /** Milliseconds for the line to be gone, and its port to be free, before the dial. Default 10,000. */
  readonly hangUpTimeout?: number;
  /** Is given each dial when it begins, to loop over its events; there may be several, while the port is not free. */
  readonly onDialing?: (dialing: Dialing) => void;
}

const names = new Set([...entryDialOptionNames, 'hangUpTimeout', 'onDialing']);
names.delete('pausedStates');
names.delete('ifConnected');

const nextLook = 250;

/** Bad arguments throw at once. */
export function redial(
  open: () => Provider,
  entryName: string,
  options: RedialOptions = {},
): Promise<Connection> {
  checkKeys('options', options, names);
  const { hangUpTimeout = hangUpBound, onDialing = () => undefined, ...dialOptions } = options;
  checkDuration('options.hangUpTimeout', hangUpTimeout);
  if (typeof onDialing !== 'function')
    throw invalidType('options.onDialing', 'a function', onDialing);
  return dialAgain(open, planEntryDial(entryName, dialOptions), hangUpTimeout, onDialing);
}

async function dialAgain(
  open: () => Provider,
  plan: DialPlan,
  bound: number,
  onDialing: (dialing: Dialing) => void,
): Promise<Connection> {
  if (plan.signal?.aborted) throw abortError('The redial', plan.entryName, plan.signal.reason);
  const provider = open();
  const entry = await findEntry(provider, plan.entryName, plan.phoneBook);
  const deadline = provider.native.now() + bound;
  await hangUpLines(provider, entry.key, deadline);
  for (;;) {
    const dialing = new DialInProgress(open, plan);
    // It is awaited before it is shown: a loop over it that is left does not abandon it.
    const connected = Promise.resolve(dialing);
    onDialing(dialing);
    try {
      return await connected;
    } catch (error) {
      const isOver = provider.native.now() + nextLook > deadline;
      // RAS may have let go of the line, and not yet of its port (rule H9).
      if (isOver || !isRasError(error, ERROR_PORT_NOT_AVAILABLE)) throw error;
      await pause(provider, nextLook);
    }
  }
}

/** Each reference that is held on the line, ours or not: as long as there is one, RAS keeps the line and its address. */
async function hangUpLines(provider: Provider, entryKey: string, deadline: number): Promise<void> {
  const left = (): number => Math.max(deadline - provider.native.now(), 0);
  const dials = [...provider.dialsUnderWay].filter((dial) => dial.entryKey === entryKey);
  await Promise.all(dials.map((dial) => dial.hangUp(left())));
  const lines = await provider.value(provider.listings.lines());
  const hangUps = lines
    .ofEntry(entryKey)
    .map((row) => new ActiveConnection(provider, row).hangUp({ timeout: left(), all: true }));
  await Promise.all(hangUps);
}

function pause(provider: Provider, duration: number): Promise<void> {
  return new Promise((resolve) => {
    new Alarm(provider.native, resolve).set(duration);
  });
}
