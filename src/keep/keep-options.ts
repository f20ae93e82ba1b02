/** How a line is kept up, and the checks that stand before anything is dialed. */

import { checkBoolean, checkDuration, checkInteger, checkKeys } from '../arguments/validation.js';
import type { BaseDialOptions, PauseHandler } from '../dial/dial-options.js';
import { type DialPlan, entryDialOptionNames, planEntryDial } from '../dial/dial-plan.js';
import { type BackOffOptions, planBackOff } from './back-off.js';
import { type KeepCheckOptions, planCheck } from './health-check.js';
import { checkErrors, type ErrorChoice, type RetryChoices } from './retry-policy.js';

/** How an entry is dialed, each time; and when and how often. */
export interface KeepOptions extends Omit<BaseDialOptions, 'ifConnected'> {
  /** Answers pauses, for there is no loop over each dial's events. Default: RAS does not pause. */
  readonly onPaused?: PauseHandler;
  /** How many dials in a row may fail before the loop throws the last one's error. Default: any number. */
  readonly attempts?: number;
  /** How long is waited before a dial that follows another one, or a line. The very first is not waited for. */
  readonly backOff?: BackOffOptions;
  /**
   * Milliseconds that a line has to stay up for the waits to begin with the first again, so that one that is lost
   * at once each time is not dialed over and over. Default 60,000.
   */
  readonly steadyAfter?: number;
  /** Errors that end the loop, in addition to those that no retry mends. */
  readonly endOn?: readonly ErrorChoice[];
  /** Errors after which it is dialed again although no retry mends them, or more often than once though they may mean a refused password. */
  readonly retryOn?: readonly ErrorChoice[];
  /**
   * Whether the line is hung up when the loop ends, however it does, if a dial of this loop has connected it. Default: it
   * stays up, as with `ras.dial()`. An adopted line always does.
   */
  readonly hangUpAtEnd?: boolean;
  /**
   * Looks now and then whether anything goes through the line, by a TCP connection from the line's own address. One that
   * does not counts as lost: it is hung up, and dialed again. An adopted line is not hung up, only told of.
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

/** Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the option and the limit. */
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
