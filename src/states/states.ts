/**
 * The states of a dial. [Microsoft's page "Connection
 * states"](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states) groups them; the bits of a number
 * say its group.
 */

import table from './states.json';

/** RAS is at work. */
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

/** RAS waits for an answer. */
export type PausedState =
  | 'Interactive'
  | 'RetryAuthentication'
  | 'CallbackSetByCaller'
  | 'PasswordExpired'
  | 'InvokeEapUI';

/** The dial is over. */
export type TerminalState = 'Connected' | 'Disconnected';

/** A state that is newer than this package. */
export type UnknownState = `RASCS_${number}`;

/** The name of a state; the README has a table of them. */
export type ConnectionState = RunningState | PausedState | TerminalState | UnknownState;

/**
 * - `'running'`: RAS is at work.
 * - `'paused'`: RAS waits for an answer.
 * - `'terminal'`: the dial is over.
 */
export type Phase = 'running' | 'paused' | 'terminal';

/** A state, as the table has it. */
export interface StateDescription {
  readonly name: RunningState | PausedState | TerminalState;
  /** The value in RASCONNSTATE. */
  readonly code: number;
  readonly phase: Phase;
  /** What it tells, in a sentence. */
  readonly meaning: string;
}

/** Every state that RAS documents. Neither their order nor that they all occur is promised. */
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

/** The name of a state's number; `RASCS_<number>` for one that has none here. */
export function stateName(code: number): ConnectionState {
  return nameByCode.get(code) ?? unknownStateName(code);
}

/** The name of a state whose phase is `'running'`. */
export function runningStateName(code: number): RunningState | UnknownState {
  return runningNameByCode.get(code) ?? unknownStateName(code);
}

export function unknownStateName(code: number): UnknownState {
  return `RASCS_${code}`;
}

/** Also for numbers that have no name here. */
export function phaseOf(code: number): Phase {
  if ((code & pausedBit) !== 0) return 'paused';
  return (code & terminalBit) !== 0 ? 'terminal' : 'running';
}

/** What an IKEv2 connection does while it is Connected. Other kinds are always `'None'`. */
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
