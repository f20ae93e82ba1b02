/** The simulator's RAS, as tests and the class `Simulator` use it. */

import type { NativeHandle } from './answer.js';
import type { NativeProvider } from './provider.js';

/** What a test wants of a RAS, beside what programs do. */
export interface NativeSimulator extends NativeProvider {
  /** The virtual clock's next due time. */
  nextDue(): number | undefined;
  /** Moves the virtual clock on. Does not wait for what that sets in motion: see `idle`. */
  advanceTo(time: number): void;
  /** Nothing runs and nothing waits to be delivered; only the clock can bring something new. */
  idle(): boolean;
  /** Every C function called so far, in order, without secrets. */
  calls(): readonly NativeSimulatedCall[];
  /** Every call of a dial's notifier so far, in order. */
  notifications(): readonly NativeNotified[];
  /** Handles for which a RasHangUp is owed, by entry name. */
  owed(): readonly {
    readonly handle: NativeHandle;
    readonly entryName: string;
    readonly references: number;
  }[];
  /** Misuse of RAS that was seen: dead handles, calls inside a handler, a second RasHangUp, … */
  violations(): readonly string[];
  /** What was dialed so far and no server of the scenario answers. */
  unknownServers(): readonly string[];
  /** The line of this entry is lost. False when there is none. */
  dropLine(entryName: string, error: number): boolean;
  /** Another process connects the entry. False when there is none, or it has a line. */
  connectElsewhere(entryName: string): boolean;
  /** False when the entry has no IKEv2 line that is connected. */
  setSubstate(entryName: string, substate: number): boolean;
  /** The service ends with all its lines, and starts again after so many milliseconds. */
  restartRasMan(down: number): void;
  /** A link of its line is lost. False when it is neither up nor being dialed. */
  dropLink(entryName: string, subentry: number, error: number): boolean;
  /** A further link comes up. False when it is up, or the line is not. */
  connectLink(entryName: string, subentry: number): boolean;
}

export interface NativeNotified {
  readonly time: number;
  /** Of the session. */
  readonly callbackId: number;
  readonly state: number;
  readonly error: number;
}

export interface NativeSimulatedCall {
  /** 'RasDial', 'RasHangUp', … */
  readonly function: string;
  readonly time: number;
  readonly result: number;
  readonly entryName?: string;
  readonly handle?: NativeHandle;
}
