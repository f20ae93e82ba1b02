/** Network Access Protection is deprecated: Windows 10 and later do not have it. */

import type { NativeNapStatus } from '../addon/legacy.js';
import { named } from '../addon/named-numbers.js';

/**
 * The state of a connection under Network Access Protection, which Windows 10 and later do not
 * have.
 */
export interface NapStatus {
  /**
   * The state of isolation; one that this package does not know keeps its number:
   * `'IsolationState_0x5'`.
   */
  readonly isolationState:
    | 'notRestricted'
    | 'inProbation'
    | 'restrictedAccess'
    | `IsolationState_0x${string}`;
  /** The end of the probation, for a connection on probation. */
  readonly probationEnds?: Date;
}

const isolationStates = { notRestricted: 1, inProbation: 2, restrictedAccess: 3 };

export function describeNapStatus({ isolationState, probationEnds }: NativeNapStatus): NapStatus {
  const name = named('IsolationState', isolationStates, isolationState);
  return {
    isolationState: name as NapStatus['isolationState'],
    ...(probationEnds === undefined ? {} : { probationEnds: dateOf(probationEnds) }),
  };
}

/** Milliseconds from 1601, where FILETIME begins, to 1970. */
const epoch = 11_644_473_600_000n;

/** Converts a FILETIME, which counts 100 nanoseconds. */
function dateOf(time: bigint): Date {
  return new Date(Number(time / 10_000n - epoch));
}
