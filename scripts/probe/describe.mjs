/** What was seen, as JSON can hold it, and without names. */

import { stateName } from '../../dist/states/states.js';
import { goneAt } from './behavior.mjs';

/** Times are those since RasDial was called. */
export function describeDial({ handle, called, returned, notified, looks }) {
  const listed = looks.find((look) => look.listed);
  return {
    handle: handleText(handle),
    rasDial: returned && {
      returnedAfter: since(called.time, returned),
      error: returned.error,
      thread: returned.thread,
    },
    notified: describeRows(notified, called?.time),
    looks: looks.length,
    listed: listed && {
      at: since(called.time, listed),
      state: listed.state === undefined ? undefined : stateName(listed.state),
    },
  };
}

export function describeRows(rows, from) {
  return rows.map((row) => ({
    state: stateName(row.state),
    error: row.error,
    at: since(from, row),
    thread: row.thread,
    subentry: row.subentry,
  }));
}

/** Times are those since RasHangUp was called. */
export function describeHangUp({ error, called, returned, looks }) {
  const gone = goneAt(looks);
  return {
    error,
    returnedAfter: since(called, { time: returned }),
    goneAfter: gone === undefined ? undefined : since(called, { time: gone }),
    statusWhenGone: looks.at(-1)?.callError,
  };
}

export function handleText(handle) {
  return handle === undefined ? undefined : `0x${handle.toString(16)}`;
}

/** In tenths of a millisecond. */
export function since(from, { time }) {
  return Math.round((time - from) * 10) / 10;
}
