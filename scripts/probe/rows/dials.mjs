/** The rows of dials, that nobody answers and of one that connects, and of calls that RAS has to refuse. */

import { askWrongly } from '../answers.mjs';
import { measureConnection, measureRetry } from '../connected.mjs';
import { measureFailure, measureHangUp, measureSeveral } from '../failing.mjs';

const invalidHandle = 6;

export const entries = {
  name: 'entries',
  asks: 'Whether RAS runs, and takes entries in a phone book that it has never seen',
  assumes: 'It takes them, in a file that is there and empty (rules B4 and E7).',
  async measure(world) {
    world.places = await world.own.fill();
    return { asAssumed: true, measured: { made: world.places.length } };
  },
};

export const failure = {
  name: 'failure',
  asks: 'How a dial goes that nobody answers',
  assumes:
    'RasDial returns before its first notification; a state with an error ends the dial (rule S5).',
  needs: ['entries'],
  async measure({ native, places }) {
    const answer = await measureFailure(native, places[0]);
    const { rasDialReturns } = answer.behavior;
    const isKnown = rasDialReturns !== undefined;
    const asAssumed = rasDialReturns === 'before' && answer.measured.ended === 'notified';
    return { ...(isKnown && { asAssumed }), ...answer };
  },
};

export const hangUp = {
  name: 'hangUp',
  asks: 'What a RasHangUp in the middle of a dial does, and when the entry can be dialed again',
  assumes:
    'The handle answers 6 soon after it (rule H1); the port may be taken for a while (rule H9).',
  needs: ['entries'],
  async measure(world) {
    const { deadHandle, ...answer } = await measureHangUp(world.native, world.places[0]);
    world.deadHandle = deadHandle;
    const { hangUp: hungUp } = answer.measured;
    return { ...(hungUp && { asAssumed: hungUp.statusWhenGone === invalidHandle }), ...answer };
  },
};

export const several = {
  name: 'several',
  asks: 'Whether three entries can be dialed at once',
  assumes: 'They can, each with a handle of its own.',
  needs: ['entries'],
  async measure({ native, places }) {
    const answer = await measureSeveral(native, places);
    const handles = answer.measured.map(({ handle }) => handle);
    const isOwn = (handle, at) => handle !== undefined && handles.indexOf(handle) === at;
    return { asAssumed: handles.every(isOwn), ...answer };
  },
};

export const answers = {
  name: 'answers',
  asks: 'What RAS answers to calls that it has to refuse',
  assumes:
    'What the pages of the functions say; where they differ from observers (rules B13 and E7) either.',
  measure: ({ native, own, deadHandle }) =>
    askWrongly(native, { folder: own.folder, book: own.book, deadHandle }),
};

export const connection = {
  name: 'connection',
  asks: 'How the dial of an entry goes that connects, and what is signaled of it',
  assumes:
    'Each connection and disconnection is signaled; a second dial of it adds a reference (rule D9).',
  needs: ['connection'],
  async measure(world) {
    const { place, type } = world.entry;
    const answer = await measureConnection(world.native, place, type);
    const { connectionNotifications: signals } = answer.scenario;
    const asAssumed =
      signals?.ownLinesSignaled === 'always' && answer.behavior.redialConnected === 'connected';
    // An entry that did not connect has told nothing of it.
    return { ...(signals && { asAssumed }), ...answer };
  },
};

export const wrongPassword = {
  name: 'wrongPassword',
  asks: 'With which error RetryAuthentication is notified',
  assumes: 'With 691, or with 0 (rule S5).',
  needs: ['connection'],
  async measure({ native, entry, wrongPassword: isAsked }) {
    if (!isAsked) return { notMeasured: 'It was not asked for: --wrong-password.' };
    const answer = await measureRetry(native, entry.place);
    const retry = answer.measured.notified.find(({ state }) => state === 'RetryAuthentication');
    return { ...(retry && { asAssumed: retry.error === 0 || retry.error === 691 }), ...answer };
  },
};
