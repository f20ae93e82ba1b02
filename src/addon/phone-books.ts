/** The addon reads and writes phone books. An undefined book is the default one. */

import type { NativeAnswer } from './answer.js';

/** Every change reads what RAS has, changes it, and writes it in one call, so that nothing is lost in between. */
export interface NativePhoneBooks {
  /** Calls RasEnumEntries. */
  entries(phoneBook?: string): Promise<NativeAnswer<readonly NativeEntryName[]>>;
  /** An `entryName` of '' gives RAS' defaults. */
  entryProperties(
    phoneBook: string | undefined,
    entryName: string,
  ): Promise<NativeAnswer<NativeEntryProperties>>;
  /** Makes an entry from the defaults. It overwrites an entry of this name. */
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
  /** `index` counts from 1; a subentry that is not there is made. */
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

/** A RASENTRY or RASSUBENTRY. */
export interface NativeEntryProperties {
  /** The members that this Windows has, by their names in ras.h. Addresses are text. */
  readonly members: Readonly<Record<string, string | number>>;
  readonly alternateNumbers: readonly string[];
}

/** Members that are left out stay as they are, and so do the bits that are neither set nor cleared. */
export interface NativeEntryChanges {
  readonly members: Readonly<Record<string, string | number | NativeBits>>;
  readonly alternateNumbers?: readonly string[];
}

export interface NativeBits {
  readonly set: number;
  readonly clear: number;
}
