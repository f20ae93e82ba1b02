/** How much memory each cycle leaves behind. */

import { setTimeout as later } from 'node:timers/promises';

/**
 * Bytes that the process keeps after garbage collection: of JavaScript's `heap`, and all that is `resident`, the
 * addon's own included.
 */
export async function measureMemory() {
  // Finalizers run in turns of their own, and what they let go may hold something else.
  for (let times = 0; times < 3; times++) {
    globalThis.gc();
    await later(5);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

/** The line through `[x, y]` points: how much y grows with each x, the standard error of that, and the span of x. */
export function fitLine(points) {
  const count = points.length;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / count;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const span = points.at(-1)[0] - points[0][0];
  return { slope, error: Math.sqrt(residual / (count - 2) / spread), span };
}

/** Of the second half of the samples: until then caches and pools have come to their size. */
export function slopesOf(samples) {
  const half = samples.slice(Math.floor(samples.length / 2));
  const line = (kind) => fitLine(half.map((sample) => [sample.cycle, sample[kind]]));
  return { heap: line('heap'), resident: line('resident') };
}
