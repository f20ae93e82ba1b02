/** The traffic of connections and links is counted here with counters that do not wrap. */

import type { NativeStatistics } from '../addon/connections.js';
import type { LineKey } from './line-keys.js';

/**
 * The traffic of a connection or a link since it is up. RAS counts with 32 bits; these counters go on where those
 * wrap, as long as they are read at least once for each 4 GiB (at 1 Gbit/s: every half minute). Microsoft's page is
 * [RAS_STATS](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-ras_stats).
 */
export interface Statistics {
  readonly bytesTransmitted: number;
  readonly bytesReceived: number;
  readonly framesTransmitted: number;
  readonly framesReceived: number;
  readonly crcErrors: number;
  readonly timeoutErrors: number;
  readonly alignmentErrors: number;
  readonly hardwareOverrunErrors: number;
  readonly framingErrors: number;
  readonly bufferOverrunErrors: number;
  /** Milliseconds since the connection or link came up. */
  readonly connectDuration: number;
  /** Compression ratios mean something for a single link only. */
  readonly compressionRatioIn: number;
  readonly compressionRatioOut: number;
  /** The speed of the link in bits per second; for a connection with several links it is their sum. */
  readonly bitsPerSecond: number;
}

const wrapsAt = 2 ** 32;

/** Traffic lets these counters grow. A clearing sets all of them back, a wrap hardly ever more than one. */
const traffic = [
  'bytesTransmitted',
  'bytesReceived',
  'framesTransmitted',
  'framesReceived',
] as const;
const wrapping = [
  ...traffic,
  'crcErrors',
  'timeoutErrors',
  'alignmentErrors',
  'hardwareOverrunErrors',
  'framingErrors',
  'bufferOverrunErrors',
  'connectDuration',
] as const;

interface Seen {
  readonly last: NativeStatistics;
  readonly wide: Statistics;
}

/**
 * All objects of a provider share these counters: a reader of a connection's counters sees a wrap for the others,
 * too.
 */
export class WideCounters {
  /** The keys are the line's key and then the link; 0 stands for the connection as a whole. */
  readonly #seen = new Map<string, Map<number, Seen>>();

  widen(lineKey: LineKey, subentry: number, now: NativeStatistics): Statistics {
    const links = this.#seen.get(lineKey) ?? new Map<number, Seen>();
    this.#seen.set(lineKey, links);
    const before = links.get(subentry);
    const wide = before === undefined || wasCleared(before.last, now) ? now : wideFrom(before, now);
    links.set(subentry, { last: now, wide });
    return wide;
  }

  /** Forgets counters that were cleared. */
  forget(lineKey: LineKey, subentry: number): void {
    this.#seen.get(lineKey)?.delete(subentry);
  }

  /** Forgets connections that are not listed any more, since they never come again. */
  keepOnly(listed: { has(lineKey: LineKey): boolean }): void {
    for (const lineKey of this.#seen.keys()) if (!listed.has(lineKey)) this.#seen.delete(lineKey);
  }
}

function wideFrom({ last, wide }: Seen, now: NativeStatistics): Statistics {
  const counters = wrapping.map((name) => {
    const grown = now[name] - last[name];
    return [name, wide[name] + (grown < 0 ? grown + wrapsAt : grown)] as const;
  });
  return { ...now, ...Object.fromEntries(counters) };
}

/**
 * Tells whether another program has cleared the counters: nothing that traffic lets grow has grown, and something has
 * shrunk.
 */
function wasCleared(last: NativeStatistics, now: NativeStatistics): boolean {
  return (
    traffic.every((name) => now[name] <= last[name]) &&
    traffic.some((name) => now[name] < last[name])
  );
}
