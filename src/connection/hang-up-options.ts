import { checkBoolean, checkDuration, checkKeys } from '../arguments/validation.js';
import { hangUpBound } from '../provider/hang-ups.js';

/** How long a hang-up may take. */
export interface HangUpTimeout {
  /** Milliseconds to wait for the line to be gone. Default 10,000. */
  readonly timeout?: number;
}

/** What is hung up, and how long that may take. */
export interface HangUpOptions extends HangUpTimeout {
  /**
   * Whether the line is to go, whoever else holds a reference to it. Each dial of a connected entry adds one, and RAS
   * keeps the line for as long as there is any; so RasHangUp is called again each 100 ms while the line is up and still
   * is the same one, at most 20 times, within `timeout`. Then it resolves with `'disconnected'`, or rejects:
   * with `ERR_RAS_HANGUP_PENDING`, or with what RAS refuses it with. Default: false, which gives one reference back.
   */
  readonly all?: boolean;
}

export interface HangUpPlan {
  readonly bound: number;
  readonly all: boolean;
}

/** Checked, and with every default filled in. */
export function planHangUp(options: HangUpOptions): HangUpPlan {
  checkKeys('options', options, new Set(['timeout', 'all']));
  const { all = false } = options;
  checkBoolean('options.all', all);
  return { bound: boundFrom(options), all };
}

/** Checked: how long the hang-up of a link may take. */
export function boundOf(options: HangUpTimeout): number {
  checkKeys('options', options, new Set(['timeout']));
  return boundFrom(options);
}

function boundFrom({ timeout = hangUpBound }: HangUpTimeout): number {
  checkDuration('options.timeout', timeout);
  return timeout;
}
