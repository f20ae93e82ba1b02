/** Whether a dial's records in the log can be found by its line (rule E10). */

import { since } from '../describe.mjs';
import { dialWhenFree } from '../observed-dial.mjs';
import { pause } from '../pause.mjs';

const begun = 20221;
const failed = 20227;
/** How long the record of a failure is waited for, and how often it is looked for, in milliseconds. */
const longest = 15_000;
const interval = 50;
/** The record of a failure is written within so many milliseconds, as is assumed. */
const soon = 1_000;
/** What the two clocks, of the log and of the dial, may differ by. */
const clocksDiffer = 100;

export const correlation = {
  name: 'correlation',
  asks: 'Whether guidCorrelationId is set while dialing, and is the first string of the records 20221 and 20227 in the log; how late they come',
  assumes:
    'Set from the first listing on and never changed; the first string of both records, without regard to case and braces; 20227 within a second of the failure.',
  needs: ['entries'],
  async measure({ native, places, tools }) {
    const wallClock = Date.now() - native.now();
    const { dial } = await dialWhenFree(native, places[0]);
    const ended = await dial.ended();
    const end = native.now();
    const log = await logOf(dial, { native, tools, wallClock, end });
    await dial.hangUp();
    const guid = guidWhileDialing(dial);
    return {
      asAssumed: isAsAssumed(guid, log),
      measured: { ended, guid, log },
    };
  },
};

/** Undefined where it cannot be told: the dial was never listed, or the log could not be read. */
export function isAsAssumed(guid, log) {
  if (guid.listed === 0) return undefined;
  if (guid.set !== guid.listed || guid.different !== 1) return false;
  // A simulated RAS writes none: what is assumed of the line itself is all that it can show.
  if (log.notMeasured !== undefined) return true;
  if (log.records === undefined) return undefined;
  const ofLine = log.records.filter(({ position }) => position === 1);
  return (
    ofLine.some(({ id }) => id === begun) &&
    ofLine.some(({ id, writtenAfter }) => id === failed && writtenAfter <= soon)
  );
}

/** Of the looks in which the dial was listed. */
export function guidWhileDialing({ called, looks }) {
  const listed = looks.filter((look) => look.listed);
  const withGuid = listed.filter(({ id }) => id !== undefined);
  const [first] = withGuid;
  return {
    listed: listed.length,
    set: withGuid.length,
    firstSetAfter: first && since(called.time, first),
    different: new Set(withGuid.map(({ id }) => id)).size,
  };
}

export async function logOf(dial, { native, tools, wallClock, end }) {
  if (tools === undefined) return { notMeasured: 'Windows alone has a log.' };
  const guid = dial.looks.find(({ id }) => id !== undefined)?.id;
  const times = { called: wallClock + dial.called.time, ended: wallClock + end };
  for (;;) {
    const now = native.now();
    const answer = await tools.rasClientRecords(wallClock + now - times.called + 5_000);
    const rows = answer.records && describeRecords(answer.records, guid, times);
    const after = native.now() - end;
    // Without the GUID of the line any failure since it began is taken for its own.
    const hasFailure = rows?.some(
      ({ id, position }) => id === failed && (guid === undefined || position !== 0),
    );
    if (hasFailure || answer.error !== undefined || after > longest)
      return {
        error: answer.error,
        ...(hasFailure && { failureVisibleAfter: Math.round(after) }),
        records: rows,
      };
    await pause(native, interval);
  }
}

/**
 * Those of the dial: with its GUID, or, where no record has it, those that were written since it began. `position` of the
 * string that is the GUID, from 1; 0 where none is. Times are milliseconds after RasDial was called and, for a failure, after the dial had ended.
 */
export function describeRecords(records, guid, { called, ended }) {
  const all = records.map((record) => ({ ...record, position: positionOf(guid, record.strings) }));
  const withGuid = all.filter(({ position }) => position !== 0);
  const isFound = withGuid.length > 0;
  const ofDial = isFound ? withGuid : all.filter(({ time }) => time >= called - clocksDiffer);
  return ofDial
    .map(({ id, time, strings, position }) => ({
      id,
      position,
      strings: strings.length,
      ...(!isFound && { firstIsGuid: isGuid(strings[0]) }),
      writtenAfter: Math.round(time - (id === failed ? ended : called)),
    }))
    .toSorted((one, other) => one.id - other.id)
    .filter(({ id }) => id >= begun - 1 && id <= failed);
}

function positionOf(guid, strings) {
  if (guid === undefined) return 0;
  return strings.findIndex((text) => bare(text) === bare(guid)) + 1;
}

function isGuid(text = '') {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(bare(text));
}

function bare(guid) {
  return guid
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
}
