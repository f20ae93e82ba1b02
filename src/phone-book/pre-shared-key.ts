/**
 * RAS stores a pre-shared key with any entry, and uses it only where the options of the entry say
 * so. Rule ids are those of docs/rules.md.
 */

import type { NativeCredentialChange } from '../addon/credentials.js';
import { limits } from '../addon/limits.js';
import { checkNewPassword } from '../arguments/passwords.js';
import { checkText } from '../arguments/validation.js';
import type { EntryChanges, EntryProperties } from './entry-properties.js';

export function usesPreSharedKey({ options }: Pick<EntryProperties, 'options'>): boolean {
  return [
    options.usePreSharedKey,
    options.usePreSharedKeyForIkev2Initiator,
    options.usePreSharedKeyForIkev2Responder,
  ].includes(true);
}

/**
 * Returns the changes that make an entry authenticate with its key. IKEv2 has options of its own
 * for this.
 */
export function toUsePreSharedKey({
  vpnStrategy,
}: Pick<EntryProperties, 'vpnStrategy'>): EntryChanges {
  const options =
    vpnStrategy === 'ikev2Only'
      ? { usePreSharedKeyForIkev2Initiator: true, usePreSharedKeyForIkev2Responder: true }
      : { usePreSharedKey: true };
  return { options };
}

/** The values are RASCM flags, and none of them combines with another flag (rule C2). */
export const keyFlags = {
  preSharedKey: 0x10,
  serverPreSharedKey: 0x20,
  demandDialPreSharedKey: 0x40,
} as const;

export type KeyName = keyof typeof keyFlags;

/** Checks a key and returns the change for RasSetCredentials. Throws for a value that is no key. */
export function planKey(key: KeyName, value: string | undefined): NativeCredentialChange {
  const name = `credentials.${key}`;
  checkText(name, value, { longest: limits.password, secret: true });
  checkNewPassword(name, value);
  return { mask: keyFlags[key], clear: false, password: value };
}
