/** Redials after errors that may pass, such as a busy line. */

import { setTimeout } from 'node:timers/promises';
import type { ErrorChoice } from '../../index.js';
import { RetryPolicy } from '../../keep/retry-policy.js';
import { formatWait } from '../terminal/format.js';
import { columnsOf, cut, usualWidth } from '../terminal/terminal-text.js';
import { clearLine } from './progress.js';

export interface Retries {
  /** The entry's, or the server's. */
  readonly name: string;
  /** How many dials may follow the first. */
  readonly count: number;
  /** Milliseconds between them. */
  readonly delay: number;
  /** Errors that are worth another dial besides those that may pass. */
  readonly retryOn: readonly ErrorChoice[];
  /** Called before the wait. */
  readonly onRetry: (retry: Retry) => void;
}

export interface Retry {
  readonly error: Error;
  /** The dial that comes next, of how many; the first has the number 1. */
  readonly attempt: number;
  readonly attempts: number;
  /** Milliseconds until then. */
  readonly delay: number;
}

export async function withRetries<Result>(
  dial: () => Promise<Result>,
  { name, count, delay, retryOn, onRetry }: Retries,
  signal: AbortSignal,
): Promise<Result> {
  const policy = new RetryPolicy(['transient'], { endOn: [], retryOn });
  const attempts = count + 1;
  for (let attempt = 2; ; attempt += 1) {
    try {
      return await dial();
    } catch (error) {
      if (attempt > attempts || policy.ends(error)) throw error;
      onRetry({ error: error as Error, attempt, attempts, delay });
      await wait(name, { attempt, attempts, delay }, signal);
    }
  }
}

/** A terminal shows the seconds that are left. */
async function wait(name: string, next: Omit<Retry, 'error'>, signal: AbortSignal): Promise<void> {
  if (!process.stderr.isTTY) return setTimeout(next.delay, undefined, { signal });
  const end = performance.now() + next.delay;
  try {
    for (let left = next.delay; left > 0; left = end - performance.now()) {
      const text = retryText(name, { ...next, delay: left });
      // A text that continued on a second row could not be cleared.
      process.stderr.write(clearLine + cut(text, (columnsOf(process.stderr) ?? usualWidth) - 1));
      await setTimeout(Math.min(left, 1_000), undefined, { signal });
    }
  } finally {
    process.stderr.write(clearLine);
  }
}

/** `Redialing Office VPN in 30 s (attempt 2 of 3)` */
export function retryText(
  name: string,
  { attempt, attempts, delay }: Omit<Retry, 'error'>,
): string {
  const when = delay > 0 ? ` in ${formatWait(delay)}` : '';
  return `Redialing ${name}${when} (attempt ${attempt} of ${attempts})`;
}
