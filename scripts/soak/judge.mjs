/** Whether a dial told its observers what RAS had notified: all of it, once, in order, with one end. */

const connected = 0x2000;
const disconnected = 0x2001;

/**
 * What is wrong with a dial: `seen` is what `watchedDial` gave, `notified` what the simulator called its notifier
 * with. On a virtual clock nothing is delivered later than at the time at which RAS notified it.
 */
export function judge(seen, notified, isVirtual) {
  const { events } = seen.loops.at(-1);
  return [
    ...judgeEnd(seen, events),
    ...judgeLoops(seen, events),
    ...(isVirtual ? judgeTimes(events) : []),
    ...judgeEvents(seen, events, notified, isVirtual),
  ];
}

/** What was lost comes first: it is counted. */
export function isLostEvent(complaint) {
  return complaint.startsWith('lost event');
}

function judgeEnd({ outcome }, events) {
  const complaints = [];
  const terminal = events.findIndex(({ phase }) => phase === 'terminal');
  if (terminal !== -1 && terminal !== events.length - 1)
    complaints.push('events after the terminal one');
  const toldConnected =
    events.at(-1)?.stateCode === connected && events.at(-1)?.error === undefined;
  if ((outcome.connection !== undefined) !== toldConnected)
    complaints.push(
      `it ended with ${endOf(outcome)}, and its last event was ${shown(events.at(-1))}`,
    );
  if (outcome.error !== undefined && !isExpected(outcome.error))
    complaints.push(`it failed with ${outcome.error?.stack}`);
  return complaints;
}

export function endOf({ connection, error }) {
  return connection === undefined ? String(error?.code) : 'connected';
}

function isExpected({ name, code }) {
  return name === 'RasError' || (name === 'AbortError' && code === 'ABORT_ERR');
}

/** The same events for each, to the same end. */
function judgeLoops({ outcome, loops }, events) {
  const quiet = events.at(-1)?.stateCode === disconnected && events.at(-1)?.error === undefined;
  return loops.flatMap((loop) => {
    if (loop.events.some((event, index) => event !== events[index]))
      return ['loops saw different events'];
    if (loop.left) return [];
    if (loop.events.length !== events.length) return ['loops saw different events'];
    const error = quiet ? undefined : outcome.error;
    return loop.error === error ? [] : [`a loop ended with ${loop.error}, and not with ${error}`];
  });
}

function judgeTimes(events) {
  const early = events.findIndex(({ elapsed }, index) => elapsed < events[index - 1]?.elapsed);
  return early === -1 ? [] : [`${shown(events[early])} is older than the event before it`];
}

function judgeEvents({ outcome, endedAt }, events, notified, isVirtual) {
  const { next, complaint } = follow(events, notified, outcome.error);
  if (complaint !== undefined) return [complaint];
  // What is notified at the very moment of the end may be too late.
  const untold = notified.slice(next).find(({ time }) => isVirtual && time < endedAt);
  return untold === undefined
    ? []
    : [`lost event: ${shown(untold)} was not told before the dial ended with ${endOf(outcome)}`];
}

/** How far the events, and the error at their end, tell what was notified, or where they tell something else. */
function follow(events, notified, error) {
  let next = 0;
  let pause;
  // A pause that was notified twice, or late when its status had told it, is told once.
  const skipTwice = () => {
    while (isPause(notified[next]) && notified[next].state === pause) next += 1;
  };
  for (const event of events.filter(({ observed }) => observed !== 'status')) {
    if (!isThat(notified[next], event)) skipTwice();
    if (isThat(notified[next], event)) next += 1;
    else if (event.phase !== 'paused')
      return {
        complaint: `lost event: ${shown(event)} was told where RAS had notified ${shown(notified[next])}`,
      };
    pause = event.phase === 'paused' ? event.stateCode : undefined;
  }
  if (!isThatError(notified[next], error)) skipTwice();
  if (isThatError(notified[next], error)) next += 1;
  // A pause after a pause is told when the RasDial that answered the first has returned.
  const pausedBefore = events.some(({ phase }) => phase === 'paused');
  return { next: pausedBefore && isPause(notified[next]) ? next + 1 : next };
}

function isPause(notification) {
  return notification !== undefined && (notification.state & 0x1000) !== 0;
}

function isThat(notification, { stateCode, phase }) {
  if (notification?.state !== stateCode) return false;
  return notification.error === 0 || phase === 'paused';
}

/** An error that RAS notifies is told by how the dial ends. */
function isThatError(notification, error) {
  return (
    notification !== undefined && notification.error !== 0 && notification.error === error?.errno
  );
}

function shown(event) {
  if (event === undefined) return 'nothing';
  const { stateCode = event.state, error, time, elapsed } = event;
  return `state ${stateCode}${error ? ` with ${error}` : ''} at ${time ?? elapsed}`;
}
