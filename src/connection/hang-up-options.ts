import { hangUpBound } from '../provider.js';
import { checkDuration, checkKeys } from '../validation.js';

/** How long a hang-up may take. */
export interface HangUpOptions {
  /** Milliseconds to wait for the line to be gone. Default 10,000. */
  readonly timeout?: number;
}

/** Checked: how long a hang-up may take. */
export function boundOf(options: HangUpOptions): number {
  checkKeys('options', options, new Set(['timeout']));
  if (options.timeout !== undefined) checkDuration('options.timeout', options.timeout);
  return options.timeout ?? hangUpBound;
}
