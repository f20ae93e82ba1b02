/** Dials, each of which is a session of its own. */

import type { NativeAnswer, NativeHandle } from './answer.js';
import type { NativeLineIdentity, NativeProjection } from './connections.js';
import type { NativeHangUp } from './hang-up.js';

export interface NativeDialing {
  /** Reports arrive in batches, in order. The process stays alive until `settle()` or a hang-up. */
  dial(
    request: NativeDialRequest,
    report: (reports: readonly NativeDialReport[]) => void,
  ): NativeSession;
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
