/**
 * A dial goes through states. Microsoft's page
 * [Connection states](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states) groups them, and the bits
 * of a state's number tell its group.
 */

import table from './states.json';

/** The states in which RAS is at work. */
export type RunningState =
  | 'OpenPort'
  | 'PortOpened'
  | 'ConnectDevice'
  | 'DeviceConnected'
  | 'AllDevicesConnected'
  | 'Authenticate'
  | 'AuthNotify'
  | 'AuthRetry'
  | 'AuthCallback'
  | 'AuthChangePassword'
  | 'AuthProject'
  | 'AuthLinkSpeed'
  | 'AuthAck'
  | 'ReAuthenticate'
  | 'Authenticated'
  | 'PrepareForCallback'
  | 'WaitForModemReset'
  | 'WaitForCallback'
  | 'Projected'
  | 'StartAuthentication'
  | 'CallbackComplete'
  | 'LogonNetwork'
  | 'SubEntryConnected'
  | 'SubEntryDisconnected'
  | 'ApplySettings';

/** The states in which RAS waits for an answer. */
export type PausedState =
  | 'Interactive'
  | 'RetryAuthentication'
  | 'CallbackSetByCaller'
  | 'PasswordExpired'
  | 'InvokeEapUI';

/** The states in which the dial is over. */
export type TerminalState = 'Connected' | 'Disconnected';

/** A state that is newer than this package. */
export type UnknownState = `RASCS_${number}`;

/** The name of a state; docs/states-and-functions.md has a table of them. */
export type ConnectionState = RunningState | PausedState | TerminalState | UnknownState;

/**
 * The phase of a state.
 * - `'running'`: RAS is at work.
 * - `'paused'`: RAS waits for an answer.
 * - `'terminal'`: the dial is over.
 */
export type Phase = 'running' | 'paused' | 'terminal';

/** A row of the table of states. */
export interface StateDescription {
  readonly name: RunningState | PausedState | TerminalState;
  /** The value in RASCONNSTATE. */
  readonly code: number;
  readonly phase: Phase;
  /** Tells in a sentence what the state means. */
  readonly meaning: string;
}

/**
 * Every state that RAS documents. Neither their order nor that all of them occur is promised. Microsoft's page is
 * [RASCONNSTATE](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa376727%28v=vs.85%29).
 */
export const states = table as readonly StateDescription[];

const nameByCode = new Map(states.map(({ code, name }) => [code, name]));
const runningNameByCode = new Map(states.filter(isRunning).map(({ code, name }) => [code, name]));
/** The value of each state in RASCONNSTATE. @internal */
export const stateCodes = Object.fromEntries(
  states.map(({ name, code }) => [name, code]),
) as Readonly<Record<StateDescription['name'], number>>;

const pausedBit = 0x1000;
const terminalBit = 0x2000;

function isRunning(
  state: StateDescription,
): state is StateDescription & { readonly name: RunningState } {
  return state.phase === 'running';
}

/** Gives the name of a state's number; a number that has no name here is `RASCS_<number>`. */
export function stateName(code: number): ConnectionState {
  return nameByCode.get(code) ?? unknownStateName(code);
}

/** Gives the name of a state whose phase is `'running'`. */
export function runningStateName(code: number): RunningState | UnknownState {
  return runningNameByCode.get(code) ?? unknownStateName(code);
}

export function unknownStateName(code: number): UnknownState {
  return `RASCS_${code}`;
}

/** Gives the phase of a state's number, also of one that has no name here. */
export function phaseOf(code: number): Phase {
  if ((code & pausedBit) !== 0) return 'paused';
  return (code & terminalBit) !== 0 ? 'terminal' : 'running';
}

/**
 * The substate of an IKEv2 connection while it is Connected. Other kinds always have `'None'`. Microsoft's page is
 * [RASCONNSUBSTATE](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/dd408103%28v=vs.85%29).
 */
export type Substate = KnownSubstate | `RASCSS_${number}`;
/** The substates that have a name. */
export type KnownSubstate = 'None' | 'Dormant' | 'Reconnecting' | 'Reconnected';

/** @internal */
export const substates: Readonly<Record<KnownSubstate, number>> = {
  None: 0,
  Dormant: 1,
  Reconnecting: 2,
  Reconnected: 0x2000,
};

const substateByCode = new Map(
  Object.entries(substates).map(([name, code]) => [code, name as KnownSubstate]),
);

export function substateName(code: number): Substate {
  return substateByCode.get(code) ?? `RASCSS_${code}`;
}
