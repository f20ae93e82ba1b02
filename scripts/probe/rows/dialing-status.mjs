/** What RasGetConnectStatus tells in the middle of a dial (rule G3). */

import { stateName } from '../../../dist/states/states.js';
import { since } from '../describe.mjs';
import { dialWhenFree, isTerminal } from '../observed-dial.mjs';

/** Milliseconds between two samples. */
const interval = 100;
const pending = 600;

export const dialingStatus = {
  name: 'dialingStatus',
  asks: 'What state and dwError RasGetConnectStatus tells each 100 ms while a dial fails',
  assumes:
    'Nothing but 0, 600 (pending), or the error of a tunnel that was tried before: winras ends no dial for the first two, and for others only where they last (rule G3).',
  needs: ['entries'],
  async measure({ native, places, own }) {
    const one = await dialToItsEnd(native, places[0]);
    // All tunnels, one after the other: the error of one may be told while the next is tried.
    const automatic = await dialToItsEnd(native, await own.add('automatic', 'automatic'));
    const all = [one, automatic].map(errorsUnderWay);
    return {
      // A dial that was over before anybody could look has told nothing.
      ...(wasSeenRunning(one) && { asAssumed: all[0].every((error) => error === pending) }),
      measured: { oneTunnel: describe(one, all[0]), allTunnels: describe(automatic, all[1]) },
      behavior: wasSeenRunning(one) ? { dialingError: dialingErrorOf(all.flat()) } : {},
    };
  },
};

async function dialToItsEnd(native, place) {
  const { dial } = await dialWhenFree(native, place);
  const ended = await dial.ended();
  await dial.hangUp();
  return { ended, called: dial.called, looks: dial.looks };
}

/**
 * The errors that a status told of a running dial that went on after it. An error that stays until the end is how the dial
 * has ended, and no more than that.
 */
export function errorsUnderWay({ looks }) {
  const known = looks.filter(({ callError }) => callError === 0);
  const end = known.at(-1);
  const lastBefore = known.findLastIndex(
    ({ state, error }) => state !== end.state || error !== end.error,
  );
  const running = known.slice(0, lastBefore + 1).filter(({ state }) => !isTerminal(state));
  return [...new Set(running.map(({ error }) => error))].filter((error) => error !== 0);
}

function wasSeenRunning({ looks }) {
  return looks.some(({ callError, state }) => callError === 0 && !isTerminal(state));
}

/** In the words of a scenario's `behavior`. */
export function dialingErrorOf(errors) {
  if (errors.length === 0) return 'none';
  return errors.includes(pending) ? 'pending' : 'earlierAttempt';
}

function describe({ ended, called, looks }, errors) {
  return { ended, errorsUnderWay: errors, samples: samplesOf(looks, called?.time ?? 0) };
}

/** One look each 100 ms; those that tell the same are one row, with the number of them. */
export function samplesOf(looks, from) {
  const samples = [];
  let due = -Infinity;
  for (const look of looks) {
    if (look.time < due) continue;
    due = look.time + interval;
    const told = {
      ...(look.callError === 0
        ? { state: stateName(look.state), error: look.error }
        : { callError: look.callError }),
      listed: look.listed,
    };
    const last = samples.at(-1);
    const { from: _, count: __, ...before } = last ?? {};
    if (last !== undefined && JSON.stringify(before) === JSON.stringify(told)) last.count += 1;
    else samples.push({ ...told, from: since(from, look), count: 1 });
  }
  return samples;
}
