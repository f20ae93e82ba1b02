/** Whether an entry authenticates with its pre-shared key. RAS stores one with any entry, and leaves it alone unless it is told. */

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
