/**
 * A simulated RAS, to test connection scripts anywhere: the code that runs on Windows, over a RAS that is
 * as hard to please as the real one. It is never used unless it is asked for.
 */

import { AssertionError } from 'node:assert';
import { checkDuration, checkInteger, checkText, invalidValue } from './arguments/validation.js';
import { ERROR_REMOTE_DISCONNECTION } from './errors/error-numbers.js';
import { createRas, type Ras } from './ras.js';
import { SimulatedClock } from './simulator/clock.js';
import { openSimulator } from './simulator/open.js';
import type { Scenario } from './simulator/scenario.js';
import { type KnownSubstate, substates } from './states/states.js';

export type * from './simulator/behavior.js';
export type { ClockRunOptions, SimulatedClock } from './simulator/clock.js';
export type { SimulatedDialogs, SimulatedDialogUser } from './simulator/dialogs-config.js';
export type { SimulatedFunction } from './simulator/functions.js';
export type { SimulatedEvent } from './simulator/later-config.js';
export type { SimulatedAutodialEntry, SimulatedLegacy } from './simulator/legacy-config.js';
export type * from './simulator/scenario.js';

/** A call of a RAS function. Its parameters are not kept: some are secrets. */
export interface SimulatedCall {
  /** `'RasDial'`, `'RasHangUp'`, … */
  readonly function: string;
  /** On the simulator's clock, in milliseconds. */
  readonly time: number;
  /** What the function returned: 0, or an error's number. */
  readonly result: number;
  readonly entryName?: string;
  /** The HRASCONN that was given or made. Values are reused, as on Windows. */
  readonly handle?: bigint;
}

/** A line for which RAS is owed a RasHangUp. */
export interface OpenConnection {
  readonly entryName: string;
  /** Each RasDial of a connected entry adds one, and each needs its own RasHangUp. */
  readonly references: number;
  readonly handle: bigint;
}

/** `ras`, over a simulated RAS of its own; and what a test wants to know of it and to do to it. */
export interface Simulator extends Ras {
  readonly clock: SimulatedClock;
  /** Every RAS function that was called so far, in order. */
  calls(): readonly SimulatedCall[];
  /** The lines that are still owed a RasHangUp, also those of failed dials. */
  owed(): readonly OpenConnection[];
  /**
   * What RAS was asked to do that Microsoft's documents forbid: the use of a dead handle, RasDial inside a
   * handler, … Empty, or this package has a bug.
   */
  violations(): readonly string[];
  /** Throws an AssertionError that names the lines that are still owed a RasHangUp, if there are any. */
  assertNoOpenConnections(): void;
  /**
   * The line of this entry is lost, for this reason: by default ERROR_REMOTE_DISCONNECTION, 629. How that
   * shows itself is for the behavior `lostLine` to say. Throws when the entry has no line.
   */
  dropLine(entryName: string, error?: number): void;
  /** Another process connects the entry. Throws when there is no such entry, or it has a line. */
  connectElsewhere(entryName: string): void;
  /**
   * The IKEv2 line of this entry loses its network (`Dormant`), finds another (`Reconnecting`), or is back
   * (`Reconnected`). Throws when the entry has no such line that is connected.
   */
  setSubstate(entryName: string, substate: KnownSubstate): void;
  /**
   * The Remote Access Connection Manager ends: its lines vanish and what it was asked to notify is forgotten.
   * It starts again after `down` milliseconds (default 5,000), and calls fail with 711 meanwhile.
   */
  restartRasMan(down?: number): void;
  /**
   * One link of the entry's line is lost, for this reason: by default 629. The last one that is up takes the
   * line with it. Throws when the link is neither up nor being dialed.
   */
  dropLink(entryName: string, subentry: number, error?: number): void;
  /**
   * The entry's line, which is connected, gets this link in addition: more bandwidth. Throws when the link is up
   * already, or the line is not.
   */
  connectLink(entryName: string, subentry: number): void;
}

/**
 * Makes a simulated RAS. Without a scenario it has one entry, `Office VPN`, that connects with any
 * credentials. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the place, for a scenario
 * that is not one.
 */
export function simulate(scenario: Scenario = {}): Simulator {
  const { native, provider, clockMode } = openSimulator(scenario, process.cwd());
  return {
    ...createRas(() => provider),
    clock: new SimulatedClock(native, clockMode === 'virtual'),
    calls: () => native.calls(),
    owed: () => native.owed(),
    violations: () => native.violations(),
    assertNoOpenConnections() {
      const open = native.owed();
      if (open.length === 0) return;
      const names = open.map(({ entryName, references }) =>
        references === 1 ? `"${entryName}"` : `"${entryName}" (${references} references)`,
      );
      throw new AssertionError({
        message: `A RasHangUp is owed for ${names.join(', ')}: each dial needs its hangUp().`,
        stackStartFn: this.assertNoOpenConnections,
      });
    },
    dropLine(entryName, error = ERROR_REMOTE_DISCONNECTION) {
      checkText('entryName', entryName, { longest: 256 });
      checkInteger('error', error, 1, 0xffff_ffff);
      if (!native.dropLine(entryName, error)) {
        throw invalidValue('entryName', entryName, 'must name an entry that has a line');
      }
    },
    connectElsewhere(entryName) {
      checkText('entryName', entryName, { longest: 256 });
      if (!native.connectElsewhere(entryName)) {
        throw invalidValue('entryName', entryName, 'must name an entry that has no line');
      }
    },
    setSubstate(entryName, substate) {
      checkText('entryName', entryName, { longest: 256 });
      const code = Object.hasOwn(substates, substate) ? substates[substate] : undefined;
      if (code === undefined) {
        const names = Object.keys(substates).join(', ');
        throw invalidValue('substate', substate, `must be one of ${names}`);
      }
      if (!native.setSubstate(entryName, code)) {
        throw invalidValue('entryName', entryName, 'must name an entry whose IKEv2 line is up');
      }
    },
    restartRasMan(down = 5_000) {
      checkDuration('down', down);
      native.restartRasMan(down);
    },
    dropLink(entryName, subentry, error = ERROR_REMOTE_DISCONNECTION) {
      checkLink(entryName, subentry);
      checkInteger('error', error, 1, 0xffff_ffff);
      if (!native.dropLink(entryName, subentry, error)) {
        throw invalidValue('subentry', subentry, 'must be a link that is up or being dialed');
      }
    },
    connectLink(entryName, subentry) {
      checkLink(entryName, subentry);
      if (!native.connectLink(entryName, subentry)) {
        throw invalidValue(
          'subentry',
          subentry,
          'must be a link that is down, of a line that is up',
        );
      }
    },
  };
}

function checkLink(entryName: string, subentry: number): void {
  checkText('entryName', entryName, { longest: 256 });
  checkInteger('subentry', subentry, 1, 0xffff_ffff);
}
