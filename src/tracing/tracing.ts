/**
 * Subscribers of Node.js' diagnostics channels are told what this package does; nothing is built while there are
 * none. No message has secrets, names of users, phone numbers, addresses or paths in it.
 */

import { channel, type TracingChannel, tracingChannel } from 'node:diagnostics_channel';
import { types } from 'node:util';
import type { NativeAnswer, NativeFailure } from '../addon/answer.js';
import type { NativeDialog } from '../addon/dialogs.js';
import type { HangUpOutcome } from '../addon/hang-up.js';
import { isRasError, type RasError } from '../errors/errors.js';
import type { ConnectionState, Phase } from '../states/states.js';

/** A `Channel` of `node:diagnostics_channel`, as far as subscribers need it. */
export interface TraceChannel<Message> {
  readonly name: string | symbol;
  readonly hasSubscribers: boolean;
  subscribe(onMessage: (message: Message, name: string | symbol) => void): void;
  unsubscribe(onMessage: (message: Message, name: string | symbol) => void): void;
}

/**
 * A `TracingChannel` of `node:diagnostics_channel`, as far as subscribers need it: five channels of an operation that
 * begins and ends.
 */
export interface TraceOperation<Message> {
  subscribe(subscribers: TraceSubscribers<Message>): void;
  unsubscribe(subscribers: TraceSubscribers<Message>): void;
}

/** All five are given the same object, to which its `result` or its `error` is added. */
export interface TraceSubscribers<Message> {
  /** The operation begins. */
  readonly start?: (message: Message) => void;
  /** The operation has begun. */
  readonly end?: (message: Message) => void;
  /** The operation has failed; `asyncStart` and `asyncEnd` follow. */
  readonly error?: (message: Message) => void;
  /** The operation has ended; `asyncEnd` follows. */
  readonly asyncStart?: (message: Message) => void;
  readonly asyncEnd?: (message: Message) => void;
}

/** An error without its message, which may name files and books. */
export interface TracedError {
  /** The name of the error's class, such as `'RasError'` or `'AbortError'`. */
  readonly name: string;
  /** The code of the `RasError`; the members below are those of the `RasError`, too. */
  readonly code?: string;
  readonly errno?: number;
  readonly extendedError?: number;
  readonly operation?: string;
  readonly state?: string;
}

/** A dial, from the call to its connection or its failure. */
export interface DialTrace {
  /** Counts the dials of this process, or worker. */
  readonly dialId: number;
  /** The entry's name as the caller has written it. Empty where a number is dialed without an entry. */
  readonly entryName: string;
  /** Set when the dial has connected, with the `id` of its connection, where it has one. */
  readonly result?: { readonly connectionId?: string };
  /** Set when the dial has failed and has been hung up. */
  readonly error?: TracedError;
}

/** An event of a dial, told when a loop over the dial can see it. */
export interface DialEventTrace {
  readonly dialId: number;
  readonly entryName: string;
  readonly phase: Phase | 'linkFailed';
  readonly state: ConnectionState;
  /** The number of the state, also of one that has no name here. */
  readonly stateCode: number;
  /** The link of the entry that the event is about, counted from 1. */
  readonly subentry: number;
  /** Milliseconds since the dial began. */
  readonly elapsed: number;
  readonly deviceName?: string;
  /** The reason why RAS has paused, where it gives one. */
  readonly errno?: number;
  readonly error?: TracedError;
}

/** A hang-up of a connection, or of a dial that has not connected. */
export interface HangUpTrace {
  /** Empty where a number was dialed without an entry. */
  readonly entryName: string;
  /** Set when a dial is hung up that has not connected. */
  readonly dialId?: number;
  /** Set when a connection is hung up that has an `id`. */
  readonly connectionId?: string;
  readonly result?: HangUpOutcome;
  readonly error?: TracedError;
}

/**
 * A call of RAS, including those that this package makes by itself. RasGetErrorString is not told. Hang-ups have a
 * channel of their own; only the hang-up of a single link is told here.
 */
export interface CallTrace {
  /**
   * The C function, such as `'RasDial'`. If several belong together, it is the one that they serve, and at the end
   * the one that has answered.
   */
  readonly operation: string;
  /**
   * The function's return value: 0, or an error number. It is undefined at the end where this Windows lacks the
   * function, or where the dial ended before its RasDial returned.
   */
  readonly result?: number | undefined;
}

/**
 * A change of the connections, while there are watches. Each change is told once for all watches, and a snapshot for
 * each of them.
 */
export interface ChangeTrace {
  readonly type:
    | 'snapshot'
    | 'connected'
    | 'disconnected'
    | 'bandwidthAdded'
    | 'bandwidthRemoved'
    | 'dormant'
    | 'reconnected';
  /** All connections of a snapshot, otherwise the one that has changed. */
  readonly connections: readonly {
    /** Absent where RAS gives the connection no `id`. */
    readonly connectionId?: string;
    /** Empty where a number was dialed without an entry. */
    readonly entryName: string;
  }[];
  readonly by?: 'hangUp' | 'lost';
  readonly links?: number;
  readonly error?: TracedError;
}

const dials = tracingChannel<unknown, Changing<DialTrace>>('winras:dial');
const hangUps = tracingChannel<unknown, Changing<HangUpTrace>>('winras:hangUp');
const calls = tracingChannel<unknown, Changing<CallTrace>>('winras:call');
const dialEvents = channel('winras:dial:event');
const changes = channel('winras:watch:change');

type Changing<Message> = { -readonly [Key in keyof Message]: Message[Key] };

/**
 * The tracing channels, with the types of their messages. Programs that do not import this package get them by name
 * from `node:diagnostics_channel`. Subscribers who come while an operation is under way are not told of its end. A
 * subscriber that throws harms no dial: Node.js makes it an uncaught exception of its own, which ends a process that
 * does not handle it.
 */
export const tracing: {
  /** `tracingChannel('winras:dial')`: each dial, until it has connected, or has failed and is hung up. */
  readonly dial: TraceOperation<DialTrace>;
  /** `channel('winras:dial:event')`: each event of a dial. */
  readonly dialEvent: TraceChannel<DialEventTrace>;
  /**
   * `tracingChannel('winras:hangUp')`: each hang-up of a connection or a dial, until the connection is gone. Hang-ups
   * at the end of a process or worker are not told.
   */
  readonly hangUp: TraceOperation<HangUpTrace>;
  /** `tracingChannel('winras:call')`: each call of RAS. */
  readonly call: TraceOperation<CallTrace>;
  /** `channel('winras:watch:change')`: each change that watches report. */
  readonly change: TraceChannel<ChangeTrace>;
} = {
  // The channels are the same, with narrower types.
  dial: dials as TraceOperation<DialTrace>,
  dialEvent: dialEvents as TraceChannel<DialEventTrace>,
  hangUp: hangUps as TraceOperation<HangUpTrace>,
  call: calls as TraceOperation<CallTrace>,
  change: changes as TraceChannel<ChangeTrace>,
};

/** A line that a message identifies. */
interface Identified {
  readonly id?: string | undefined;
}

/** The members of a dial's event that its message needs. */
interface EventOfDial
  extends Pick<DialEventTrace, 'phase' | 'state' | 'stateCode' | 'subentry' | 'elapsed' | 'errno'> {
  readonly device?: { readonly name: string };
  readonly error?: unknown;
}

/** The members of a hang-up that its message needs; a dial that has not connected has its number. */
interface HangUpOfLine extends Identified, Pick<HangUpTrace, 'dialId'> {
  readonly name: string;
}

interface LineOfChange extends Identified {
  readonly entryName: string;
}

/** The members of a change that its message needs. */
type ChangeOfLines =
  | { readonly type: 'snapshot'; readonly connections: readonly LineOfChange[] }
  | ({
      readonly type: Exclude<ChangeTrace['type'], 'snapshot'>;
      readonly connection: LineOfChange;
      readonly error?: unknown;
    } & Pick<ChangeTrace, 'by' | 'links'>);

let lastDial = 0;

/** Traces one dial. */
export class DialTracer {
  readonly dialId = ++lastDial;
  readonly #entryName: string;

  constructor(entryName: string) {
    this.#entryName = entryName;
  }

  dial<Outcome extends { readonly connection: Identified } | { readonly error: unknown }>(
    begin: () => Promise<Outcome>,
  ): Promise<Outcome> {
    if (!hasSubscribers(dials)) return begin();
    const message = { dialId: this.dialId, entryName: this.#entryName };
    return trace(dials, message, begin, async (begun) => {
      const outcome = await begun;
      if ('error' in outcome) throw outcome.error;
      return identified(outcome.connection);
    });
  }

  event(event: EventOfDial): void {
    if (dialEvents.hasSubscribers) dialEvents.publish(this.#message(event));
  }

  #message(event: EventOfDial): DialEventTrace {
    const { phase, state, stateCode, subentry, elapsed, device, errno, error } = event;
    return {
      dialId: this.dialId,
      entryName: this.#entryName,
      ...{ phase, state, stateCode, subentry, elapsed },
      ...(device ? { deviceName: device.name } : {}),
      ...(errno ? { errno } : {}),
      ...(error ? { error: traced(error) } : {}),
    };
  }
}

export function traceHangUp(
  owed: HangUpOfLine,
  hangUp: () => Promise<HangUpOutcome>,
): Promise<HangUpOutcome> {
  if (!hasSubscribers(hangUps)) return hangUp();
  const whose = owed.dialId === undefined ? identified(owed) : { dialId: owed.dialId };
  const message = { entryName: withoutNumber(owed.name), ...whose };
  return trace(hangUps, message, hangUp, (begun) => begun);
}

export function areCallsTraced(): boolean {
  return hasSubscribers(calls);
}

/** The addon answers in one of these ways when it calls RAS. */
export type NativeCall = NativeAnswer<unknown> | Promise<NativeAnswer<unknown>> | NativeDialog;
/** The part of an answer that is told; it is undefined when the answer will not be known. */
export type Returned = Pick<NativeFailure, 'operation' | 'error'> | undefined;

/** The addon answers `unavailable` where RAS lacks the function. */
export function traceCall<Called extends NativeCall | Promise<Returned>>(
  operation: string,
  unavailable: number,
  call: () => Called,
): Called {
  const message: Changing<CallTrace> = { operation };
  return trace(calls, message, call, async (called) => {
    const returned = await answerOf(called);
    if (returned === undefined) return undefined;
    message.operation = returned.operation;
    return returned.error === unavailable ? undefined : returned.error;
  });
}

function answerOf(called: NativeCall | Promise<Returned>): Returned | Promise<Returned> {
  return 'answer' in called ? called.answer : called;
}

export function traceChange(change: ChangeOfLines): void {
  if (!changes.hasSubscribers) return;
  const { type } = change;
  const lines = change.type === 'snapshot' ? change.connections : [change.connection];
  const message: ChangeTrace = {
    type,
    connections: lines.map((line) => ({
      ...identified(line),
      entryName: withoutNumber(line.entryName),
    })),
    ...('by' in change ? { by: change.by } : {}),
    ...('links' in change ? { links: change.links } : {}),
    ...('error' in change && change.error ? { error: traced(change.error) } : {}),
  };
  changes.publish(message);
}

/** Node.js 20.0 has no `TracingChannel.hasSubscribers` yet. */
function hasSubscribers(operation: TracingChannel<unknown, object>): boolean {
  const { start, end, asyncStart, asyncEnd, error } = operation;
  return (
    start.hasSubscribers ||
    end.hasSubscribers ||
    asyncStart.hasSubscribers ||
    asyncEnd.hasSubscribers ||
    error.hasSubscribers
  );
}

/** Returns the result of `begin` as it is; subscribers get what `told` makes of it. */
function trace<Message extends object, Begun>(
  operation: TracingChannel<unknown, Message>,
  message: Message,
  begin: () => Begun,
  told: (begun: Begun) => Promise<unknown>,
): Begun {
  let begun: Begun | undefined;
  operation
    .tracePromise(() => {
      begun = begin();
      return told(begun).catch((error: unknown) => Promise.reject(traced(error)));
    }, message)
    .catch(() => undefined);
  return begun as Begun;
}

/** Takes over no more than is needed from errors that handlers of users throw, since they may have anything in them. */
function traced(error: unknown): TracedError {
  if (!types.isNativeError(error)) return { name: 'Error' };
  const { name, code, errno, extendedError, operation, state } = error as RasError;
  const details = isRasError(error) ? { errno, extendedError, operation, state } : {};
  const all = Object.entries({ code: typeof code === 'string' ? code : undefined, ...details });
  return { name, ...Object.fromEntries(all.filter(([, value]) => value !== undefined)) };
}

function identified({ id }: Identified): { readonly connectionId?: string } {
  return id === undefined ? {} : { connectionId: id };
}

/** RAS names a line without an entry by a dot and its number, which must not be told. */
function withoutNumber(entryName: string): string {
  return entryName.startsWith('.') ? '' : entryName;
}
