/** What the addon asks RAS of the EAP methods of entries. `phoneBook` undefined: the system's. */

import type { NativeAnswer } from './answer.js';

export interface NativeEap {
  /** Empty where there is none. */
  eapUserData(phoneBook: string | undefined, entryName: string): Promise<NativeAnswer<Uint8Array>>;
  /** `data` is copied before this returns. */
  setEapUserData(
    phoneBook: string | undefined,
    entryName: string,
    data: Uint8Array,
  ): Promise<NativeAnswer<undefined>>;
  /** Empty where there is none. */
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
