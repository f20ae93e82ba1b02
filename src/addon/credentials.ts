/** The addon's questions about what is stored with entries. No answer holds a password or what stands for one. */

import type { NativeAnswer } from './answer.js';

export interface NativeCredentials {
  /** RasGetCredentials; `mask` are RASCM bits. */
  credentials(
    phoneBook: string | undefined,
    entryName: string,
    mask: number,
  ): Promise<NativeAnswer<NativeStoredCredentials>>;
  /** RasSetCredentials. */
  setCredentials(
    phoneBook: string | undefined,
    entryName: string,
    change: NativeCredentialChange,
  ): Promise<NativeAnswer<undefined>>;
  /** RasGetEntryDialParams. */
  dialParameters(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<NativeDialParameters>>;
  /** RasSetEntryDialParams, such that what is left out of `change` stays as it is. */
  setDialParameters(
    phoneBook: string | undefined,
    entryName: string,
    change: NativeDialParametersChange,
  ): Promise<NativeAnswer<undefined>>;
}

export interface NativeStoredCredentials {
  /** RASCM bits of what there is. */
  readonly mask: number;
  /** Empty where the mask says that there is none. */
  readonly userName: string;
  readonly domain: string;
}

/** Strings were checked for length and embedded NULs before they come here. */
export interface NativeCredentialChange {
  /** RASCM bits of what is to change. */
  readonly mask: number;
  /** Blank it. */
  readonly clear: boolean;
  readonly userName?: string;
  /** Or the pre-shared key. */
  readonly password?: string;
  readonly domain?: string;
}

export interface NativeDialParameters {
  readonly callbackNumber: string;
  readonly userName: string;
  readonly domain: string;
  readonly subentry: number;
  readonly hasPassword: boolean;
}

/** What is to be saved. None of the strings but the password may be empty: RAS would leave what there is. */
export interface NativeDialParametersChange {
  readonly callbackNumber?: string;
  readonly userName?: string;
  readonly password?: string;
  readonly domain?: string;
  /** 0: it stays. */
  readonly subentry: number;
  readonly removePassword: boolean;
}
