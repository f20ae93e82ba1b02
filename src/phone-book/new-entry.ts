/** These types describe an entry that does not exist yet. */

import { mostEapBytes } from '../addon/limits.js';
import { checkBytes, checkKeys, checkText } from '../arguments/validation.js';
import type { Device } from '../provider/device.js';
import type { EntryChanges } from './entry-properties.js';

/** A new entry for `PhoneBook.create`. `vpnEntry`, `modemEntry` and `pppoeEntry` make one. */
export interface NewEntry {
  /** The name of the new entry, at most 256 characters. */
  readonly name: string;
  readonly properties: NewEntryProperties;
  /**
   * The configuration of the EAP method in its own binary form: the custom authentication data of
   * the entry, 1 to 1,048,576 bytes.
   */
  readonly eapConfiguration?: Uint8Array;
  /**
   * The key that is stored with the entry, 1 to 256 characters. `vpnEntry` makes the property not
   * enumerable, so that nothing that shows or copies the object has the key: pass the object itself
   * to `create`.
   */
  readonly preSharedKey?: string;
}

/** The properties of a new entry; an omitted one gets the default of RAS. */
export interface NewEntryProperties extends Omit<EntryChanges, 'device'> {
  /**
   * The device. Without a name, or with an empty one, the first device of the type that fits is
   * taken.
   */
  readonly device?: Pick<Device, 'type'> & Partial<Device>;
}

export const longestPreSharedKey = 256;

export function checkNewEntry(name: string, entry: NewEntry): void {
  checkKeys(name, entry, new Set(['name', 'properties', 'eapConfiguration', 'preSharedKey']));
  const { eapConfiguration, preSharedKey } = entry;
  if (eapConfiguration !== undefined)
    checkBytes(`${name}.eapConfiguration`, eapConfiguration, 1, mostEapBytes);
  if (preSharedKey !== undefined) checkPreSharedKey(`${name}.preSharedKey`, preSharedKey);
}

export function checkPreSharedKey(name: string, key: unknown): asserts key is string {
  checkText(name, key, { longest: longestPreSharedKey, secret: true });
}
