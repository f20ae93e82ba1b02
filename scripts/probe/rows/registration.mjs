/** How long a registration of RasConnectionNotification is good (rules N1 to N3). */

import { dialWhenFree } from '../observed-dial.mjs';
import { pause } from '../pause.mjs';

/** For what comes late, in milliseconds. */
const afterwards = 1_000;
const stored = { storedCredentials: true, userName: '', password: '' };

export const registration = {
  name: 'registration',
  asks: 'Whether a registration for notifications is signaled at once, and whether it persists after a signal',
  assumes:
    'It is not signaled at once. Whether it persists differs: winras registers again after each signal, at most every 100 ms.',
  needs: ['raw', 'entries'],
  async measure({ native, raw, places, entry }) {
    const dial = entry
      ? () => dialAndHangUp(native, entry.place, stored)
      : () => dialAndHangUp(native, places[0], {});
    const measured = await signalsOf(raw, (time) => pause(native, time), dial);
    const { registrations } = measured;
    return {
      ...(measured.errors.every((error) => error === 0) && {
        asAssumed: !measured.signaledAtOnce,
      }),
      measured: { of: entry ? 'a line that connects' : 'a dial that fails', ...measured },
      ...(['oneShot', 'persistent'].includes(registrations) && {
        scenario: { connectionNotifications: { registrations } },
      }),
    };
  },
};

async function dialAndHangUp(native, place, more) {
  const { dial } = await dialWhenFree(native, place, more);
  await dial.ended();
  await dial.hangUp();
}

/** `raw.register()` returns what tells by `signaled()`, once for each signal, whether there was one. */
export async function signalsOf(raw, wait, dial) {
  const first = raw.register();
  await wait(afterwards);
  const firstAtOnce = first.signaled();
  await dial();
  await wait(afterwards);
  const signaledOnce = first.signaled();
  // Beside the first one: whether the second dial is signaled to anybody at all.
  const second = raw.register();
  await wait(afterwards);
  const secondAtOnce = second.signaled();
  // What has come late of the first dial.
  first.signaled();
  await dial();
  await wait(afterwards);
  const again = { first: first.signaled(), second: second.signaled() };
  return {
    errors: [first.error, second.error],
    signaledAtOnce: firstAtOnce || secondAtOnce,
    signaledOnce,
    again,
    registrations: signaledOnce ? registrationsOf(again) : 'not signaled at all',
  };
}

/** What the signals of a second dial say of a registration that has been signaled before. */
export function registrationsOf({ first, second }) {
  if (first) return 'persistent';
  return second ? 'oneShot' : 'once a kind of change';
}
