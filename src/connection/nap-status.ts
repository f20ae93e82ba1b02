/** Network Access Protection, which Windows 10 does not have any more. */

import type { NativeNapStatus } from '../addon/legacy.js';
import { named } from '../addon/named-numbers.js';

/** What Network Access Protection, which Windows 10 has no more, says of a line. */
export interface NapStatus {
  /** One that this package does not know keeps its number: `'IsolationState_0x5'`. */
  readonly isolationState:
    | 'notRestricted'
    | 'inProbation'
    | 'restrictedAccess'
    | `IsolationState_0x${string}`;
  /** When the probation ends, of a line on probation. */
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

/** 1601 to 1970, in milliseconds. */
const epoch = 11_644_473_600_000n;

/** Of a FILETIME, which counts 100 nanoseconds. */
function dateOf(time: bigint): Date {
  return new Date(Number(time / 10_000n - epoch));
}
