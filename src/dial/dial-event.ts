/**
 * The events of a dial, in the three groups of
 * [Connection states](https://learn.microsoft.com/en-us/windows/win32/rras/connection-states). In a running state RAS
 * does the work, and the client informs its user. In a paused state RAS waits for an answer. A terminal state ends the dial.
 */

import type { RasError } from '../errors/errors.js';
import type { Device } from '../provider/device.js';
import type {
  ConnectionState,
  PausedState,
  RunningState,
  TerminalState,
  UnknownState,
} from '../states/states.js';
import type { AnswerFor } from './answers.js';

/** The addresses that a line has got for one network protocol. */
export interface Address {
  readonly address: string;
  readonly serverAddress?: string;
}

/** The addresses that were negotiated. A protocol that was not negotiated is absent. */
export interface Addresses {
  readonly protocol: 'PPP' | 'IKEv2';
  readonly ipv4?: Address;
  readonly ipv6?: Address;
}

interface EventBase {
  /** The state's number in RASCONNSTATE; a state without a name has one, too. */
  readonly stateCode: number;
  /** The number of the entry's link that the event is about, from 1. */
  readonly subentry: number;
  /** Milliseconds since the dial began. */
  readonly elapsed: number;
  /** Gives plain data, without functions and secrets. */
  toJSON(): Record<string, unknown>;
}

/** RAS is at work. */
export interface RunningEvent extends EventBase {
  readonly phase: 'running';
  readonly state: RunningState | UnknownState;
  /** Set for ConnectDevice and DeviceConnected. */
  readonly device?: Device;
  /** Set for Projected, where RAS knows the addresses. */
  readonly addresses?: Addresses;
}

/** One link of several has failed; the dial goes on with the others. */
export interface LinkFailedEvent extends EventBase {
  readonly phase: 'linkFailed';
  readonly state: RunningState | TerminalState | UnknownState;
  readonly error: RasError;
}

/** An event of one paused state. */
export interface PausedEventOf<State extends PausedState | UnknownState> extends EventBase {
  readonly phase: 'paused';
  readonly state: State;
  /** The error for which RAS asks, where it tells one: many systems tell 691 with RetryAuthentication. */
  readonly errno?: number;
  /**
   * Answers the pause as `AnswerFor` says for its state, and lets RAS go on. Interactive and InvokeEapUI need no answer.
   * Settles when the RasDial that resumes the dial has returned. Rejects with `ERR_RAS_NOT_PAUSED` when the pause is over or
   * has its answer already, and with `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE` when RAS cannot be given the answer;
   * the pause then stays open.
   */
  resume(...answer: ResumeArguments<State>): Promise<void>;
}

type ResumeArguments<State extends PausedState | UnknownState> = State extends
  | 'Interactive'
  | 'InvokeEapUI'
  ? [answer?: AnswerFor[State]]
  : State extends keyof AnswerFor
    ? [answer: AnswerFor[State]]
    : [answer?: never];

/** RAS waits for the answer that the state calls for. A dial that does not let RAS pause fails instead. */
export type PausedEvent =
  | { [State in PausedState]: PausedEventOf<State> }[PausedState]
  | PausedEventOf<UnknownState>;

/** The last event of a dial. */
export interface TerminalEvent extends EventBase {
  readonly phase: 'terminal';
  /** The state that ended the dial, or, with `error`, the one in which it has failed. */
  readonly state: TerminalState | RunningState | UnknownState;
  /** `'status'` when RAS has not notified the end, and RasGetConnectStatus has told it. */
  readonly observed: 'notification' | 'status';
  /** Set when a failure was not notified. The loop then ends by throwing it, as after a notified one. */
  readonly error?: RasError;
}

/** An event that a loop over a dial sees; `phase` tells which one it is. */
export type DialEvent = RunningEvent | PausedEvent | LinkFailedEvent | TerminalEvent;

/** The part of an event that every event has, without its phase. */
export interface EventHead extends Pick<EventBase, 'stateCode' | 'subentry' | 'elapsed'> {
  readonly state: Exclude<ConnectionState, PausedState>;
}
