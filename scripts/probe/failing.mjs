/** Dials that nobody answers. */

import { behaviorOfDial, behaviorOfHangUp, goneAt } from './behavior.mjs';
import { describeDial, describeHangUp, describeRows, handleText } from './describe.mjs';
import { dialWhenFree, ObservedDial } from './observed-dial.mjs';
import { pause } from './pause.mjs';
import { referenceStates } from './reference.mjs';

/** For what comes late, in milliseconds. */
const afterwards = 500;

/** One until it has failed. */
export async function measureFailure(native, place) {
  const dial = new ObservedDial(native, place);
  const ended = await dial.ended();
  await pause(native, afterwards);
  await dial.hangUp();
  return {
    behavior: behaviorOfDial(dial, ended, await referenceStates(false)),
    measured: { ended, ...describeDial(dial) },
  };
}

/** One that is hung up as soon as it has begun; and when its entry can be dialed again. */
export async function measureHangUp(native, place) {
  const { dial } = await dialWhenFree(native, place);
  if (dial.handle === undefined) {
    await dial.hangUp();
    return { behavior: {}, measured: describeDial(dial) };
  }
  const deadHandle = dial.handle;
  const hungUp = await dial.hangUpRaw();
  const gone = goneAt(hungUp.looks);
  const again = await dialWhenFree(native, place);
  const { handle } = again.dial;
  await again.dial.hangUp();
  await pause(native, afterwards);
  const late = dial.notified.filter(({ time }) => time >= hungUp.called);
  return {
    deadHandle,
    behavior: {
      ...behaviorOfHangUp(hungUp, late),
      ...(gone !== undefined && {
        portFreeAfter: again.refusals === 0 ? 0 : Math.round(again.dial.called.time - gone),
      }),
    },
    measured: {
      ...describeDial(dial),
      hangUp: { ...describeHangUp(hungUp), notified: describeRows(late, hungUp.called) },
      again: { refusals: again.refusals, handle: handleText(handle) },
      handleReused: handle === undefined ? undefined : handle === deadHandle,
    },
  };
}

/** Several at once, each of an entry of its own. */
export async function measureSeveral(native, places) {
  const dials = [];
  for (const place of places) dials.push((await dialWhenFree(native, place)).dial);
  const ends = await Promise.all(dials.map((dial) => dial.ended()));
  for (const dial of dials) await dial.hangUp();
  return {
    measured: dials.map((dial, index) => ({ ended: ends[index], ...describeDial(dial) })),
  };
}
