/** Choices that look random. Those of a cycle follow from the seed and its number alone, so that it can be replayed. */

/** Marsaglia's xorshift, of 32 bits, begun at a place that is well mixed. */
export function choicesOf(seed, cycle) {
  let state = mixed(mixed(seed) ^ cycle) || 1;
  const below = (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
  return {
    below,
    chance: (probability) => below(10_000) < probability * 10_000,
    oneOf: (choices) => choices[below(choices.length)],
    between: (least, most) => least + below(most - least + 1),
  };
}

/** Murmur3's last step: each bit of the number changes half of the result's. */
function mixed(number) {
  let bits = (number + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
