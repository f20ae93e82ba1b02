/** The order in which the rows are measured, and the profile that comes of it. */

import { DefaultBookEntries } from './default-books.mjs';
import { OwnBook } from './own-book.mjs';
import { measureRow } from './row.mjs';
import { rows } from './rows.mjs';

/**
 * `world` has the RAS, the entry of findEntry, and what else a row may need. `tell` is given the profile after each row: what
 * a later one does to the process costs nothing of it.
 */
export async function measure(world, tell) {
  const own = new OwnBook();
  const defaultBooks = new DefaultBookEntries(world.native);
  const all = { ...world, own, defaultBooks };
  const profile = { scenario: { behavior: {} }, rows: {} };
  world.native.beginDialTrace();
  try {
    await defaultBooks.removeAll();
    for (const row of rows) {
      if (row.isDestructive && !world.destructive) continue;
      console.error(`${row.asks} …`);
      const { row: answer, behavior, scenario } = await measureRow(row, all);
      profile.rows[row.name] = answer;
      profile.scenario = merged(profile.scenario, { ...scenario, behavior });
      tell(profile);
    }
  } finally {
    world.native.endDialTrace();
    await defaultBooks.removeAll();
    await own.remove();
  }
  return profile;
}

/** What two rows say of the same part of a scenario is one: the later row counts where they differ. */
export function merged(scenario, more) {
  const both = { ...scenario, ...more };
  for (const part of ['behavior', 'connectionNotifications'])
    if (part in both) both[part] = { ...scenario[part], ...more[part] };
  return both;
}
