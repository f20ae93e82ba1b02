/**
 * The simulator lets connection scripts be tested on any system: the code that runs on Windows runs over a RAS that
 * is as hard to please as the real one. Nothing uses it unless it is asked for.
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

/** A call of a RAS function. Its parameters are not kept, since some of them are secrets. */
export interface SimulatedCall {
  /** The name of the C function, such as `'RasDial'` or `'RasHangUp'`. */
  readonly function: string;
  /** Milliseconds on the simulator's clock. */
  readonly time: number;
  /** The function's return value: 0, or an error number. */
  readonly result: number;
  readonly entryName?: string;
  /** The HRASCONN that the function was given or has made. Values are reused, as on Windows. */
  readonly handle?: bigint;
}

/** A connection that still needs a RasHangUp. */
export interface OpenConnection {
  readonly entryName: string;
  /** Each RasDial of a connected entry adds a reference, and each reference needs its own RasHangUp. */
  readonly references: number;
  readonly handle: bigint;
}

/** A `ras` over a simulated RAS of its own, with the means that a test needs to observe and control it. */
export interface Simulator extends Ras {
  readonly clock: SimulatedClock;
  /** Lists every call of a RAS function so far, in order. */
  calls(): readonly SimulatedCall[];
  /** Lists the connections that still need a RasHangUp, including those of failed dials. */
  owed(): readonly OpenConnection[];
  /**
   * Lists the calls that Microsoft's documents forbid, such as the use of a dead handle or RasDial inside a handler.
   * An item in it is a bug of this package.
   */
  violations(): readonly string[];
  /** Throws an AssertionError that names the connections that still need a RasHangUp, if there are any. */
  assertNoOpenConnections(): void;
  /**
   * Ends the entry's connection with this error, by default ERROR_REMOTE_DISCONNECTION (629). The behavior `lostLine`
   * decides how the loss shows itself. Throws when the entry is not connected.
   */
  dropLine(entryName: string, error?: number): void;
  /** Connects the entry as another process would. Throws when there is no such entry, or it is connected already. */
  connectElsewhere(entryName: string): void;
  /**
   * Changes the substate of the entry's IKEv2 connection: it loses its network (`Dormant`), finds another one
   * (`Reconnecting`), or is back (`Reconnected`). Throws when the entry has no such connection that is up.
   */
  setSubstate(entryName: string, substate: KnownSubstate): void;
  /**
   * Ends the Remote Access Connection Manager: its connections vanish, and it forgets whom it was asked to notify. It
   * starts again after `down` milliseconds (default 5,000), and calls fail with 711 meanwhile.
   */
  restartRasMan(down?: number): void;
  /**
   * Ends one link of the entry's connection with this error, by default 629. The last link that is up takes the
   * connection with it. Throws when the link is neither up nor being dialed.
   */
  dropLink(entryName: string, subentry: number, error?: number): void;
  /**
   * Adds this link to the entry's connection, which gives it more bandwidth. Throws when the link is up already, or
   * the entry is not connected.
   */
  connectLink(entryName: string, subentry: number): void;
}

/**
 * Makes a simulated RAS. Without a scenario it has one entry, `Office VPN`, which connects with any credentials. A
 * bad scenario throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, and the error names the place.
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
        throw invalidValue('entryName', entryName, 'must name an entry that has a connection');
      }
    },
    connectElsewhere(entryName) {
      checkText('entryName', entryName, { longest: 256 });
      if (!native.connectElsewhere(entryName)) {
        throw invalidValue('entryName', entryName, 'must name an entry that has no connection');
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
        throw invalidValue(
          'entryName',
          entryName,
          'must name an entry whose IKEv2 connection is up',
        );
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
          'must be a link that is down, of a connection that is up',
        );
      }
    },
  };
}

function checkLink(entryName: string, subentry: number): void {
  checkText('entryName', entryName, { longest: 256 });
  checkInteger('subentry', subentry, 1, 0xffff_ffff);
}
