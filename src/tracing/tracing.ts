/**
 * What this package does, told to whoever subscribes to Node.js' diagnostics channels; nothing is built while nobody
 * does. No message has secrets, names of users, phone numbers, addresses or paths in it.
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

/** A `TracingChannel` of `node:diagnostics_channel`, likewise: five channels of something that begins and ends. */
export interface TraceOperation<Message> {
  subscribe(subscribers: TraceSubscribers<Message>): void;
  unsubscribe(subscribers: TraceSubscribers<Message>): void;
}

/** All are given the same object, to which its `result` or its `error` is added. */
export interface TraceSubscribers<Message> {
  /** It begins. */
  readonly start?: (message: Message) => void;
  /** It has begun. */
  readonly end?: (message: Message) => void;
  /** It has failed; `asyncStart` and `asyncEnd` follow. */
  readonly error?: (message: Message) => void;
  /** It has ended; `asyncEnd` follows. */
  readonly asyncStart?: (message: Message) => void;
  readonly asyncEnd?: (message: Message) => void;
}

/** Of an error without its message, which may name files and books. */
export interface TracedError {
  /** `'RasError'`, `'AbortError'`, … */
  readonly name: string;
  /** As in `RasError`, and so are the others. */
  readonly code?: string;
  readonly errno?: number;
  readonly extendedError?: number;
  readonly operation?: string;
  readonly state?: string;
}

/** A dial: from the call to its connection, or its failure. */
export interface DialTrace {
  /** Counts the dials of this process, or worker. */
  readonly dialId: number;
  /** As the dial was asked for. Empty where a number is dialed without an entry. */
  readonly entryName: string;
  /** Of a dial that has connected: the `id` of its connection, where it has one. */
  readonly result?: { readonly connectionId?: string };
  /** Of one that has failed, and that has been hung up. */
  readonly error?: TracedError;
}

/** An event of a dial, when it can be looped over. */
export interface DialEventTrace {
  readonly dialId: number;
  readonly entryName: string;
  readonly phase: Phase | 'linkFailed';
  readonly state: ConnectionState;
  /** The number of the state, also of one that has no name here. */
  readonly stateCode: number;
  /** The link of the entry that this is about, from 1. */
  readonly subentry: number;
  /** Milliseconds since the dial began. */
  readonly elapsed: number;
  readonly deviceName?: string;
  /** Why RAS has paused, where it says so. */
  readonly errno?: number;
  readonly error?: TracedError;
}

/** A hang-up, of a line that was connected or of a dial that has not. */
export interface HangUpTrace {
  /** Empty where a number was dialed without an entry. */
  readonly entryName: string;
  /** Of a dial that has not connected. */
  readonly dialId?: number;
  /** Of a line. */
  readonly connectionId?: string;
  readonly result?: HangUpOutcome;
  readonly error?: TracedError;
}

/**
 * A call of RAS, also one that this package makes by itself. RasGetErrorString is not told, and hang-ups have channels of
 * their own, but for that of a single link.
 */
export interface CallTrace {
  /**
   * The C function: `'RasDial'`. Of several that belong together the one that they are for; at the end the one that has
   * answered.
   */
  readonly operation: string;
  /**
   * What it returned: 0, or an error's number. Undefined at the end: this Windows does not have it, or the dial ended
   * before its RasDial returned.
   */
  readonly result?: number | undefined;
}

/** A change of the lines, while there are watches; told once for all of them, but a snapshot for each. */
export interface ChangeTrace {
  readonly type:
    | 'snapshot'
    | 'connected'
    | 'disconnected'
    | 'bandwidthAdded'
    | 'bandwidthRemoved'
    | 'dormant'
    | 'reconnected';
  /** Of a snapshot all that are up, else the one that has changed. */
  readonly connections: readonly {
    /** Absent where RAS gives the line no `id`. */
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
 * The channels, with the types of their messages; without importing this package they can be had by name from
 * `node:diagnostics_channel`. Who subscribes while something is under way is not told of its end. A subscriber that throws
 * harms no dial: Node.js makes it an uncaught exception of its own, which ends a process that does not handle it.
 */
export const tracing: {
  /** `tracingChannel('winras:dial')`: each dial, until it has connected, or has failed and is hung up. */
  readonly dial: TraceOperation<DialTrace>;
  /** `channel('winras:dial:event')`: each event of a dial. */
  readonly dialEvent: TraceChannel<DialEventTrace>;
  /**
   * `tracingChannel('winras:hangUp')`: each hang-up of a line or of a dial, until the line is gone. Those with which a
   * process or worker ends are not told.
   */
  readonly hangUp: TraceOperation<HangUpTrace>;
  /** `tracingChannel('winras:call')`: each call of RAS. */
  readonly call: TraceOperation<CallTrace>;
  /** `channel('winras:watch:change')`: what watches tell. */
  readonly change: TraceChannel<ChangeTrace>;
} = {
  // The same, though more narrowly typed.
  dial: dials as TraceOperation<DialTrace>,
  dialEvent: dialEvents as TraceChannel<DialEventTrace>,
  hangUp: hangUps as TraceOperation<HangUpTrace>,
  call: calls as TraceOperation<CallTrace>,
  change: changes as TraceChannel<ChangeTrace>,
};

/** A line of which something is told. */
interface Identified {
  readonly id?: string | undefined;
}

/** An event of a dial, as far as it is told. */
interface EventOfDial
  extends Pick<DialEventTrace, 'phase' | 'state' | 'stateCode' | 'subentry' | 'elapsed' | 'errno'> {
  readonly device?: { readonly name: string };
  readonly error?: unknown;
}

/** A hang-up, as far as it is told: of a line, or by its number of a dial. */
interface HangUpOfLine extends Identified, Pick<HangUpTrace, 'dialId'> {
  readonly name: string;
}

interface LineOfChange extends Identified {
  readonly entryName: string;
}

/** A change of the lines, as far as it is told. */
type ChangeOfLines =
  | { readonly type: 'snapshot'; readonly connections: readonly LineOfChange[] }
  | ({
      readonly type: Exclude<ChangeTrace['type'], 'snapshot'>;
      readonly connection: LineOfChange;
      readonly error?: unknown;
    } & Pick<ChangeTrace, 'by' | 'links'>);

let lastDial = 0;

/** Tells of one dial. */
export class DialTracer {
  readonly dialId = ++lastDial;
  readonly #entryName: string;

  constructor(entryName: string) {
    this.#entryName = entryName;
  }

  dial<Outcome extends { readonly connection: Identified } | { readonly error: unknown }>(
    begin: () => Promise<Outcome>,
  ): Promise<Outcome> {
    if (!isHeard(dials)) return begin();
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
  if (!isHeard(hangUps)) return hangUp();
  const whose = owed.dialId === undefined ? identified(owed) : { dialId: owed.dialId };
  const message = { entryName: withoutNumber(owed.name), ...whose };
  return trace(hangUps, message, hangUp, (begun) => begun);
}

export function areCallsHeard(): boolean {
  return isHeard(calls);
}

/** How the addon answers where it asks RAS. */
export type Answering = NativeAnswer<unknown> | Promise<NativeAnswer<unknown>> | NativeDialog;
/** As far as it is told; undefined when it will not be known. */
export type Returned = Pick<NativeFailure, 'operation' | 'error'> | undefined;

/** `unavailable`: what the addon answers where RAS lacks the function. */
export function traceCall<Asked extends Answering | Promise<Returned>>(
  operation: string,
  unavailable: number,
  ask: () => Asked,
): Asked {
  const message: Changing<CallTrace> = { operation };
  return trace(calls, message, ask, async (asked) => {
    const returned = await answerOf(asked);
    if (returned === undefined) return undefined;
    message.operation = returned.operation;
    return returned.error === unavailable ? undefined : returned.error;
  });
}

function answerOf(asked: Answering | Promise<Returned>): Returned | Promise<Returned> {
  return 'answer' in asked ? asked.answer : asked;
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

/** `TracingChannel.hasSubscribers` is newer than Node.js 20.0. */
function isHeard(operation: TracingChannel<unknown, object>): boolean {
  const { start, end, asyncStart, asyncEnd, error } = operation;
  return (
    start.hasSubscribers ||
    end.hasSubscribers ||
    asyncStart.hasSubscribers ||
    asyncEnd.hasSubscribers ||
    error.hasSubscribers
  );
}

/** What `begin` gives is given on as it is; who listens is told what `told` makes of it. */
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

/** Of errors that handlers of users throw no more than is needed: they may have anything in them. */
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

/** RAS names a line without an entry by a dot and its number. */
function withoutNumber(entryName: string): string {
  return entryName.startsWith('.') ? '' : entryName;
}
