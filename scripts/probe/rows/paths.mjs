/** How RAS spells the path of a phone book that was given to it in another spelling. */

import { realpathSync } from 'node:fs';
import { relative, sep, toNamespacedPath } from 'node:path';
import { dialWhenFree } from '../observed-dial.mjs';

const isUnknown = new Set(['not at all', 'in none of these']);

export const paths = {
  name: 'paths',
  asks: 'Which spellings of the path of a phone book RAS takes, and which it gives back, of entries and of connections',
  assumes:
    'All but the relative ones, since its working directory is its own; each is given back in a spelling of the same file, so that winras compares books by their real paths.',
  needs: ['entries'],
  async measure({ native, own, places, tools }) {
    const made = own.book.path;
    const all = spellingsOf(made, await tools?.shortPath(made));
    const measured = {};
    for (const [name, path] of Object.entries(all)) {
      const entries = await native.entries(path);
      measured[name] =
        'value' in entries
          ? {
              error: 0,
              entries: entries.value.length,
              entriesSay: spellingOf(entries.value[0]?.phoneBook, path, all),
              ...(await connectionSays(native, { ...places[0], phoneBook: path }, all)),
            }
          : { error: entries.error };
    }
    const said = Object.values(measured).flatMap(({ entriesSay, connectionSays: says }) => [
      entriesSay,
      says,
    ]);
    return { asAssumed: !said.some((spelling) => isUnknown.has(spelling)), measured };
  },
};

/** Those that name the same file, each once. */
export function spellingsOf(path, shortPath) {
  const all = {
    'as made': path,
    real: realPathOf(path),
    short: shortPath,
    'upper case': path.toUpperCase(),
    'lower case': path.toLowerCase(),
    'forward slashes': path.replaceAll(sep, '/'),
    'with the prefix of long paths': toNamespacedPath(path),
    relative: relative(process.cwd(), path),
  };
  const seen = new Set();
  return Object.fromEntries(
    Object.entries(all).filter(([, spelling]) => {
      const isNew = spelling !== undefined && !seen.has(spelling);
      seen.add(spelling);
      return isNew;
    }),
  );
}

function realPathOf(path) {
  try {
    return realpathSync.native(path);
  } catch {
    // Some file systems cannot tell it.
    return undefined;
  }
}

/** In words, as the path itself may hold a user's name. */
export function spellingOf(said, given, all) {
  if (said === undefined) return undefined;
  if (said === given) return 'as given';
  if (said === '') return 'not at all';
  const name = Object.keys(all).find((key) => all[key] === said);
  if (name !== undefined) return name;
  return said.toLowerCase() === given.toLowerCase() ? 'in another case' : 'in none of these';
}

/** Dials until the line is listed, or nobody has answered. */
async function connectionSays(native, place, all) {
  const { dial } = await dialWhenFree(native, place);
  await dial.untilListed();
  await dial.hangUp();
  const listed = dial.looks.find((look) => look.listed);
  return {
    connectionSays: spellingOf(listed?.phoneBook, place.phoneBook, all),
    ...(dial.returned?.error > 0 && { rasDial: dial.returned.error }),
  };
}
