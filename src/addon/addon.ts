/**
 * The typed shape of the addon. Nothing here throws or rejects for what RAS answers: each call says
 * what RAS returned, and the errors that users see are built in TypeScript.
 */

import type { NativeConnections, NativeProjection } from './connections.js';
import type { NativeCredentials } from './credentials.js';
import type { NativeDialTracing } from './dial-trace.js';
import type { NativeDialogs } from './dialogs.js';
import type { NativeEap } from './eap.js';
import type { NativeLegacy } from './legacy.js';
import type { NativeMachine } from './machine.js';
import type { NativePhoneBooks } from './phone-books.js';
import type { OpenedProcessTree } from './process-tree.js';
import type { NativeWatching } from './watch.js';

/** An opaque HRASCONN. Windows reuses the values. */
export type NativeHandle = bigint;

/** `error` 0 means that `value` is there. `message` is the system's text for the error, if any. */
export type NativeAnswer<T> =
  | { readonly error: 0; readonly operation: string; readonly value: T }
  | NativeFailure;

export interface NativeFailure {
  readonly error: number;
  readonly operation: string;
  readonly message?: string;
}

export interface NativeAddon {
  /** Answers instead of a RAS code when the provider does not have the function. */
  readonly functionUnavailable: number;
  /** Bytes, by the names of RAS' structures. */
  readonly structureSizes: Readonly<Record<string, number>>;
  /** Undefined where there is no Windows. */
  openSystem(): NativeSystem | undefined;
  /** `config` is the text that `simulator/config.ts` writes. Throws a TypeError that names a bad line. */
  openSimulator(config: string, clock: NativeClockMode): NativeSimulator;
  /** What the passwords in a state file are hashed with; where there is none, it is made with `proposed`. Throws. */
  saltOfStateFile(file: string, proposed: string): string;
  /**
   * Hangs up every line that this environment owes and that must not outlive it, and waits for it,
   * at most `bound` real milliseconds. Called at `process.on('exit')`; a cleanup hook does the same.
   */
  endEnvironment(bound: number): void;
  /**
   * `changed` is called when something is owed in this process, by this thread or another, and when nothing is any
   * more; for what this thread dials at once, before RasDial is called.
   */
  watchOwed(changed: () => void): void;
  /** Whether some thread of this process has a line to hang up, a dialog to close or a file to remove at its end. */
  owesAnything(): boolean;
  /**
   * Does for all threads of this process what `endEnvironment` does for one, and waits for it likewise, but lets them go
   * on. They cannot dial meanwhile.
   */
  endOwed(bound: number): void;
  /** Until it is forgotten, this file is removed then, after the hang-ups. */
  removeAtEnd(file: string): void;
  forgetFile(file: string): void;
  /**
   * Of what this process starts from now on. Undefined where there is no Windows. The first is to be opened before any
   * process is started that ends with this one: else those that its children leave behind would end with it, too.
   */
  openProcessTree(): OpenedProcessTree | undefined;
  /** How many threads the pool that calls RAS has. */
  rasThreads(): number;
}

export type NativeSystem =
  | { readonly provider: NativeProvider }
  | { readonly missingLibrary: string; readonly error: number };

/** A scale of 1 is real time. */
export type NativeClockMode = 'virtual' | number;

/** Every promise and every timer keeps the process alive until it settles or is cleared, unless it says otherwise. */
export interface NativeProvider
  extends NativeConnections,
    NativeCredentials,
    NativeDialTracing,
    NativeDialogs,
    NativeEap,
    NativeLegacy,
    NativeMachine,
    NativePhoneBooks,
    NativeWatching {
  /** The provider's clock, in milliseconds. */
  now(): number;
  /** `holds`: whether the process is kept alive; it is, by default. */
  setTimer(delay: number, callback: () => void, holds?: boolean): number;
  clearTimer(timer: number): void;
  /** Reports arrive in batches, in order. The process stays alive until `settle()` or a hang-up. */
  dial(
    request: NativeDialRequest,
    report: (reports: readonly NativeDialReport[]) => void,
  ): NativeSession;
  connections(): Promise<NativeAnswer<readonly NativeConnection[]>>;
  entries(phoneBook?: string): Promise<NativeAnswer<readonly NativeEntryName[]>>;
  status(handle: NativeHandle): Promise<NativeAnswer<NativeStatus>>;
  /** For a line that is not of a session of ours. It is checked before the handle is used that it is this line's. */
  hangUp(
    handle: NativeHandle,
    line: NativeLineIdentity | undefined,
    bound: number,
    /** RasHangUp once (the default), or again for as long as the line stays up, since every reference is meant. */
    references?: 'one' | 'all',
  ): Promise<NativeHangUp>;
  /** After a `pending` hang-up: waits on. Does not keep the process alive. */
  awaitGone(
    handle: NativeHandle,
    line: NativeLineIdentity | undefined,
    bound: number,
  ): Promise<NativeHangUp>;
  /** RasGetErrorString, else FormatMessage. */
  errorMessage(code: number): Promise<string | undefined>;
}

/** Strings were checked for length and embedded NULs before they come here. */
export interface NativeDialRequest {
  readonly phoneBook?: string;
  readonly entryName: string;
  readonly phoneNumber: string;
  readonly callbackNumber: string;
  /** RasGetCredentials is asked, and its opaque token passed on. */
  readonly storedCredentials: boolean;
  /** How RasGetEapUserIdentity is asked, before RasDial. Its name replaces no `userName`. */
  readonly eapIdentity: 'none' | 'silent' | 'interactive';
  /** A HWND, of the window in which it is asked for. */
  readonly ownerWindow?: bigint;
  readonly userName: string;
  readonly password: string;
  readonly domain: string;
  readonly subentry: number;
  readonly interfaceIndex: number;
  /** RDEOPT bits. */
  readonly options: number;
  /** Hang the connected line up when the environment ends. */
  readonly hangUpOnExit: boolean;
}

export interface NativeDialReport {
  /**
   * `dialed` and `resumed`: RasDial returned, `error` says what; or what belongs before it failed, see `operation`.
   * `resuming`: the RasDial that answers a pause is about to be called.
   */
  readonly kind: 'notification' | 'dialed' | 'resuming' | 'resumed';
  readonly time: number;
  readonly subentry: number;
  readonly state: number;
  readonly error: number;
  readonly extendedError: number;
  /** The function that `error` is of, of `dialed` and `resumed` only. */
  readonly operation?: string;
  /** ConnectDevice and DeviceConnected only. */
  readonly deviceType?: string;
  readonly deviceName?: string;
}

export interface NativeSession {
  /** What RAS names the dial by in a notification (dwCallbackId); 0 when it is not to notify any more. */
  readonly callbackId: number;
  /** Undefined while not known: RasDial has not returned and nothing was notified. */
  readonly handle: NativeHandle | undefined;
  /** False, with nothing called, when the dial is over, being hung up, or not paused. */
  resume(answer: NativeResumeAnswer): boolean;
  /** Answers a pause at InvokeEapUI that was notified for `subentry`: RasInvokeEapUI, then RasDial. False as above. */
  invokeEapUI(subentry: number, ownerWindow: bigint | undefined): boolean;
  /** Works at every moment; a handle that is not known yet is hung up as soon as it is. */
  hangUp(bound: number): Promise<NativeHangUp>;
  /** After a `pending` hang-up: waits on. Does not keep the process alive. */
  awaitGone(bound: number): Promise<NativeHangUp>;
  /** An invalid handle, with nothing called, when the line is being hung up or was lost. */
  projection(): Promise<NativeAnswer<NativeProjection>>;
  /** Nothing is owed: RAS has lost the line, and its handle may be another's. */
  disown(): void;
  /** The dial has ended: forget its secrets, hear no more notifications. */
  settle(): void;
  /**
   * It has connected: later hang-ups check that the handle is this line's. Where it was up before, a hang-up does not
   * wait for it when others hold it still.
   */
  connected(line: NativeLineIdentity, wasUpBefore: boolean): void;
}

export interface NativeResumeAnswer {
  readonly userName?: string;
  readonly password?: string;
  readonly domain?: string;
  readonly callbackNumber?: string;
}

export interface NativeHangUp {
  /** `unknownLine`: it has no `id`, and is not listed as it was; RasHangUp was not called. */
  readonly outcome:
    | 'disconnected'
    | 'released'
    | 'pending'
    | 'nothingOwed'
    | 'unknownLine'
    | 'failed';
  readonly error: number;
  readonly message?: string;
}

/** A row of RasEnumConnections. */
export interface NativeConnection {
  readonly handle: NativeHandle;
  /** The correlation GUID in lower case; absent where RAS gives none, or none yet. */
  readonly id?: string;
  readonly entryName: string;
  readonly phoneBook: string;
  readonly deviceType: string;
  readonly deviceName: string;
  readonly subentry: number;
  readonly entryId: string;
  readonly flags: number;
}

/** What tells a line of RAS from another; without an `id`, only while it is listed. */
export type NativeLineIdentity = Pick<NativeConnection, 'id' | 'entryName' | 'deviceName'>;

/** A row of RasEnumEntries. */
export interface NativeEntryName {
  readonly name: string;
  readonly allUsers: boolean;
  readonly phoneBook: string;
}

/** RASCONNSTATUS. Its own `error` is the connection's, not the call's. */
export interface NativeStatus {
  readonly state: number;
  readonly error: number;
  readonly deviceType: string;
  readonly deviceName: string;
  readonly phoneNumber: string;
  readonly localEndpoint?: string;
  readonly remoteEndpoint?: string;
  readonly substate: number;
}

/** The simulator's RAS, and what a test wants of it. */
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
