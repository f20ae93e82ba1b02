/** One dial: who awaits it, who loops over it, who answers its pauses, and what all of them saw. */

import { setImmediate as turn } from 'node:timers/promises';

const right = {
  Interactive: {},
  RetryAuthentication: { userName: 'alice', password: 'right' },
  CallbackSetByCaller: { callbackNumber: '555 0100' },
  PasswordExpired: { newPassword: 'fresh' },
  InvokeEapUI: {},
};
const wrong = {
  ...right,
  RetryAuthentication: { userName: 'alice', password: 'wrong' },
  CallbackSetByCaller: { callbackNumber: '' },
  PasswordExpired: { newPassword: 'right' },
};

const waysToWatch = {
  await: { awaits: true, loops: 0 },
  loop: { awaits: false, loops: 1 },
  both: { awaits: true, loops: 1 },
  many: { awaits: true, loops: 3 },
  leave: { awaits: false, loops: 1, leaves: true },
  leaveAndAwait: { awaits: true, loops: 2, leaves: true },
};

/**
 * Dials, and resolves when it is over, to what was seen: `outcome` is what awaiting it gave, `loops` has for each
 * loop its `events`, whether it `left` early, and the `error` that it threw. `unexpected` takes what should not be.
 */
export async function watchedDial(ras, entryName, choose, { always = {}, unexpected }) {
  const watch = waysToWatch[choose.oneOf(Object.keys(waysToWatch))];
  const { options, abort } = drawOptions(ras, choose, watch.loops > 0);
  const seen = { entryName, loops: [] };
  const dialing = ras.dial(entryName, { ...options, ...always }, seen);
  const awaited = watch.awaits ? outcomeOf(dialing) : undefined;
  const intervention = intervene(ras, entryName, dialing, choose, abort);
  const leaveAfter = watch.leaves ? choose.between(1, 14) : undefined;
  const loops = Array.from({ length: watch.loops }, (_, index) =>
    loop(ras, dialing, choose, {
      answers: index === 0 && options.pausedStates === true,
      // A loop that begins later sees all the same.
      delay: index === 0 ? 0 : choose.between(0, 300),
      leaveAfter: index === 0 ? leaveAfter : undefined,
      unexpected,
    }),
  );
  seen.loops = await Promise.all(loops);
  // A dial whose last loop was left is given up one turn later, unless somebody awaits it by then.
  for (let turns = 0; turns < 3; turns++) await turn();
  seen.outcome = await (awaited ?? outcomeOf(dialing));
  await intervention;
  seen.loops.push(await loop(ras, dialing, choose, { answers: false, delay: 0, unexpected }));
  return seen;
}

export async function outcomeOf(promise) {
  try {
    return { connection: await promise };
  } catch (error) {
    return { error };
  }
}

function drawOptions(ras, choose, hasLoop) {
  const { chance, between, oneOf } = choose;
  const answeredBy = oneOf(hasLoop ? ['nobody', 'loop', 'handler'] : ['nobody', 'handler']);
  const abort = chance(0.25) ? new AbortController() : undefined;
  if (abort !== undefined && chance(0.05)) abort.abort();
  return {
    abort,
    options: {
      credentials: oneOf([
        'stored',
        'current-user',
        right.RetryAuthentication,
        wrong.RetryAuthentication,
      ]),
      ...(answeredBy === 'loop' ? { pausedStates: true } : {}),
      ...(answeredBy === 'handler' ? { onPaused: (event) => handled(ras, choose, event) } : {}),
      ...(answeredBy === 'nobody' ? {} : { callbackNumber: oneOf(['*', '555 0199']) }),
      ...(chance(0.15) ? { timeout: between(1, 800) } : { timeout: 20_000 }),
      pauseTimeout: oneOf([50, 400, 3_000]),
      ...(abort === undefined ? {} : { signal: abort.signal }),
    },
  };
}

/** What onPaused does. */
async function handled(ras, choose, event) {
  if (choose.chance(0.3)) await ras.after(choose.between(0, 600));
  switch (choose.below(8)) {
    case 0:
      return undefined;
    case 1:
      throw new Error('what a handler throws');
    case 2:
      return wrong[event.state];
    default:
      return right[event.state];
  }
}

async function loop(ras, dialing, choose, { answers, delay, leaveAfter, unexpected }) {
  if (delay > 0) await ras.after(delay);
  const events = [];
  try {
    for await (const event of dialing) {
      events.push(event);
      if (events.length === leaveAfter) return { events, left: true };
      if (answers && event.phase === 'paused') await answer(ras, choose, event, unexpected);
    }
    return { events, left: false };
  } catch (error) {
    return { events, left: false, error };
  }
}

/** As a user would, or should not. */
async function answer(ras, choose, event, unexpected) {
  const resume = async (given, expected) => {
    const { error } = await outcomeOf(event.resume(given));
    if (error !== undefined && !expected(error))
      unexpected(`resume() at ${event.state} rejected with ${error}`);
  };
  const refused = ({ name, code }) => name === 'RasError' && !code.startsWith('ERR_INVALID');
  if (choose.chance(0.3)) await ras.after(choose.between(0, 600));
  switch (choose.below(8)) {
    case 0:
      return; // nobody answers
    case 1:
      await resume({ nonsense: 1 }, ({ code }) => code.startsWith('ERR_'));
      return resume(right[event.state], refused);
    case 2:
      await Promise.all([resume(right[event.state], refused), resume(wrong[event.state], refused)]);
      return;
    case 3:
      return resume(wrong[event.state], refused);
    default:
      return resume(right[event.state], refused);
  }
}

/** What somebody else does to the dial meanwhile, and to the line. */
async function intervene(ras, entryName, dialing, choose, abort) {
  await ras.after(choose.between(0, 700));
  abort?.abort(new Error('enough'));
  switch (choose.below(12)) {
    case 0:
      return outcomeOf(dialing.hangUp());
    case 1:
      return outcomeOf(dialing[Symbol.asyncDispose]());
    case 2:
      return ras.native.dropLine(entryName, 629);
    case 3:
      return hangUpSomeLine(ras, choose);
    default:
      return undefined;
  }
}

/** Whosever line it is. */
export async function hangUpSomeLine(ras, choose) {
  const { connection: lines } = await outcomeOf(ras.connections());
  if (lines === undefined || lines.length === 0) return undefined;
  return outcomeOf(choose.oneOf(lines).hangUp());
}
