/** The addon calls AutoDial and the other deprecated functions. */

import type { NativeAnswer, NativeHandle } from './answer.js';

export interface NativeLegacy {
  /** Calls RasEnumAutodialAddresses. */
  autodialAddresses(): Promise<NativeAnswer<readonly string[]>>;
  /** Calls RasGetAutodialAddress; an undefined `address` means the default connection. */
  autodialEntries(
    address: string | undefined,
  ): Promise<NativeAnswer<readonly NativeAutodialEntry[]>>;
  /** Calls RasSetAutodialAddress; without entries the address is deleted. */
  setAutodialEntries(
    address: string | undefined,
    entries: readonly NativeAutodialEntry[],
  ): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetAutodialEnable. */
  autodialEnabled(dialingLocation: number): Promise<NativeAnswer<boolean>>;
  /** Calls RasSetAutodialEnable. */
  setAutodialEnabled(dialingLocation: number, enabled: boolean): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetAutodialParam with a RASADP key. */
  autodialParameter(key: number): Promise<NativeAnswer<number>>;
  /** Calls RasSetAutodialParam. */
  setAutodialParameter(key: number, value: number): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetNapStatus. */
  napStatus(handle: NativeHandle): Promise<NativeAnswer<NativeNapStatus>>;
  /** Calls RasGetPCscf. */
  pcscf(): Promise<NativeAnswer<string>>;
}

export interface NativeAutodialEntry {
  readonly dialingLocation: number;
  readonly entryName: string;
}

export interface NativeNapStatus {
  /** A number of Windows' enumeration IsolationState. */
  readonly isolationState: number;
  /** Units of 100 nanoseconds since 1601; only a line on probation has it. */
  readonly probationEnds?: bigint;
}
