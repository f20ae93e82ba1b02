/**
 * The addon reads and changes the credentials that are stored with entries. No answer holds a password or its handle.
 */

import type { NativeAnswer } from './answer.js';

export interface NativeCredentials {
  /** Calls RasGetCredentials; `mask` holds RASCM bits. */
  credentials(
    phoneBook: string | undefined,
    entryName: string,
    mask: number,
  ): Promise<NativeAnswer<NativeStoredCredentials>>;
  /** Calls RasSetCredentials. */
  setCredentials(
    phoneBook: string | undefined,
    entryName: string,
    change: NativeCredentialChange,
  ): Promise<NativeAnswer<undefined>>;
  /** Calls RasGetEntryDialParams. */
  dialParameters(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<NativeDialParameters>>;
  /** Calls RasSetEntryDialParams such that members which `change` leaves out stay as they are. */
  setDialParameters(
    phoneBook: string | undefined,
    entryName: string,
    change: NativeDialParametersChange,
  ): Promise<NativeAnswer<undefined>>;
}

export interface NativeStoredCredentials {
  /** The RASCM bits of the members that are stored. */
  readonly mask: number;
  /** It is empty where the mask says that none is stored. */
  readonly userName: string;
  readonly domain: string;
}

/** TypeScript has checked the strings for their length and for NULs. */
export interface NativeCredentialChange {
  /** The RASCM bits of the members to change. */
  readonly mask: number;
  /** If true, the members are removed. */
  readonly clear: boolean;
  readonly userName?: string;
  /** The password, or the pre-shared key. */
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

/**
 * TypeScript has checked the strings as in NativeCredentialChange. Only the password may be empty: RAS would leave
 * the other members as they are.
 */
export interface NativeDialParametersChange {
  readonly callbackNumber?: string;
  readonly userName?: string;
  readonly password?: string;
  readonly domain?: string;
  /** 0 leaves it as it is. */
  readonly subentry: number;
  readonly removePassword: boolean;
}
