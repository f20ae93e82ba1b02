/** The addon reads and writes the data of entries' EAP methods. An undefined `phoneBook` is the system's. */

import type { NativeAnswer } from './answer.js';

export interface NativeEap {
  /** Gives empty data where none are kept. */
  eapUserData(phoneBook: string | undefined, entryName: string): Promise<NativeAnswer<Uint8Array>>;
  /** `data` is copied before this returns. */
  setEapUserData(
    phoneBook: string | undefined,
    entryName: string,
    data: Uint8Array,
  ): Promise<NativeAnswer<undefined>>;
  /** Gives empty data where none are kept. */
  customAuthData(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<Uint8Array>>;
  /** `data` is copied before this returns. */
  setCustomAuthData(
    phoneBook: string | undefined,
    entryName: string,
    data: Uint8Array,
  ): Promise<NativeAnswer<undefined>>;
}
