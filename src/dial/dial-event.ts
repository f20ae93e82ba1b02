/**
 * What a dial tells: the three groups of states of Microsoft's page "Connection states". Running: RAS
 * does the work, the client informs its user. Paused: RAS waits for an answer. Terminal: it is over.
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

/** What a line got of one network protocol. */
export interface Address {
  readonly address: string;
  readonly serverAddress?: string;
}

/** What the negotiation gave the connection. Absent: not negotiated. */
export interface Addresses {
  readonly protocol: 'PPP' | 'IKEv2';
  readonly ipv4?: Address;
  readonly ipv6?: Address;
}

interface EventBase {
  /** The number of the state, also of one that has no name here. */
  readonly stateCode: number;
  /** The link of the entry that this is about, from 1. */
  readonly subentry: number;
  /** Milliseconds since the dial began. */
  readonly elapsed: number;
  /** Plain data, without functions and secrets. */
  toJSON(): Record<string, unknown>;
}

/** RAS is at work. */
export interface RunningEvent extends EventBase {
  readonly phase: 'running';
  readonly state: RunningState | UnknownState;
  /** With ConnectDevice and DeviceConnected. */
  readonly device?: Device;
  /** With Projected. */
  readonly addresses?: Addresses;
}

/** One link of several failed; the dial goes on with the others. */
export interface LinkFailedEvent extends EventBase {
  readonly phase: 'linkFailed';
  readonly state: RunningState | TerminalState | UnknownState;
  readonly error: RasError;
}

/** The event of one paused state. */
export interface PausedEventOf<State extends PausedState | UnknownState> extends EventBase {
  readonly phase: 'paused';
  readonly state: State;
  /** Why RAS asks, where it says so: 691 with RetryAuthentication on many systems. */
  readonly errno?: number;
  /**
   * Answers the pause with what `AnswerFor` has for its state, and lets RAS go on; where nothing needs to be told,
   * nothing needs to be given. Settles when the resuming RasDial has returned. Rejects with
   * `ERR_RAS_NOT_PAUSED` when the pause is answered already or over, and with `ERR_INVALID_ARG_*`,
   * the pause still open, when the answer cannot be given to RAS.
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

/** RAS waits for the answer that the state calls for. Where no dial lets it pause, such a dial fails instead. */
export type PausedEvent =
  | { [State in PausedState]: PausedEventOf<State> }[PausedState]
  | PausedEventOf<UnknownState>;

/** The last event of a dial. */
export interface TerminalEvent extends EventBase {
  readonly phase: 'terminal';
  /** With `error`, the state in which the dial failed. */
  readonly state: TerminalState | RunningState | UnknownState;
  /** `'status'`: RAS did not notify it, RasGetConnectStatus answered so. */
  readonly observed: 'notification' | 'status';
  /** Of a failure that was not notified. The loop then ends by throwing it, as after a notified one. */
  readonly error?: RasError;
}

/** What a loop over a dial sees; `phase` tells them apart. */
export type DialEvent = RunningEvent | PausedEvent | LinkFailedEvent | TerminalEvent;

/** The part of an event that every event has, without its phase. */
export interface EventHead extends Pick<EventBase, 'stateCode' | 'subentry' | 'elapsed'> {
  readonly state: Exclude<ConnectionState, PausedState>;
}
