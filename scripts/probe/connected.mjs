/** An entry that connects. */

import { behaviorOfDial, behaviorOfHangUp } from './behavior.mjs';
import { describeDial, describeHangUp, since } from './describe.mjs';
import { dialWhenFree, ObservedDial } from './observed-dial.mjs';
import { pause } from './pause.mjs';
import { referenceStates } from './reference.mjs';

/** For what comes late, in milliseconds. */
const afterwards = 1_000;
/** How long the second dial of a connected entry is given to say so. */
const silence = 3_000;
const connected = 0x2000;
const retryAuthentication = 0x1001;
const pausedStates = 2;
const stored = { storedCredentials: true, userName: '', password: '' };

export async function measureConnection(native, place, type) {
  const signals = [];
  const watch = native.watch(() => signals.push(native.now()));
  await pause(native, afterwards);
  try {
    const first = await connectTwice(native, place);
    if (first.ended !== 'notified' || first.dial.end.state !== connected) {
      await first.dial.hangUp();
      return { behavior: {}, scenario: {}, measured: failed(first) };
    }
    const hungUp = await first.dial.hangUpRaw();
    await pause(native, afterwards);
    // The same once more: a kind of change may be signaled only once.
    const { dial: second } = await dialWhenFree(native, place, stored);
    await second.ended();
    await pause(native, afterwards);
    await second.hangUp();
    await pause(native, afterwards);

    const rounds = [first.dial, second].map((dial, index, all) =>
      signals.filter(
        (time) => time >= dial.called.time && time < (all[index + 1]?.called.time ?? Infinity),
      ),
    );
    const reference = type === 'vpn' ? await referenceStates(true) : undefined;
    return {
      behavior: {
        ...behaviorOfDial(first.dial, first.ended, reference),
        ...behaviorOfHangUp(hungUp),
        redialConnected: first.redial,
      },
      scenario: 'value' in watch ? { connectionNotifications: signalingOf(rounds) } : {},
      measured: {
        ended: first.ended,
        ...describeDial(first.dial),
        hangUp: describeHangUp(hungUp),
        // Since the Connected of each dial: a negative one came before it.
        signals: [first.dial, second].map((dial, index) =>
          rounds[index].map((time) => since((dial.end ?? dial.called).time, { time })),
        ),
        watchError: watch.error,
      },
    };
  } finally {
    if ('value' in watch) watch.value.close();
  }
}

/** Once more while it is up, for another reference, which is given back. */
async function connectTwice(native, place) {
  const dial = new ObservedDial(native, place, stored);
  const ended = await dial.ended();
  await pause(native, afterwards);
  if (ended !== 'notified' || dial.end.state !== connected) return { dial, ended };
  const again = new ObservedDial(native, place, stored);
  const deadline = native.now() + silence;
  while (again.end === undefined && native.now() < deadline) await pause(native, 10);
  const redial = again.end?.state === connected ? 'connected' : 'silent';
  if (again.handle === undefined) await again.hangUp();
  else await again.hangUpRaw(0);
  return { dial, ended, redial: again.returned?.error === 0 ? redial : undefined };
}

function failed({ dial, ended }) {
  return { ended, ...describeDial(dial) };
}

function signalingOf([first, second]) {
  if (first.length === 0) return { signalsLost: true };
  return { ownLinesSignaled: second.length === 0 ? 'oncePerKind' : 'always' };
}

/** With which error RetryAuthentication is notified. */
export async function measureRetry(native, place) {
  const wrong = { userName: 'winras-probe', password: 'wrong', options: pausedStates };
  const { dial } = await dialWhenFree(native, place, wrong);
  const deadline = native.now() + 60_000;
  const retry = () => dial.notified.find(({ state }) => state === retryAuthentication);
  while (retry() === undefined && dial.end === undefined && native.now() < deadline)
    await pause(native, 10);
  await dial.hangUp();
  const error = retry()?.error;
  return {
    behavior: error === 0 || error === 691 ? { retryError: error } : {},
    measured: describeDial(dial),
  };
}
