/** What the picture shows: a dial of the demo, on a clock that only moves when it is moved. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { watchedDial } from '../demo/dial.mjs';
import { dials } from '../demo/dials.mjs';
import { rowOf } from '../demo/row.mjs';

const folder = new URL('../demo/', import.meta.url);
/** It is paused once, and falls back to another kind of tunnel. */
const index = dials.findIndex(({ entryName }) => entryName === 'Partner VPN');
const dial = dials[index];

/** Its number and title, its rows with the milliseconds at which they came, and how it ended. */
export async function picturedDial() {
  const { simulate } = await import('winras/simulator');
  const scenario = JSON.parse(readFileSync(new URL('scenario.json', folder), 'utf8'));
  const user = fileURLToPath(new URL('demo.pbk', folder));
  const simulator = simulate({ ...scenario, phoneBooks: { user }, clock: 'virtual' });

  const rows = [];
  const show = {
    event: (event) => rows.push({ at: event.elapsed, ...rowOf(event) }),
    answered: (said) => rows.push({ at: rows.at(-1).at, phase: 'answered', state: said }),
  };
  const connection = await inTime(simulator.clock, watchedDial(simulator, dial, show));
  const { state, device } = await connection.status();
  const hungUp = await inTime(simulator.clock, connection.hangUp());
  return {
    ...dial,
    number: index + 1,
    rows,
    ended: `${state} through ${device.name}, then hung up: ${hungUp}`,
  };
}

/** Lets time pass until `promise` is settled. */
async function inTime(clock, promise) {
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  await clock.advance(0);
  while (!settled) await clock.advance(10);
  return promise;
}
