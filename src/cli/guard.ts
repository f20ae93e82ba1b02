/**
 * A process of its own that outlives the one that has dialed a line: `node guard.js <id> [simulate]`. Its standard input
 * ends when that one does, however it does; unless it has said before that the line is hung up, the line is hung up
 * here. It says nothing: nobody is left to listen.
 */

import { text } from 'node:stream/consumers';
import { Interruption } from './interruption.js';
import { hungUp, type Simulation, simulationOf } from './line-guard.js';
import { Output } from './output.js';
import { openSession } from './session.js';

void guard(process.argv.slice(2)).catch(() => undefined);

async function guard([id, simulation]: readonly string[]): Promise<void> {
  // Listened to and let pass: it goes when its parent does, not before.
  const interruption = new Interruption();
  const told = await text(process.stdin).catch(() => '');
  if (told === hungUp) return;
  const simulate: Simulation = simulationOf(simulation);
  const { ras } = openSession(
    simulate === undefined ? {} : { simulate },
    new Output({ json: false }),
    interruption,
  );
  // A line of the same entry that somebody has dialed since has another id.
  const line = (await ras.connections()).find((candidate) => candidate.id === id);
  await line?.hangUp();
}
