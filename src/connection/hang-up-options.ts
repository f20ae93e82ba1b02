import { checkBoolean, checkDuration, checkKeys } from '../arguments/validation.js';
import { hangUpBound } from '../provider/hang-ups.js';

/** The time limit of a hang-up. */
export interface HangUpTimeout {
  /** Milliseconds to wait until the connection is gone. Default 10,000. */
  readonly timeout?: number;
}

/** How many references a hang-up gives back, and its time limit. */
export interface HangUpOptions extends HangUpTimeout {
  /**
   * Hang up whoever else holds a reference. Each dial of a connected entry adds a reference, and
   * RAS keeps the connection for as long as there is one. So RasHangUp is called again every 100
   * ms, at most 20 times and within `timeout`, while the same connection is up. The hang-up
   * resolves to `'disconnected'`; it rejects with `ERR_RAS_HANGUP_PENDING` or with the error of
   * RAS. Default: false, which gives one reference back.
   */
  readonly all?: boolean;
}

export interface HangUpPlan {
  readonly bound: number;
  readonly all: boolean;
}

/** Checks the options and fills in the defaults. */
export function planHangUp(options: HangUpOptions): HangUpPlan {
  checkKeys('options', options, new Set(['timeout', 'all']));
  const { all = false } = options;
  checkBoolean('options.all', all);
  return { bound: boundFrom(options), all };
}

/** Checks the options and returns the time limit of a link's hang-up, in milliseconds. */
export function boundOf(options: HangUpTimeout): number {
  checkKeys('options', options, new Set(['timeout']));
  return boundFrom(options);
}

function boundFrom({ timeout = hangUpBound }: HangUpTimeout): number {
  checkDuration('options.timeout', timeout);
  return timeout;
}
