/** A loop over a line that is kept up, running beside the test. */

import type { KeepEvent, Keeping, KeepOptions, Ras } from '../../../src/index.js';

export interface Kept {
  readonly keeping: Keeping;
  readonly events: readonly KeepEvent[];
  /** `dialing 1`, one an event, since the last call. */
  told(): string[];
  /** Settles as the loop does. */
  readonly ended: Promise<void>;
}

export function kept(ras: Ras, entryName: string, options?: KeepOptions): Kept {
  const keeping = ras.keep(entryName, options);
  const events: KeepEvent[] = [];
  let seen = 0;
  const loop = async (): Promise<void> => {
    for await (const event of keeping) events.push(event);
  };
  const ended = loop();
  ended.catch(() => undefined);
  return {
    keeping,
    events,
    ended,
    told() {
      const since = events.slice(seen);
      seen = events.length;
      return since.map(inWords);
    },
  };
}

function inWords(event: KeepEvent): string {
  const attempt = 'attempt' in event ? [String(event.attempt)] : [];
  const delay = event.type === 'waiting' ? [`for ${event.delay}`] : [];
  const by = event.type === 'lost' ? [`by ${event.by}`] : [];
  const error = 'error' in event ? (event.error as { readonly errno?: number }) : undefined;
  const errno =
    error === undefined || event.type === 'missed' ? [] : [`after ${error.errno ?? 'an error'}`];
  const end = event.type === 'failed' && event.isFinal ? ['finally'] : [];
  const misses = event.type === 'missed' ? [String(event.misses)] : [];
  const hangUp = event.type === 'missed' && event.hangsUp ? ['hung up'] : [];
  return [event.type, ...attempt, ...delay, ...by, ...errno, ...end, ...misses, ...hangUp].join(
    ' ',
  );
}
