/** What an entry is made of that does not exist yet. */

import { mostEapBytes } from '../addon/limits.js';
import { checkBytes, checkKeys, checkText } from '../arguments/validation.js';
import type { Device } from '../provider/device.js';
import type { EntryChanges } from './entry-properties.js';

/** What `PhoneBook.create` takes, and `vpnEntry`, `modemEntry` and `pppoeEntry` make. */
export interface NewEntry {
  readonly name: string;
  readonly properties: NewEntryProperties;
  /** How the EAP method is set up, in its own bytes: the entry's custom authentication data. */
  readonly eapConfiguration?: Uint8Array;
  /** Is stored beside the entry. `vpnEntry` keeps it out of sight of whatever shows the object,
   * and of copies: pass its object itself. */
  readonly preSharedKey?: string;
}

/** What is left out is as RAS' defaults have it. */
export interface NewEntryProperties extends Omit<EntryChanges, 'device'> {
  /** Without a name, or with an empty one, the device is looked for among those of its type. */
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
