/** These are the options of `ras.keep()`. They are checked before anything is dialed. */

import { checkBoolean, checkDuration, checkInteger, checkKeys } from '../arguments/validation.js';
import type { BaseDialOptions, PauseHandler } from '../dial/dial-options.js';
import { type DialPlan, entryDialOptionNames, planEntryDial } from '../dial/dial-plan.js';
import { type BackOffOptions, planBackOff } from './back-off.js';
import { type KeepCheckOptions, planCheck } from './health-check.js';
import { checkErrors, type ErrorChoice, type RetryChoices } from './retry-policy.js';

/** The options of `ras.keep()`: how the entry is dialed each time, when, and how often. */
export interface KeepOptions extends Omit<BaseDialOptions, 'ifConnected'> {
  /**
   * Answers the pauses of a dial, since there is no loop over the events of each dial. Default: RAS
   * does not pause.
   */
  readonly onPaused?: PauseHandler;
  /**
   * The number of dials that may fail in a row before the loop throws the error of the last one.
   * Default: any number.
   */
  readonly attempts?: number;
  /** The waits before each dial except the very first. */
  readonly backOff?: BackOffOptions;
  /**
   * Milliseconds that a connection has to stay up before the waits begin with the first again, so
   * that a connection that is lost at once each time is not dialed over and over. Default 60,000.
   */
  readonly steadyAfter?: number;
  /** Errors that end the loop, in addition to those that no retry mends. */
  readonly endOn?: readonly ErrorChoice[];
  /**
   * Errors after which the entry is dialed again, although no retry mends them or they may mean a
   * refused password, which is dialed again only once otherwise.
   */
  readonly retryOn?: readonly ErrorChoice[];
  /**
   * Hang up when the loop ends, however it ends, if a dial of this loop made the connection. An
   * adopted connection always stays up. Default: false, so that the connection stays up, as with
   * `ras.dial()`.
   */
  readonly hangUpAtEnd?: boolean;
  /**
   * Checks at intervals whether traffic passes, by a TCP connection from the address of the RAS
   * connection. When enough checks fail, the connection counts as lost: it is hung up and dialed
   * again. An adopted connection is not hung up; the loop only reports it.
   */
  readonly check?: KeepCheckOptions;
}

export interface KeepPlan extends RetryChoices {
  readonly dial: DialPlan;
  readonly attempts: number;
  readonly backOff: Required<BackOffOptions>;
  readonly steadyAfter: number;
  readonly hangUpAtEnd: boolean;
  readonly check: Required<KeepCheckOptions> | undefined;
}

const ownNames = ['attempts', 'backOff', 'steadyAfter', 'endOn', 'retryOn', 'hangUpAtEnd', 'check'];
const names = new Set([...entryDialOptionNames, ...ownNames]);
names.delete('pausedStates');
names.delete('ifConnected');

/**
 * Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`; the message names the option and the
 * limit.
 */
export function planKeep(entryName: string, options: KeepOptions = {}): KeepPlan {
  checkKeys('options', options, names);
  const { attempts, backOff, steadyAfter = 60_000, endOn = [], retryOn = [], ...more } = options;
  const { hangUpAtEnd = false, check, ...dialOptions } = more;
  if (attempts !== undefined) checkInteger('options.attempts', attempts, 1, 0xffff_ffff);
  checkDuration('options.steadyAfter', steadyAfter);
  checkErrors('options.endOn', endOn);
  checkErrors('options.retryOn', retryOn);
  checkBoolean('options.hangUpAtEnd', hangUpAtEnd);
  return {
    dial: planEntryDial(entryName, dialOptions),
    attempts: attempts ?? Number.POSITIVE_INFINITY,
    backOff: planBackOff('options.backOff', backOff),
    steadyAfter,
    endOn: [...endOn],
    retryOn: [...retryOn],
    hangUpAtEnd,
    check: check === undefined ? undefined : planCheck('options.check', check),
  };
}
