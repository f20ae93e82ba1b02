/** AutoDial and the other leftovers, as the addon asks for them. */

import type { NativeAnswer, NativeHandle } from './answer.js';

export interface NativeLegacy {
  /** RasEnumAutodialAddresses. */
  autodialAddresses(): Promise<NativeAnswer<readonly string[]>>;
  /** RasGetAutodialAddress; `address` undefined: the default connection. */
  autodialEntries(
    address: string | undefined,
  ): Promise<NativeAnswer<readonly NativeAutodialEntry[]>>;
  /** RasSetAutodialAddress; no entries: the address is deleted. */
  setAutodialEntries(
    address: string | undefined,
    entries: readonly NativeAutodialEntry[],
  ): Promise<NativeAnswer<undefined>>;
  /** RasGetAutodialEnable. */
  autodialEnabled(dialingLocation: number): Promise<NativeAnswer<boolean>>;
  /** RasSetAutodialEnable. */
  setAutodialEnabled(dialingLocation: number, enabled: boolean): Promise<NativeAnswer<undefined>>;
  /** RasGetAutodialParam, of a RASADP key. */
  autodialParameter(key: number): Promise<NativeAnswer<number>>;
  /** RasSetAutodialParam. */
  setAutodialParameter(key: number, value: number): Promise<NativeAnswer<undefined>>;
  /** RasGetNapStatus. */
  napStatus(handle: NativeHandle): Promise<NativeAnswer<NativeNapStatus>>;
  /** RasGetPCscf. */
  pcscf(): Promise<NativeAnswer<string>>;
}

export interface NativeAutodialEntry {
  readonly dialingLocation: number;
  readonly entryName: string;
}

export interface NativeNapStatus {
  /** An IsolationState. */
  readonly isolationState: number;
  /** 100 nanoseconds since 1601, of a line on probation. */
  readonly probationEnds?: bigint;
}
