/** Tests and the class `Simulator` use the simulator's RAS through this. */

import type { NativeHandle } from './answer.js';
import type { NativeProvider } from './provider.js';

/** A test needs these calls in addition to those of a program. */
export interface NativeSimulator extends NativeProvider {
  /** Gives the time at which something is due next on the virtual clock. */
  nextDue(): number | undefined;
  /** Moves the virtual clock on. It does not wait for what that sets in motion; `idle` tells when that is over. */
  advanceTo(time: number): void;
  /** Tells whether nothing runs and nothing waits to be delivered, so that only the clock can bring something new. */
  idle(): boolean;
  /** Lists every call of a C function so far, in order and without secrets. */
  calls(): readonly NativeSimulatedCall[];
  /** Lists every call of a dial's notifier so far, in order. */
  notifications(): readonly NativeNotified[];
  /** Lists the handles for which a RasHangUp is owed. */
  owed(): readonly {
    readonly handle: NativeHandle;
    readonly entryName: string;
    readonly references: number;
  }[];
  /** Lists misuse of RAS that was seen: dead handles, calls inside a handler, a second RasHangUp, … */
  violations(): readonly string[];
  /** Lists the hosts and numbers that were dialed and that no server of the scenario answers. */
  unknownServers(): readonly string[];
  /** Ends the entry's line with an error. Returns false when the entry has no line. */
  dropLine(entryName: string, error: number): boolean;
  /** Connects the entry as another process would. Returns false when there is no such entry, or it has a line. */
  connectElsewhere(entryName: string): boolean;
  /** Returns false when the entry has no IKEv2 line that is connected. */
  setSubstate(entryName: string, substate: number): boolean;
  /** Ends the service with all its lines, and starts it again after `down` milliseconds. */
  restartRasMan(down: number): void;
  /** Ends a link of the entry's line. Returns false when the link is neither up nor being dialed. */
  dropLink(entryName: string, subentry: number, error: number): boolean;
  /** Connects a further link. Returns false when the link is up, or the line is not. */
  connectLink(entryName: string, subentry: number): boolean;
}

export interface NativeNotified {
  readonly time: number;
  /** The number of the session. */
  readonly callbackId: number;
  readonly state: number;
  readonly error: number;
}

export interface NativeSimulatedCall {
  /** The function's name, such as 'RasDial' or 'RasHangUp'. */
  readonly function: string;
  readonly time: number;
  readonly result: number;
  readonly entryName?: string;
  readonly handle?: NativeHandle;
}
