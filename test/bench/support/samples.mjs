/** Measuring in turns, and what the measurements say. */

/**
 * Runs each measurement once a round, so that a busy moment of the machine meets all of them, and returns the
 * samples of each by its name. A measurement returns a number.
 */
export async function inTurns(rounds, measurements) {
  const samples = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(measurements)) samples[name].push(await measure());
  }
  return samples;
}

/** The value that `share` of the others do not exceed. */
export function quantile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

export function median(values) {
  return quantile(values, 0.5);
}

/** How many milliseconds `work` takes. */
export async function time(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * A row of the table. `samples` are one a round. `than`: `{ name, samples }` of what it is compared with, in the
 * same rounds. `target`: `{ most }` or `{ least }`, for the median.
 */
export function row(what, unit, samples, { than, target } = {}) {
  check(what, samples);
  const middle = median(samples);
  return {
    what,
    unit,
    median: middle,
    min: Math.min(...samples),
    max: Math.max(...samples),
    rounds: samples.length,
    ...(than && { ratio: ratio(what, samples, than), comparedWith: than.name }),
    ...(target && { target, met: isMet(middle, target) }),
  };
}

/** Round by round: what slows one slows the other. */
function ratio(what, samples, than) {
  check(than.name, than.samples);
  if (than.samples.length !== samples.length)
    throw new Error(`${what} and ${than.name} were not measured in the same rounds`);
  return median(samples.map((sample, round) => sample / than.samples[round]));
}

function check(what, samples) {
  if (samples.length === 0 || !samples.every((sample) => Number.isFinite(sample) && sample > 0))
    throw new Error(`${what} has not been measured: ${samples.join(', ')}`);
}

function isMet(value, { most = Number.POSITIVE_INFINITY, least = 0 }) {
  return value <= most && value >= least;
}
