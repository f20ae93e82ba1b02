/** The part of the addon that reads and writes phone books. A book that is undefined is the default. */

import type { NativeAnswer } from './answer.js';

/** Every change reads what RAS has, changes it, and writes it, in one go. */
export interface NativePhoneBooks {
  /** RasEnumEntries. */
  entries(phoneBook?: string): Promise<NativeAnswer<readonly NativeEntryName[]>>;
  /** `entryName` '' gives RAS' defaults. */
  entryProperties(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<NativeEntryProperties>>;
  /** From the defaults. Overwrites an entry of this name. */
  createEntry(
    phoneBook: string | undefined,
    entryName: string,
    changes: NativeEntryChanges,
  ): Promise<NativeAnswer<undefined>>;
  changeEntry(
    phoneBook: string | undefined,
    entryName: string,
    changes: NativeEntryChanges,
  ): Promise<NativeAnswer<undefined>>;
  deleteEntry(phoneBook: string | undefined, entryName: string): Promise<NativeAnswer<undefined>>;
  renameEntry(
    phoneBook: string | undefined,
    entryName: string,
    newName: string,
  ): Promise<NativeAnswer<undefined>>;
  validateEntryName(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<undefined>>;
  subentries(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<readonly NativeEntryProperties[]>>;
  /** `index` counts from 1; one that is not there is made. */
  setSubentry(
    phoneBook: string | undefined,
    entryName: string,
    index: number,
    changes: NativeEntryChanges,
  ): Promise<NativeAnswer<undefined>>;
  deleteSubentry(
    phoneBook: string | undefined,
    entryName: string,
    index: number,
  ): Promise<NativeAnswer<undefined>>;
}

/** A row of RasEnumEntries. */
export interface NativeEntryName {
  readonly name: string;
  readonly allUsers: boolean;
  readonly phoneBook: string;
}

/** RASENTRY or RASSUBENTRY. */
export interface NativeEntryProperties {
  /** By their names in ras.h; those that this Windows has. Addresses are text. */
  readonly members: Readonly<Record<string, string | number>>;
  readonly alternateNumbers: readonly string[];
}

/** What is left out stays as it is, and so do the bits that are neither set nor cleared. */
export interface NativeEntryChanges {
  readonly members: Readonly<Record<string, string | number | NativeBits>>;
  readonly alternateNumbers?: readonly string[];
}

export interface NativeBits {
  readonly set: number;
  readonly clear: number;
}
