/** On which threads RAS calls the notifier of a dial. */

export const threads = {
  name: 'threads',
  asks: 'On which threads RAS calls notifiers',
  assumes:
    'On one of its own, not that of RasDial (rule D7). Whether it is the same for all dials is not known.',
  needs: ['entries'],
  measure({ native }) {
    const measured = threadsOf(native.dialTrace());
    const isKnown = measured.notifier > 0;
    return { ...(isKnown && { asAssumed: !measured.someOnDialingThread }), measured };
  },
};

/** Threads are numbers from 1, in the order in which they were seen. */
export function threadsOf(trace) {
  const called = trace.filter(({ kind }) => kind === 'called');
  const notified = trace.filter(({ kind }) => kind === 'notified');
  const dials = grouped(notified);
  const ofDials = dials.map((rows) => new Set(rows.map(({ thread }) => thread)));
  const all = new Set(notified.map(({ thread }) => thread));
  return {
    rasDial: new Set(called.map(({ thread }) => thread)).size,
    notifier: all.size,
    dials: dials.length,
    changedWithinADial: ofDials.some(({ size }) => size > 1),
    sharedByDials: ofDials.reduce((sum, { size }) => sum + size, 0) > all.size,
    someOnDialingThread: notified.some(({ callbackId, thread }) =>
      called.some((row) => row.callbackId === callbackId && row.thread === thread),
    ),
  };
}

/** By their dials. */
function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.callbackId, [...(groups.get(row.callbackId) ?? []), row]);
  return [...groups.values()];
}
