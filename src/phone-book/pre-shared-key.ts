/**
 * Pre-shared keys: how one is stored with an entry, and whether the entry authenticates with it. RAS stores one with any entry,
 * and leaves it alone unless it is told.
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

/** What makes an entry do so: IKEv2 has options of its own. */
export function toUsePreSharedKey({
  vpnStrategy,
}: Pick<EntryProperties, 'vpnStrategy'>): EntryChanges {
  const options =
    vpnStrategy === 'ikev2Only'
      ? { usePreSharedKeyForIkev2Initiator: true, usePreSharedKeyForIkev2Responder: true }
      : { usePreSharedKey: true };
  return { options };
}

/** RASCM flags. Each combines with no other flag (rule C2). */
export const keyFlags = {
  preSharedKey: 0x10,
  serverPreSharedKey: 0x20,
  demandDialPreSharedKey: 0x40,
} as const;

export type KeyName = keyof typeof keyFlags;

/** For RasSetCredentials. Throws for a value that is no key. */
export function planKey(key: KeyName, value: string | undefined): NativeCredentialChange {
  const name = `credentials.${key}`;
  checkText(name, value, { longest: limits.password, secret: true });
  checkNewPassword(name, value);
  return { mask: keyFlags[key], clear: false, password: value };
}
