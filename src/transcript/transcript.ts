/**
 * One dial as it happened, as plain JSON: for a report, for `simulate({ replay })`, or to draw. It tells what RAS did
 * and when, and nothing that identifies a person or a server: no names, numbers, addresses or credentials, and of
 * errors no texts, which may hold some.
 */

import type { DialMode, EntryType, VpnStrategy } from '../phone-book/entry-properties.js';

/** A dial has about twenty events; one that has more than this is failed rather than half forgotten. */
export const mostEvents = 10_000;

/** All times are milliseconds since the dial began. */
export interface Transcript {
  /** The version of this form. Another number means that older programs cannot read it. */
  readonly v: 1;
  /** The version of this package. */
  readonly winras: string;
  /** The version of Node.js: `'v22.12.0'`. */
  readonly node: string;
  /** `'win32-x64'` */
  readonly platform: string;
  /** Of Windows: `os.release()`, which has the build, and `os.version()`. */
  readonly windows?: { readonly release: string; readonly version: string };
  /** Which RAS was dialed: that of the machine, or a simulated one. */
  readonly ras: 'system' | 'simulator';
  /** The bytes of RAS' structures, as the addon has them; absent where there was no addon. */
  readonly structureSizes?: Readonly<Record<string, number>>;
  /** What was dialed; absent for a number without an entry, and where RAS did not say. */
  readonly entry?: TranscriptEntry;
  /** Whether the dial let RAS pause. */
  readonly pausedStates: boolean;
  readonly events: readonly TranscriptEvent[];
  readonly result: TranscriptResult;
  /** Of the line, or of what a failed dial had left. Absent while it was not hung up. */
  readonly hangUp?: TranscriptHangUp;
}

/** What kind of line the entry is for. */
export interface TranscriptEntry {
  readonly type: EntryType;
  /** `'vpn'`, `'modem'`, …, as the entry has it. */
  readonly deviceType: string;
  /** Only of type `'vpn'`. */
  readonly vpnStrategy?: VpnStrategy;
  readonly dialMode: DialMode;
  /** How many links it has. */
  readonly subentryCount: number;
}

/** An event of the dial. `'failed'`: the error that RAS notified and that ended it. */
export interface TranscriptEvent {
  readonly phase: 'running' | 'paused' | 'linkFailed' | 'failed' | 'terminal';
  readonly state: string;
  readonly stateCode: number;
  readonly subentry: number;
  readonly elapsed: number;
  /** Which kind of device; of a WAN miniport for VPNs also its protocol. Never its name. */
  readonly device?: TranscriptDevice;
  /** RAS' error: why it asks, or what failed. */
  readonly errno?: number;
  /** Of `'terminal'` events. */
  readonly observed?: 'notification' | 'status';
  /** Of `'paused'` events that were answered: when RasDial was called to go on. */
  readonly answered?: number;
}

/** A device without its name, which may tell whose machine it is. */
export interface TranscriptDevice {
  readonly type: string;
  readonly protocol?: TranscriptProtocol;
}

/** Of a WAN miniport for VPNs. */
export type TranscriptProtocol = 'IKEv2' | 'SSTP' | 'L2TP' | 'PPTP';

/** How the dial ended. */
export type TranscriptResult = TranscriptSuccess | TranscriptFailure;

/** It connected. */
export interface TranscriptSuccess {
  readonly connected: true;
  readonly elapsed: number;
}

/** It did not. */
export interface TranscriptFailure {
  readonly connected: false;
  readonly elapsed: number;
  /**
   * Who ended it. `'notification'`: RAS notified that it failed. `'status'`: RAS was asked, and told. `'call'`: the
   * function of `operation` returned the error, or there was none to call. `'caller'`: it was aborted, timed out, left or hung up, or its pause
   * was not answered.
   */
  readonly by: 'notification' | 'status' | 'call' | 'caller';
  /** Of the `RasError`, or `'ABORT_ERR'`; `'ERR_UNKNOWN'` of an error that has none. */
  readonly code: string;
  readonly errno?: number;
  readonly operation?: string;
  readonly state?: string;
}

/** The hang-up of the line, or of what there was of it. */
export interface TranscriptHangUp {
  /** When it was asked for. */
  readonly elapsed: number;
  /** How long it took until the line was gone, or given up on. */
  readonly duration: number;
  readonly outcome: 'disconnected' | 'released' | 'pending' | 'failed';
  /** Of RasHangUp, where it failed. */
  readonly errno?: number;
}
