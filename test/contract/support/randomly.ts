/** Choices that look random and are the same for the same seed. */

/** Marsaglia's xorshift, of 32 bits. */
export function chooser(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed;
  return (choices) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return choices[(state >>> 0) % choices.length] as (typeof choices)[number];
  };
}
