/** Who dials one entry, uses the line, hangs it up, and dials again. */

import { hangUpSomeLine, outcomeOf, watchedDial } from './watched-dial.mjs';

/** Resolves to what was seen of each dial, when every line is hung up. */
export async function useEntry(ras, entryName, choose, context) {
  const dials = [];
  for (let times = choose.between(1, 3); times > 0; times--) {
    const seen = await watchedDial(ras, entryName, choose, context);
    dials.push(seen);
    const { connection } = seen.outcome;
    if (connection === undefined) continue;
    const references = [connection];
    // Dialing a connected entry adds a reference, which has to be hung up, too.
    if (choose.chance(0.15)) {
      const again = await watchedDial(ras, entryName, choose, context);
      dials.push(again);
      if (again.outcome.connection !== undefined) references.push(again.outcome.connection);
    }
    await useLine(ras, connection, choose, context);
    if (choose.chance(0.5)) references.reverse();
    for (const reference of references) await hangUp(ras, reference, choose, context);
  }
  return dials;
}

async function useLine(ras, connection, choose, { unexpected }) {
  for (let deeds = choose.below(3); deeds > 0; deeds--) {
    switch (choose.below(5)) {
      case 0: {
        const { error } = await outcomeOf(connection.status());
        if (error !== undefined && error.name !== 'RasError') unexpected(`status(): ${error}`);
        break;
      }
      case 1:
        await ras.after(choose.between(0, 500));
        break;
      case 2:
        ras.native.dropLine(connection.entryName, 629);
        break;
      case 3:
        await hangUpSomeLine(ras, choose);
        break;
      default:
        await waitForClose(ras, connection, choose, unexpected);
    }
  }
}

async function waitForClose(ras, connection, choose, unexpected) {
  const abort = new AbortController();
  const closed = outcomeOf(connection.waitForClose({ signal: abort.signal }));
  if (choose.chance(0.5)) ras.native.dropLine(connection.entryName, 629);
  await ras.after(choose.between(0, 3_000));
  abort.abort();
  const { error } = await closed;
  if (error !== undefined && error.name !== 'AbortError') unexpected(`waitForClose(): ${error}`);
}

async function hangUp(ras, connection, choose, { unexpected }) {
  const ask = () => (choose.chance(0.8) ? connection.hangUp() : connection[Symbol.asyncDispose]());
  for (let tries = 0; tries < 3; tries++) {
    const asked = Array.from({ length: choose.between(1, 2) }, () => outcomeOf(ask()));
    const errors = (await Promise.all(asked)).flatMap(({ error }) => error ?? []);
    const strange = errors.find(({ code }) => code !== 'ERR_RAS_HANGUP_PENDING');
    if (strange !== undefined) unexpected(`hangUp(): ${strange}`);
    if (errors.length === 0) return;
    await ras.after(5_000);
  }
  unexpected('hangUp(): the line is pending for ever');
}
