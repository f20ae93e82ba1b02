/** Lines that are busy, or that nobody answers, are dialed again. */

import { setTimeout } from 'node:timers/promises';
import { isRasError } from '../index.js';

/** ERROR_LINE_BUSY, ERROR_NO_ANSWER, and a VPN server that does not answer (ERROR_VPN_TIMEOUT). */
const worthwhile = [676, 678, 809] as const;

export interface Retries {
  /** How many dials may follow the first. */
  readonly count: number;
  /** Milliseconds between them. */
  readonly delay: number;
  /** Told before it is waited. */
  readonly onRetry: (error: Error, left: number) => void;
}

export async function withRetries<Result>(
  dial: () => Promise<Result>,
  { count, delay, onRetry }: Retries,
  signal: AbortSignal,
): Promise<Result> {
  for (let left = count; ; left -= 1) {
    try {
      return await dial();
    } catch (error) {
      const again = left > 0 && worthwhile.some((errno) => isRasError(error, errno));
      if (!again) throw error;
      onRetry(error as Error, left);
      await setTimeout(delay, undefined, { signal });
    }
  }
}
