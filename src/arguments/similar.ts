/** An unknown name of an entry, option, error or language may have been meant for one that is known. */

/** Counts how many letters have to be inserted, left out or replaced to make one text of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, length) => length);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column++) {
      const [above = 0, before = 0] = [row[column], row[column - 1]];
      const replaced = before + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, above + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Gives at most three names, the nearest first, and none where nothing is near. */
export function similar(
  name: string,
  candidates: readonly string[],
  /** Removes a prefix that all names share, since it says nothing about how near they are. */
  bare: (name: string) => string = (whole) => whole,
): string[] {
  const wanted = bare(name);
  return nearest(
    wanted,
    candidates.map((candidate) => ({ candidate, far: distance(wanted, bare(candidate)) })),
  );
}

/**
 * Gives at most three names, the nearest first. Case makes no difference, and a missing word counts less than a
 * letter: `Ofice` may have been meant for `Office VPN`. Lower case is enough for a guess; foldCase decides which
 * names Windows takes for the same.
 */
export function nearestNames(name: string, candidates: readonly string[]): string[] {
  const wanted = name.toLowerCase();
  const count = wordsOf(wanted).length;
  return nearest(
    wanted,
    candidates.map((candidate) => {
      const whole = candidate.toLowerCase();
      const partly = partsOf(whole, count).map((part) => distance(wanted, part) + missingWords);
      return { candidate, far: Math.min(distance(wanted, whole), ...partly) };
    }),
  );
}

/** It is less than a letter, so that of names which are equally near those come first that lack no word. */
const missingWords = 0.5;

function wordsOf(name: string): string[] {
  return name.split(/\s+/);
}

/**
 * Gives every run of `count` words of the name. A run of one or two letters is left out, since it is near to too many
 * names.
 */
function partsOf(name: string, count: number): string[] {
  const words = wordsOf(name);
  const parts = words.map((_, first) => words.slice(first, first + count).join(' '));
  return parts.slice(0, Math.max(words.length - count + 1, 0)).filter((part) => part.length > 2);
}

interface Near {
  readonly candidate: string;
  readonly far: number;
}

function nearest(wanted: string, candidates: readonly Near[]): string[] {
  const bound = Math.max(1, Math.floor(wanted.length * 0.35));
  return candidates
    .filter(({ far }) => Math.floor(far) <= bound)
    .sort((one, other) => one.far - other.far)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Completes a message with a question; it is empty where nothing is near. */
export function didYouMean(nearest: readonly string[]): string {
  const names = nearest.map((name) => `"${name}"`);
  return names.length === 0 ? '' : ` Did you mean ${names.join(' or ')}?`;
}
