/**
 * A connection is hung up and dialed again to get a new address, or because it is stuck. Rule ids
 * are those of docs/rules.md.
 */

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

/** The options of a redial, which hangs an entry up and dials it again. */
export interface RedialOptions extends Omit<BaseDialOptions, 'ifConnected'> {
  /** Answers the pauses of the dial. Default: RAS does not pause. */
  readonly onPaused?: PauseHandler;
  /** Milliseconds until the connection has to be gone and its port free. Default 10,000. */
  readonly hangUpTimeout?: number;
  /**
   * Receives each dial when it begins, so that its events can be looped over. There may be several
   * dials while the port is not free.
   */
  readonly onDialing?: (dialing: Dialing) => void;
}

const names = new Set([...entryDialOptionNames, 'hangUpTimeout', 'onDialing']);
names.delete('pausedStates');
names.delete('ifConnected');

const nextLook = 250;

/** Throws for bad arguments at once, before anything is hung up. */
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
    // The dial is awaited before it is shown, so that leaving a loop over it does not abandon it.
    const connected = Promise.resolve(dialing);
    onDialing(dialing);
    try {
      return await connected;
    } catch (error) {
      const isOver = provider.native.now() + nextLook > deadline;
      // RAS may have ended the connection and not yet freed its port (rule H9).
      if (isOver || !isRasError(error, ERROR_PORT_NOT_AVAILABLE)) throw error;
      await pause(provider, nextLook);
    }
  }
}

/**
 * Hangs up all references to the entry's connection, whoever holds them: RAS keeps the connection
 * and its address for as long as there is one.
 */
async function hangUpLines(provider: Provider, entryKey: string, deadline: number): Promise<void> {
  const left = (): number => Math.max(deadline - provider.native.now(), 0);
  const dials = [...provider.dialsUnderWay].filter((dial) => dial.entryKey === entryKey);
  await Promise.all(dials.map((dial) => dial.hangUp(left())));
  const lines = await provider.value(provider.enumerations.lines());
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
