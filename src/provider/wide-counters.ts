/** What has gone through a connection or a link, in counters that do not wrap. */

import type { NativeStatistics } from '../addon/connections.js';
import type { LineKey } from './line-keys.js';

/**
 * [Microsoft's page "RAS_STATS structure"](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-ras_stats).
 * RAS counts with 32 bits; the counters here go on where those wrap, as long as they are read at least once for each 4
 * GiB (at 1 Gbit/s: every half a minute).
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
  /** Milliseconds that it has been up. */
  readonly connectDuration: number;
  /** Means something for a single link only, as the next. */
  readonly compressionRatioIn: number;
  readonly compressionRatioOut: number;
  /** The speed of the link; of a connection of several the sum. */
  readonly bitsPerSecond: number;
}

const wrapsAt = 2 ** 32;

/** What traffic lets grow. A clearing sets all of it back, a wrap hardly ever more than one. */
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
 * One for all objects of a provider: whoever reads a connection's counters, sees a wrap for the others too.
 */
export class WideCounters {
  /** By the line's key, then by link; 0 stands for the connection as a whole. */
  readonly #seen = new Map<string, Map<number, Seen>>();

  widen(lineKey: LineKey, subentry: number, now: NativeStatistics): Statistics {
    const links = this.#seen.get(lineKey) ?? new Map<number, Seen>();
    this.#seen.set(lineKey, links);
    const before = links.get(subentry);
    const wide = before === undefined || wasCleared(before.last, now) ? now : wideFrom(before, now);
    links.set(subentry, { last: now, wide });
    return wide;
  }

  /** They were cleared. */
  forget(lineKey: LineKey, subentry: number): void {
    this.#seen.get(lineKey)?.delete(subentry);
  }

  /** Connections that are not listed any more never come again. */
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

/** By another program: none of what traffic lets grow has grown, and something has shrunk. */
function wasCleared(last: NativeStatistics, now: NativeStatistics): boolean {
  return (
    traffic.every((name) => now[name] <= last[name]) &&
    traffic.some((name) => now[name] < last[name])
  );
}
