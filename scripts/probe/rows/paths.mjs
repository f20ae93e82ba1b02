/** How RAS spells the path of a phone book that was given to it in another spelling. */

import { realpathSync } from 'node:fs';
import { dirname, relative, sep, toNamespacedPath } from 'node:path';
import { dialWhenFree } from '../observed-dial.mjs';

const isUnknown = new Set(['not at all', 'in none of these']);

export const paths = {
  name: 'paths',
  asks: 'Which spellings of the path of a phone book RAS takes, and which it gives back, of entries and of connections',
  assumes:
    'All, but perhaps relative ones, since its working directory is its own; each is given back in a spelling of the same file, so that winras compares books by their real paths.',
  needs: ['entries'],
  async measure({ native, own, places, tools }) {
    const made = own.book.path;
    const short = await tools?.shortPath(made);
    const folder = process.cwd();
    // A path has a relative spelling only from a folder on its own drive.
    process.chdir(dirname(own.folder));
    try {
      const measured = await measureAll(native, places[0], spellingsOf(made, short));
      return { asAssumed: isAsAssumed(measured), measured };
    } finally {
      process.chdir(folder);
    }
  },
};

async function measureAll(native, place, all) {
  const measured = {};
  for (const [name, path] of Object.entries(all)) {
    const entries = await native.entries(path);
    measured[name] =
      'value' in entries
        ? {
            error: 0,
            entries: entries.value.length,
            entriesSay: spellingOf(entries.value[0]?.phoneBook, path, all),
            ...(await connectionSays(native, { ...place, phoneBook: path }, all)),
          }
        : { error: entries.error };
  }
  return measured;
}

/** Undefined where no line was listed: then nothing says how RAS spells the book of one. */
export function isAsAssumed(measured) {
  const { relative: _, ...absolute } = measured;
  if (Object.values(absolute).some(({ error }) => error !== 0)) return false;
  const all = Object.values(measured);
  const said = all.flatMap(({ entriesSay, connectionSays: says }) => [entriesSay, says]);
  if (said.some((spelling) => isUnknown.has(spelling))) return false;
  return all.some(({ connectionSays: says }) => says !== undefined) ? true : undefined;
}

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
