/**
 * What a new entry needs of RAS besides its phone book. An addon or a Windows that lacks one of these can still
 * make the entries that do without.
 */

import { RasError } from '../errors.js';
import type { NativeAnswer } from '../native.js';
import type { Provider } from '../provider.js';

export interface NativeEntryNeeds {
  /** RasEnumDevices. */
  devices(): Promise<NativeAnswer<readonly { readonly type: string; readonly name: string }[]>>;
  /** RasSetCustomAuthData. */
  setCustomAuthData(
    phoneBook: string | undefined,
    entryName: string,
    data: Uint8Array,
  ): Promise<NativeAnswer<undefined>>;
  /** RasSetCredentials with RASCM_PreSharedKey. */
  setPreSharedKey(
    phoneBook: string | undefined,
    entryName: string,
    key: string,
  ): Promise<NativeAnswer<undefined>>;
  /** EapHostPeerConfigXml2Blob. */
  eapConfiguration(xml: string): Promise<NativeAnswer<Uint8Array>>;
}

const operations: { readonly [Name in keyof NativeEntryNeeds]: string } = {
  devices: 'RasEnumDevices',
  setCustomAuthData: 'RasSetCustomAuthData',
  setPreSharedKey: 'RasSetCredentials',
  eapConfiguration: 'EapHostPeerConfigXml2Blob',
};

/** Throws `ERR_RAS_UNAVAILABLE` where there is none. */
export function need<Name extends keyof NativeEntryNeeds>(
  provider: Provider,
  name: Name,
): NativeEntryNeeds[Name] {
  const needs: Partial<NativeEntryNeeds> = provider.native as Partial<NativeEntryNeeds>;
  const found = needs[name];
  if (found !== undefined) return found as NativeEntryNeeds[Name];
  throw new RasError({ code: 'ERR_RAS_UNAVAILABLE', operation: operations[name] });
}
