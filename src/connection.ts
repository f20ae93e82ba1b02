/** A line that is up: asked for its status, waited for, hung up. */

import type { Device } from './dial/dial-event.js';
import type { AbortSignalLike } from './dial/dial-options.js';
import { isGone, secondLook } from './dial/status-watch.js';
import { keyOfLine } from './entry.js';
import { abortError, isRasError, type RasError } from './errors.js';
import type { Lines } from './listings.js';
import type { NativeConnection, NativeHandle, NativeSession, NativeStatus } from './native.js';
import { type HangUpOutcome, hangUpBound, type Provider } from './provider.js';
import {
  type ConnectionState,
  type Phase,
  phaseOf,
  type Substate,
  stateName,
  substateName,
} from './states.js';
import { Alarm } from './timers.js';
import { checkDuration, checkKeys, checkSignal } from './validation.js';

export interface HangUpOptions {
  /** Milliseconds to wait for the line to be gone. Default 10,000. */
  readonly timeout?: number;
}

/** How a line ended, as far as it can be known: Windows seldom tells. */
export interface Closed {
  /** `'hangUp'`: this object hung it up. `'lost'`: anything else. */
  readonly by: 'hangUp' | 'lost';
  readonly error?: RasError;
}

/** Microsoft's page "RASCONNSTATUS structure". */
export interface ConnectionStatus {
  readonly phase: Phase;
  readonly state: ConnectionState;
  readonly stateCode: number;
  /** Only IKEv2 lines have one, and only while Connected. */
  readonly substate: Substate;
  readonly device: Device;
  readonly phoneNumber: string;
  readonly localEndpoint?: string;
  readonly remoteEndpoint?: string;
  /** Why the line is going down, while RAS still knows. */
  readonly error?: RasError;
}

/** How soon a line that is waited for is looked at again, unless it was missed. */
const nextLook = 1_000;
const disconnected = 0x2001;

/**
 * A line as RasEnumConnections lists it, ours or not. It is known by its `id`, since Windows reuses
 * handle values: each call finds the handle anew.
 */
export class ActiveConnection {
  /** The correlation GUID, or the LUID on Windows versions that have none. */
  readonly id: string;
  /** `.` and the number for a dial without an entry. */
  readonly entryName: string;
  readonly phoneBook: string;
  readonly device: Device;
  readonly #provider: Provider;
  /** The one that RAS listed last. */
  #handle: NativeHandle;
  #hungUp: Promise<HangUpOutcome> | undefined;
  /** RasHangUp has done its part, and RAS did not let go of the line in time. */
  #pending = false;
  #closed: Closed | undefined;
  readonly #sleepers = new Set<() => void>();

  /** @internal */
  constructor(provider: Provider, row: NativeConnection) {
    this.#provider = provider;
    this.#handle = row.handle;
    this.id = row.id;
    this.entryName = row.entryName;
    this.phoneBook = row.phoneBook;
    this.device = { type: row.deviceType, name: row.deviceName };
  }

  /** RasGetConnectStatus. A line that is gone answers Disconnected. */
  async status(): Promise<ConnectionStatus> {
    const lines = await this.#lines();
    const row = this.#among(lines);
    if (row === undefined) return this.#gone(lines);
    const answer = await this.#provider.native.status(row.handle);
    if (!('value' in answer) && isGone(answer.error)) return this.#gone(lines);
    return this.#describe(await this.#provider.value(Promise.resolve(answer)));
  }

  /**
   * RasHangUp, then waits until the line is gone. Microsoft's page "RasHangUp function". Calls share one
   * hang-up. Rejects with `ERR_RAS_HANGUP_PENDING` when RAS still knows the line after `timeout`.
   */
  hangUp(options: HangUpOptions = {}): Promise<HangUpOutcome> {
    checkKeys('options', options, new Set(['timeout']));
    if (options.timeout !== undefined) checkDuration('options.timeout', options.timeout);
    this.#hungUp ??= this.#hangUp(options.timeout ?? hangUpBound).catch((error: unknown) => {
      this.#pending ||= isRasError(error, 'ERR_RAS_HANGUP_PENDING');
      this.#hungUp = undefined;
      throw error;
    });
    return this.#hungUp;
  }

  /** Waits until the line is gone. Never rejects for a lost line, only for an abort of `signal`. */
  waitForClose(options: { readonly signal?: AbortSignalLike } = {}): Promise<Closed> {
    checkKeys('options', options, new Set(['signal']));
    if (options.signal !== undefined) checkSignal('options.signal', options.signal);
    return this.#waitForClose(options.signal);
  }

  async #waitForClose(signal: AbortSignalLike | undefined): Promise<Closed> {
    for (let missed = 0; ; ) {
      if (this.#closed !== undefined) return this.#closed;
      if (signal?.aborted) throw abortError(signal.reason);
      // A single answer can be spurious (rule H10).
      missed = (await this.#isMissing()) ? missed + 1 : 0;
      if (missed > 1) this.#lost({});
      if (this.#closed === undefined) await this.#nap(missed > 0 ? secondLook : nextLook, signal);
    }
  }

  toJSON(): Record<string, unknown> {
    const { id, entryName, phoneBook, device } = this;
    return { id, entryName, phoneBook, device };
  }

  /** Asks RAS to hang up; overridden where a session of ours pays for the line. */
  protected async requestHangUp(bound: number): Promise<HangUpOutcome> {
    const row = this.#among(await this.#lines());
    if (row === undefined) return 'disconnected';
    const entryKey = keyOfLine(row);
    const dial = this.#provider.dialOf(row.handle, entryKey);
    if (dial !== undefined) {
      const outcome = await dial.hangUp(bound);
      if (dial.handle === row.handle) return outcome;
    }
    const { native } = this.#provider;
    const line = {
      hangUp: (bound: number) => native.hangUp(row.handle, this.id, bound),
      awaitGone: (bound: number) => native.awaitGone(row.handle, this.id, bound),
    };
    return this.#provider.hangUp(entryKey, line, bound, this.id);
  }

  async #hangUp(bound: number): Promise<HangUpOutcome> {
    const outcome = await this.requestHangUp(bound);
    // Somebody else's reference keeps the line, though it is closed for who holds this.
    this.#close({ by: 'hangUp' }, { isGone: outcome === 'disconnected' });
    return outcome;
  }

  #lines(): Promise<Lines> {
    return this.#provider.value(this.#provider.listings.lines());
  }

  #among(lines: Lines): NativeConnection | undefined {
    const row = lines.byId.get(this.id);
    if (row !== undefined) this.#handle = row.handle;
    return row;
  }

  /** A line that tells why it is lost is closed at once. What is no answer, as from a RAS that restarts, says nothing. */
  async #isMissing(): Promise<boolean> {
    const status = await this.status().catch(() => undefined);
    if (status?.error !== undefined) this.#lost({ error: status.error });
    return status?.state === 'Disconnected';
  }

  #lost(why: { readonly error?: RasError }): void {
    // While we hang up, the hang-up tells how it ended.
    if (this.#hungUp === undefined) this.#close({ by: this.#pending ? 'hangUp' : 'lost', ...why });
  }

  #close(closed: Closed, { isGone = true } = {}): void {
    this.#closed ??= closed;
    if (isGone)
      for (const observer of this.#provider.lineObservers) observer.ended(this.id, this.#closed);
    for (const wake of this.#sleepers) wake();
  }

  /** Until the next look is due, the line was hung up here, or `signal` aborts. */
  #nap(duration: number, signal: AbortSignalLike | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        alarm.clear();
        this.#sleepers.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const alarm = new Alarm(this.#provider.native, wake);
      alarm.set(duration);
      this.#sleepers.add(wake);
      signal?.addEventListener('abort', wake);
      // It may have aborted while RAS was being asked.
      if (signal?.aborted) wake();
    });
  }

  async #describe(status: NativeStatus): Promise<ConnectionStatus> {
    const { state, error, deviceType, deviceName, phoneNumber, localEndpoint, remoteEndpoint } =
      status;
    return {
      phase: phaseOf(state),
      state: stateName(state),
      stateCode: state,
      substate: substateName(status.substate),
      device: { type: deviceType, name: deviceName },
      phoneNumber,
      ...(localEndpoint === undefined ? {} : { localEndpoint }),
      ...(remoteEndpoint === undefined ? {} : { remoteEndpoint }),
      ...(error === 0 ? {} : { error: await this.#provider.error(error, 'RasGetConnectStatus') }),
    };
  }

  /** As long as no other line has its handle, a line that was lost may still tell why. */
  async #gone(lines: Lines): Promise<ConnectionStatus> {
    const isTaken = lines.byHandle.has(this.#handle);
    const answer = isTaken ? undefined : await this.#provider.native.status(this.#handle);
    const tells = answer !== undefined && 'value' in answer && answer.value.state === disconnected;
    return this.#describe({
      state: disconnected,
      error: tells ? answer.value.error : 0,
      deviceType: this.device.type,
      deviceName: this.device.name,
      phoneNumber: '',
      substate: 0,
    });
  }
}

/**
 * The line of a dial of ours: a RasHangUp is owed for it. It stays up when the process ends, as with
 * rasdial, unless `hangUpOnExit` was set; `await using` hangs it up at the end of the block.
 */
export class Connection extends ActiveConnection implements AsyncDisposable {
  readonly #payHangUp: (bound: number) => Promise<HangUpOutcome>;

  /** @internal */
  constructor(provider: Provider, row: NativeConnection, session: NativeSession, entryKey: string) {
    super(provider, row);
    this.#payHangUp = (bound) => provider.hangUp(entryKey, session, bound, this.id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.hangUp();
  }

  protected override requestHangUp(bound: number): Promise<HangUpOutcome> {
    return this.#payHangUp(bound);
  }
}
