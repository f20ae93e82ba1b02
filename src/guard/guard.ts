/**
 * The guard is a process of its own, `node guard.js`, that outlives the process that dials. Its standard input ends
 * when that process ends in whatever way; then the guard hangs up what is still being dialed or connected. It reports
 * nothing of that, because nobody is left to listen.
 */

import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { ActiveConnection } from '../connection/active-connection.js';
import { removeBook } from '../phone-book/temporary-book.js';
import { entryKeyOf } from '../provider/entry-key.js';
import type { LineRow } from '../provider/line-keys.js';
import type { Provider } from '../provider/provider.js';
import type { SharedSimulation } from '../provider/shared-simulation.js';
import { signalNames } from '../provider/signals.js';
import { openSystem } from '../provider/system.js';
import { openSimulator } from '../simulator/open.js';
import type { FromGuard, ToGuard } from './messages.js';
import { tryAgain } from './try-again.js';

interface GuardedLine {
  readonly entryKey: string;
  readonly temporaryBook: string | undefined;
  /** RAS listed these lines before RasDial was called, so they are not this dial's. */
  readonly listedBefore: readonly LineRow[];
  state: 'dialing' | 'connected';
  /** The id of a connected line, where it has one. */
  id?: string | undefined;
}

/** Milliseconds before each look for a line that was being dialed, since RAS may list it a moment later. */
const looks = [0, 500, 2_000];

const lines = new Map<number, GuardedLine>();
let provider: Provider | undefined;

// The guard ends when its parent does and not before, so signals do not end it.
for (const name of signalNames) process.on(name, () => undefined);
process.stdout.on('error', () => undefined);
void guard().finally(() => process.exit());

async function guard(): Promise<void> {
  for await (const text of createInterface({ input: process.stdin })) {
    const message = parsed(text);
    if (message === undefined) continue;
    const { about } = message;
    answer(
      await take(message).then(
        () => ({ about }),
        (error: Error) => ({ about, error: error.message }),
      ),
    );
  }
  await Promise.allSettled([...lines.values()].map(hangUp));
}

/** Returns undefined for a message whose sender was killed while it wrote. */
function parsed(text: string): ToGuard | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(message: FromGuard): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function take(message: ToGuard): Promise<void> {
  switch (message.kind) {
    case 'open':
      provider = open(message.simulation);
      return;
    case 'dial': {
      const { about, entryKey, temporaryBook } = message;
      const listedBefore = await listed(entryKey);
      lines.set(about, { entryKey, temporaryBook, listedBefore, state: 'dialing' });
      return;
    }
    case 'connected': {
      const line = lines.get(message.line);
      if (line !== undefined) Object.assign(line, { state: 'connected', id: message.id });
      return;
    }
    default:
      lines.delete(message.line);
  }
}

function open(simulation: SharedSimulation | undefined): Provider {
  if (simulation === undefined) return openSystem();
  const { scenario, folder } = simulation;
  return openSimulator(scenario, folder).provider;
}

async function listed(entryKey: string): Promise<readonly LineRow[]> {
  const ras = provider as Provider;
  const { rows } = await ras.value(ras.enumerations.lines());
  return rows.filter((row) => entryKeyOf(row) === entryKey);
}

async function hangUp(line: GuardedLine): Promise<void> {
  try {
    if (line.state === 'connected') await hangUpConnected(line);
    else await hangUpDialing(line);
  } finally {
    if (line.temporaryBook !== undefined)
      await removeBook(provider as Provider, line.temporaryBook);
  }
}

/**
 * Calls RasHangUp once, for the one RasDial. A line of the same entry that somebody has dialed since has another id.
 * A line without an id stays up: only lists without a gap could tell it from another line, and the guard lists
 * nothing while it is up.
 */
async function hangUpConnected({ entryKey, id }: GuardedLine): Promise<void> {
  if (id === undefined) return;
  await tryAgain(async () => {
    const row = (await listed(entryKey)).find((row) => row.id === id);
    if (row !== undefined) await new ActiveConnection(provider as Provider, row).hangUp();
  });
}

/**
 * A process that is killed in the middle of a dial leaves the entry in use until the dial is hung up (rule D10,
 * docs/rules.md).
 */
async function hangUpDialing({ entryKey, listedBefore }: GuardedLine): Promise<void> {
  for (const delay of looks) {
    await setTimeout(delay);
    const rows = await tryAgain(() => listed(entryKey));
    const row = rows.find((row) => !listedBefore.some((before) => isSame(before, row)));
    if (row === undefined) continue;
    const line = new ActiveConnection(provider as Provider, row);
    // Either this dial has connected unheard, or somebody else's has; the two cannot be told apart.
    if ((await tryAgain(() => line.status())).state === 'Connected') return;
    await tryAgain(() => line.hangUp());
    return;
  }
}

/** A line without an id counts as the same one, since RAS may not have told the id yet. */
function isSame(before: LineRow, row: LineRow): boolean {
  const areKnown = before.id !== undefined && row.id !== undefined;
  return before.handle === row.handle && (!areKnown || before.id === row.id);
}
