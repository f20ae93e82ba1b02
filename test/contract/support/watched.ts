/** A loop over a watch, running beside the test. */

import type { ConnectionChange, ConnectionWatch, Ras, WatchOptions } from '../../../src/index.js';

export interface Watched {
  readonly watch: ConnectionWatch;
  readonly changes: readonly ConnectionChange[];
  /** `connected Office`, one a change, of the snapshot too, since the last call. */
  told(): string[];
  /** Settles as the loop does. */
  readonly ended: Promise<void>;
}

export function watched(ras: Ras, options?: WatchOptions): Watched {
  const watch = ras.watch(options);
  const changes: ConnectionChange[] = [];
  let seen = 0;
  const loop = async (): Promise<void> => {
    for await (const change of watch) changes.push(change);
  };
  const ended = loop();
  ended.catch(() => undefined);
  return {
    watch,
    changes,
    ended,
    told() {
      const since = changes.slice(seen);
      seen = changes.length;
      return since.map(inWords);
    },
  };
}

function inWords(change: ConnectionChange): string {
  const names =
    change.type === 'snapshot'
      ? change.connections.map(({ entryName }) => entryName)
      : [change.connection.entryName];
  const links = 'links' in change ? [`to ${change.links}`] : [];
  const why = 'by' in change ? [`by ${change.by}`] : [];
  const errno = 'error' in change ? [String(change.error.errno)] : [];
  return [change.type, ...names, ...links, ...why, ...errno].join(' ');
}
