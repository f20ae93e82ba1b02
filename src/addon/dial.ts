/** The addon dials; each dial is a session of its own. */

import type { NativeAnswer, NativeHandle } from './answer.js';
import type { NativeLineIdentity, NativeProjection } from './connections.js';
import type { NativeHangUp } from './hang-up.js';

export interface NativeDialing {
  /**
   * Reports arrive in order and in batches, on the JavaScript thread. The process stays alive until `settle()` or a
   * hang-up.
   */
  dial(
    request: NativeDialRequest,
    report: (reports: readonly NativeDialReport[]) => void,
  ): NativeSession;
}

/** TypeScript has checked the strings for their length and for NULs. */
export interface NativeDialRequest {
  readonly phoneBook?: string;
  readonly entryName: string;
  readonly phoneNumber: string;
  readonly callbackNumber: string;
  /** If true, RasGetCredentials is called, and its opaque token is passed on to RasDial. */
  readonly storedCredentials: boolean;
  /** How RasGetEapUserIdentity is called before RasDial. The name that it gives replaces no `userName`. */
  readonly eapIdentity: 'none' | 'silent' | 'interactive';
  /** The HWND of the window in which the identity is asked for. */
  readonly ownerWindow?: bigint;
  readonly userName: string;
  readonly password: string;
  readonly domain: string;
  readonly subentry: number;
  readonly interfaceIndex: number;
  /** RDEOPT bits. */
  readonly options: number;
  /** If true, the connected line is hung up when the environment ends. */
  readonly hangUpOnExit: boolean;
}

export interface NativeDialReport {
  /**
   * `dialed` and `resumed` report that RasDial has returned `error`, or that a function which belongs before it has
   * failed, which `operation` names. `resuming` reports that the RasDial which answers a pause is about to be called.
   */
  readonly kind: 'notification' | 'dialed' | 'resuming' | 'resumed';
  readonly time: number;
  readonly subentry: number;
  readonly state: number;
  readonly error: number;
  readonly extendedError: number;
  /** The function that has returned `error`; only `dialed` and `resumed` have it. */
  readonly operation?: string;
  /** Only notifications of ConnectDevice and DeviceConnected have it. */
  readonly deviceType?: string;
  readonly deviceName?: string;
}

export interface NativeSession {
  /** RAS names the dial by this number in a notification (dwCallbackId); 0 means that it is not to notify any more. */
  readonly callbackId: number;
  /** It is undefined until RasDial has returned or something was notified. */
  readonly handle: NativeHandle | undefined;
  /** Answers a pause. Returns false, and calls nothing, when the dial is over, being hung up, or not paused. */
  resume(answer: NativeResumeAnswer): boolean;
  /**
   * Answers a pause at InvokeEapUI that was notified for `subentry`, by RasInvokeEapUI and then RasDial. Returns
   * false in the cases in which `resume` does.
   */
  invokeEapUI(subentry: number, ownerWindow: bigint | undefined): boolean;
  /** Works at every moment; a handle that is not known yet is hung up as soon as it is. */
  hangUp(bound: number): Promise<NativeHangUp>;
  /** Waits on after a `pending` hang-up. It does not keep the process alive. */
  awaitGone(bound: number): Promise<NativeHangUp>;
  /** Answers an invalid handle, and calls nothing, when the line is being hung up or was lost. */
  projection(): Promise<NativeAnswer<NativeProjection>>;
  /** Marks the line as lost: RAS has given it up, nothing is owed, and its handle may be another line's. */
  disown(): void;
  /** Marks the dial as ended: the session forgets its secrets and hears no more notifications. */
  settle(): void;
  /**
   * Marks the dial as connected: later hang-ups check that the handle is still this line's. If the line was up
   * before, a hang-up does not wait for it while others hold it.
   */
  connected(line: NativeLineIdentity, wasUpBefore: boolean): void;
}

export interface NativeResumeAnswer {
  readonly userName?: string;
  readonly password?: string;
  readonly domain?: string;
  readonly callbackNumber?: string;
}
