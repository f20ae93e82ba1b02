/** One cycle: a RAS of its own, everybody who dials on it, and what must be true when they are done. */

import { setTimeout as later } from 'node:timers/promises';
import { choicesOf } from './choices.mjs';
import { endOf, judge } from './judge.mjs';
import { useEntry } from './line-user.mjs';
import { drawScenario } from './scenario.mjs';
import { soakedRas } from './soaked-ras.mjs';

/** An hour, for dials of seconds: who waits longer waits for ever. */
const simulatedBound = 3_600_000;
/** Real milliseconds, for a machine that is busy. */
const realBound = 60_000;
/** Longer than the library watches a line that outlived its hang-up. */
const aftermath = 70_000;

/**
 * Resolves to `{ outcomes, complaints }`: how each dial ended, and what was wrong. Where `ledgerFile` is given, the
 * environment may end at any moment: then the clock moves by itself, and no line outlives it.
 */
export async function runCycle(seed, cycle, { ledgerFile } = {}) {
  const choose = choicesOf(seed, cycle);
  const scenario = drawScenario(choose);
  const complaints = [];
  const moves = ledgerFile !== undefined || choose.chance(0.1);
  const ras = soakedRas({
    ...scenario,
    clock: moves ? choose.oneOf([20, 100, 300]) : 'virtual',
    ...(ledgerFile === undefined ? {} : { ledgerFile }),
  });
  const context = {
    always: ledgerFile === undefined ? {} : { hangUpOnExit: true },
    unexpected: (complaint) => complaints.push(complaint),
  };
  // Everybody's choices are their own: who comes first must not matter.
  const users = Object.keys(scenario.entries).map((name, index) =>
    useEntry(ras, name, choicesOf(choose.below(2 ** 31), index), context),
  );
  const dials = await settled(ras, Promise.all(users));
  if (dials === undefined) return { outcomes: [], complaints: ['unsettled: a promise'] };
  await lookAround(ras, complaints);
  const all = ras.native.notifications();
  for (const seen of dials.flat()) {
    const notified = all.filter(({ callbackId }) => callbackId === seen.callbackId);
    complaints.push(
      ...judge(seen, notified, ras.isVirtual).map((what) => `${seen.entryName}: ${what}`),
    );
  }
  return { outcomes: dials.flat().map(({ outcome }) => endOf(outcome)), complaints };
}

/** What the promise gives, time passing meanwhile; undefined when it does not settle. */
async function settled(ras, promise) {
  let result;
  let done = false;
  const settling = promise.then((value) => {
    result = value;
    done = true;
  });
  if (!ras.isVirtual) {
    const abort = new AbortController();
    await Promise.race([settling, later(realBound, undefined, abort).catch(() => undefined)]);
    abort.abort();
    return result;
  }
  const end = ras.clock.now() + simulatedBound;
  for (let step = 50; !done && ras.clock.now() < end; step = Math.min(step * 1.1, 5_000))
    await Promise.race([settling, ras.clock.advance(step)]);
  return result;
}

/** When all is said and done. */
async function lookAround(ras, complaints) {
  const nothingOwed = async () => {
    while (ras.native.owed().length > 0) await ras.after(200);
    return true;
  };
  const paid = await settled(ras, nothingOwed());
  if (paid === undefined)
    complaints.push(`owed: ${ras.native.owed().map(({ entryName }) => entryName)}`);
  const violations = ras.native.violations();
  complaints.push(...violations.map((what) => `violation: ${what}`));
  // Threads may have decided it: a replay need not show it again.
  if (violations.length > 0) complaints.push(`journal:${journalOf(ras.native)}`);
  if (ras.dialsUnderWay.size > 0) complaints.push('unsettled: a dial is still under way');
  if (!ras.isVirtual) return;
  await ras.clock.advance(aftermath);
  if (ras.native.nextDue() !== undefined) complaints.push('unsettled: a timer was left');
}

/** What RAS was asked and what it notified, by time. */
function journalOf(native) {
  const calls = native
    .calls()
    .filter(({ function: name }) => name === 'RasDial' || name === 'RasHangUp')
    .map(({ time, function: name, entryName, handle, result }) => ({
      time,
      what: `${name} ${entryName ?? ''} ${handle ?? 0} returned ${result}`,
    }));
  const notified = native.notifications().map(({ time, callbackId, state, error }) => ({
    time,
    what: `dial ${callbackId} was notified of ${state} with ${error}`,
  }));
  return [...calls, ...notified]
    .sort((a, b) => a.time - b.time)
    .map(({ time, what }) => `\n    ${time.toFixed(1)} ${what}`)
    .join('');
}
