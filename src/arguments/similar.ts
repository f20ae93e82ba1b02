/** Names that may have been meant by one that is not known: of entries, options, errors, languages. */

/** How many letters have to be put in, left out or replaced to make one of the other. */
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

/** At most three, the nearest first; none where nothing is near. */
export function similar(
  name: string,
  candidates: readonly string[],
  /** What all of them share, so that it says nothing. */
  bare: (name: string) => string = (whole) => whole,
): string[] {
  const wanted = bare(name);
  return nearest(
    wanted,
    candidates.map((candidate) => ({ candidate, far: distance(wanted, bare(candidate)) })),
  );
}

/**
 * Upper and lower case make no difference, and whole words that are missing less than letters: `Ofice` may have been
 * meant for `Office VPN`. At most three, the nearest first. This is a guess, for which lower case serves; which names
 * are the same is decided as Windows does, elsewhere.
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

/** Less than a letter, so that among names which are equally near those come first that lack no word. */
const missingWords = 0.5;

function wordsOf(name: string): string[] {
  return name.split(/\s+/);
}

/** So many words of the name, as they stand beside each other. A word of one or two letters is near to too many. */
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

/** Goes on after a sentence; empty where nothing is near. */
export function didYouMean(nearest: readonly string[]): string {
  const names = nearest.map((name) => `"${name}"`);
  return names.length === 0 ? '' : ` Did you mean ${names.join(' or ')}?`;
}
