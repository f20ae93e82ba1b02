/** What was seen, in the words of a scenario's `behavior`. A key that could not be measured is left out. */

import { stateName } from '../../dist/states/states.js';
import { isGone, isTerminal } from './observed-dial.mjs';

/** A shorter time may be this machine's own. */
const noticeable = 30;
/** As in the simulator: RasDial that returns after so many notifications returns `'after'` them. */
const many = 4;
const connected = 0x2000;
const disconnected = 0x2001;
const userDisconnection = 631;

/** Of a dial that has ended, or is in its middle. `reference` are the states of such a dial in general. */
export function behaviorOfDial(dial, ended, reference) {
  const { called, returned, notified, end } = dial;
  if (returned === undefined) return {};
  if (ended === 'refused') {
    const key = dial.handle === undefined ? 'rasDialRefuses' : 'rasDialFails';
    return { [key]: returned.error };
  }
  const states = notified.filter(
    ({ error, time }) => error === 0 && (end === undefined || time <= end.time),
  );
  return defined({
    delay: whole(median(gapsOf(notified))),
    ...returnOf({ called, returned, notified, end }),
    notificationThread:
      notified.length === 0
        ? undefined
        : notified.every(({ thread }) => thread === called.thread)
          ? 'captured'
          : 'foreign',
    duplicated: namesOf(states.filter(({ state }, at) => at > 0 && states[at - 1].state === state)),
    lost: ended === 'notified' ? reference && lostOf(reference, states) : undefined,
    silentAfter:
      ended === 'silent' && states.length > 0 ? stateName(states.at(-1).state) : undefined,
    late: latenessOf(states, dial.looks),
    afterTerminal: end && notified.filter((row) => isSame(row, end)).length > 1,
    listDialing: listingOf(dial),
    ...correlationIdOf(dial),
  });
}

function returnOf({ called, returned, notified, end }) {
  // By the order in which they were seen: on a virtual clock all may be of one time.
  const earlier = notified.filter(({ order }) => order < returned.order);
  if (earlier.length === 0)
    return { rasDialReturns: 'before', rasDialBlocks: noticed(returned.time - called.time) };
  const last = earlier.length >= many || earlier.includes(end);
  // From the notification on after which it could have returned.
  const from = earlier[last ? Math.min(earlier.length, many) - 1 : 0].time;
  return {
    rasDialReturns: last ? 'after' : 'between',
    rasDialBlocks: noticed(returned.time - from),
  };
}

/** Repetitions are no new states. */
function gapsOf(rows) {
  const entered = rows.filter((row, at) => at === 0 || !isSame(row, rows[at - 1]));
  return entered.slice(1).map(({ time }, at) => time - entered[at].time);
}

function lostOf(reference, states) {
  const seen = new Set(namesOf(states));
  return reference.filter((state) => !seen.has(state));
}

/** How much later a state is notified than its status shows it; the first one it shows from the begin of the line on. */
function latenessOf(states, looks) {
  const differences = states.slice(states.length > 1 ? 1 : 0).flatMap(({ state, time }) => {
    const shown = looks.find((look) => look.state === state && look.error === 0);
    return shown === undefined ? [] : [time - shown.time];
  });
  return differences.length === 0 ? undefined : noticed(median(differences));
}

/**
 * Undefined where it was over before anybody could look. A list counts only where the status that was asked for after
 * it still shows a dial: it may have ended, and be listed, between a status and the list after it.
 */
function listingOf({ looks }) {
  const meanwhile = looksMeanwhile(looks);
  return meanwhile.length === 0 ? undefined : meanwhile.some(({ listed }) => listed);
}

function looksMeanwhile(looks) {
  return looks.filter(({ listed }, at) => listed !== undefined && isUnderWay(looks[at + 1]));
}

/** When the list has the GUID of the line; nothing where a dial that fails has none, for one that connects may have it. */
function correlationIdOf({ looks }) {
  const has = ({ id }) => id !== undefined;
  const dialing = looksMeanwhile(looks).filter(({ listed }) => listed);
  const up = looks.filter(({ listed, state }) => listed && state === connected);
  if (dialing.length > 0 && dialing.every(has)) return { correlationId: 'always' };
  if (up.length === 0 || dialing.some(has)) return {};
  if (has(up[0])) return { correlationId: 'connected' };
  const first = up.find(has);
  if (first === undefined) return { correlationId: 'never' };
  return { correlationId: 'late', correlationIdAfter: whole(first.time - up[0].time) };
}

function isUnderWay(look) {
  return look !== undefined && look.callError === 0 && look.error === 0 && !isTerminal(look.state);
}

/** Of a RasHangUp as ObservedDial has seen it; `notifiedAfter`: since it was called. */
export function behaviorOfHangUp({ error, called, returned, before, looks }, notifiedAfter) {
  if (error !== 0) return {};
  const gone = goneAt(looks);
  const lingering = looks.find((look) => !isGone(look));
  return defined({
    hangUpBlocks: noticed(returned - called),
    linger: gone === undefined ? undefined : whole(gone - returned),
    lingerState: lingering && lingerStateOf(lingering.state, before.state),
    spuriousGone: looks.some(
      (look, at) => isGone(look) && at + 1 < looks.length && !isGone(looks[at + 1]),
    ),
    afterHangUp: notifiedAfter && afterHangUpOf(notifiedAfter),
  });
}

/** When the handle had become invalid for good; undefined while it had not. */
export function goneAt(looks) {
  const last = looks.findLastIndex((look) => !isGone(look));
  return looks[last + 1]?.time;
}

function lingerStateOf(state, before) {
  if (state === disconnected) return 'Disconnected';
  if (isTerminal(state)) return 'Connected';
  return state === before ? 'current' : undefined;
}

function afterHangUpOf(rows) {
  if (rows.some(({ error }) => error === userDisconnection)) return 'userDisconnection';
  return rows.some(({ state }) => state === disconnected) ? 'disconnected' : 'silent';
}

function isSame(one, other) {
  return one.state === other.state && one.error === other.error;
}

function namesOf(rows) {
  return [...new Set(rows.map(({ state }) => stateName(state)))];
}

export function noticed(milliseconds) {
  return milliseconds < noticeable ? 0 : whole(milliseconds);
}

function whole(milliseconds) {
  return milliseconds === undefined ? undefined : Math.max(0, Math.round(milliseconds));
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
