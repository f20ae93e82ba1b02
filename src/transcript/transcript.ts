/**
 * A transcript is a dial as it happened, as plain JSON: for a report, for `simulate({ replay })`, or to draw. It
 * tells what RAS did and when, and nothing that identifies a person or a server: it has no names, numbers, addresses
 * or credentials, and no error texts, which may hold some.
 */

import type { DialMode, EntryType, VpnStrategy } from '../phone-book/entry-properties.js';

/** A dial has about twenty events; one that has more than this fails, so that no transcript is incomplete. */
export const mostEvents = 10_000;

/** A dial as it happened. All times are milliseconds since the dial began. */
export interface Transcript {
  /** The version of this form. Older programs cannot read another number. */
  readonly v: 1;
  /** The version of this package. */
  readonly winras: string;
  /** The version of Node.js, such as `'v22.12.0'`. */
  readonly node: string;
  /** The system and the processor, such as `'win32-x64'`. */
  readonly platform: string;
  /** The version of Windows: `os.release()`, which has the build, and `os.version()`. */
  readonly windows?: { readonly release: string; readonly version: string };
  /** The RAS that was dialed: that of the machine, or a simulated one. */
  readonly ras: 'system' | 'simulator';
  /** The sizes of RAS' structures in bytes, as the addon has them; absent where there was no addon. */
  readonly structureSizes?: Readonly<Record<string, number>>;
  /** The entry that was dialed; absent for a number without an entry, and where RAS did not tell its properties. */
  readonly entry?: TranscriptEntry;
  /** True if the dial let RAS pause. */
  readonly pausedStates: boolean;
  readonly events: readonly TranscriptEvent[];
  readonly result: TranscriptResult;
  /** The hang-up of the connection, or of a failed dial. Absent while it was not hung up. */
  readonly hangUp?: TranscriptHangUp;
}

/** The kind of connection that the entry is for. */
export interface TranscriptEntry {
  readonly type: EntryType;
  /** The entry's device type, such as `'vpn'` or `'modem'`. */
  readonly deviceType: string;
  /** Only entries of type `'vpn'` have it. */
  readonly vpnStrategy?: VpnStrategy;
  readonly dialMode: DialMode;
  /** The number of the entry's links. */
  readonly subentryCount: number;
}

/** An event of the dial. `'failed'` is the error that RAS notified and that ended the dial. */
export interface TranscriptEvent {
  readonly phase: 'running' | 'paused' | 'linkFailed' | 'failed' | 'terminal';
  readonly state: string;
  readonly stateCode: number;
  readonly subentry: number;
  readonly elapsed: number;
  /** The kind of device, and for a WAN miniport for VPNs its protocol. The device's name is left out. */
  readonly device?: TranscriptDevice;
  /** RAS' error: the reason of a pause, or of a failure. */
  readonly errno?: number;
  /** Only `'terminal'` events have it. */
  readonly observed?: 'notification' | 'status';
  /** Milliseconds at which RasDial was called to go on; only `'paused'` events that were answered have it. */
  readonly answered?: number;
}

/** A device without its name, which may tell whose machine it is. */
export interface TranscriptDevice {
  readonly type: string;
  readonly protocol?: TranscriptProtocol;
}

/** The protocol of a WAN miniport for VPNs. */
export type TranscriptProtocol = 'IKEv2' | 'SSTP' | 'L2TP' | 'PPTP';

/** How the dial ended. */
export type TranscriptResult = TranscriptSuccess | TranscriptFailure;

/** The dial connected. */
export interface TranscriptSuccess {
  readonly connected: true;
  readonly elapsed: number;
}

/** The dial did not connect. */
export interface TranscriptFailure {
  readonly connected: false;
  readonly elapsed: number;
  /**
   * Tells who ended the dial.
   * - `'notification'`: RAS notified that it failed.
   * - `'status'`: RAS was asked, and told.
   * - `'call'`: the function of `operation` returned the error, or there was none to call.
   * - `'caller'`: the program aborted, left or hung up the dial, its time was over, or its pause was not answered.
   */
  readonly by: 'notification' | 'status' | 'call' | 'caller';
  /** The code of the `RasError`, or `'ABORT_ERR'`; an error without a code has `'ERR_UNKNOWN'`. */
  readonly code: string;
  readonly errno?: number;
  readonly operation?: string;
  readonly state?: string;
}

/** The hang-up of a connection, or of a dial that has not connected. */
export interface TranscriptHangUp {
  /** Milliseconds from the dial's begin to the hang-up. */
  readonly elapsed: number;
  /** Milliseconds until the connection was gone, or was given up on. */
  readonly duration: number;
  readonly outcome: 'disconnected' | 'released' | 'pending' | 'failed';
  /** The error of RasHangUp, where it failed. */
  readonly errno?: number;
}
