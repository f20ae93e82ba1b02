/** Changes of an entry: by the options that create one, and by the names of its properties. */

import {
  type EntryChanges,
  type EntryOptions,
  type EntryProperties,
  type NewEntryProperties,
  type VpnEntryOptions,
  vpnEntry,
} from '../../../index.js';
import { omitUndefined } from '../../arguments/omit-undefined.js';
import {
  flagText,
  readVpnOptions,
  type VpnOptions,
  vpnOptionNames,
} from '../../arguments/vpn-options.js';
import { UsageError } from '../../exit-codes.js';
import { parseChanges } from './property-values.js';

export interface EntryUpdateOptions extends VpnOptions {
  readonly server?: string;
  readonly number?: string;
  readonly alternateNumber?: readonly string[];
  readonly pppoe?: string;
  readonly device?: string;
  readonly rememberCredentials?: boolean;
}

export interface EntryUpdate {
  readonly changes: EntryChanges;
  /** Is stored with the entry. */
  readonly preSharedKey?: string | undefined;
}

/** Which entries an option is for, by their type. */
const entryTypes: Readonly<Partial<Record<keyof EntryUpdateOptions, EntryProperties['type']>>> = {
  server: 'vpn',
  ...Object.fromEntries(vpnOptionNames.map((name) => [name, 'vpn'])),
  number: 'phone',
  alternateNumber: 'phone',
  pppoe: 'broadband',
};

/** All that some way to authenticate needs; each other way has them off. */
const authenticationFlags = [
  ...(['requireMsCHAP2', 'requireEAP', 'requireMachineCertificates'] as const),
  ...(['usePreSharedKeyForIkev2Initiator', 'usePreSharedKeyForIkev2Responder'] as const),
] satisfies (keyof EntryOptions)[];

const strategies: Readonly<Record<string, VpnEntryOptions['strategy']>> = {
  ikev2Only: 'IKEv2',
  sstpOnly: 'SSTP',
  l2tpOnly: 'L2TP',
  pptpOnly: 'PPTP',
};

/** A property that is given both ways gets the value of `property=value`. */
export async function entryUpdate(
  choice: EntryUpdateOptions,
  given: readonly string[],
  now: EntryProperties,
): Promise<EntryUpdate> {
  checkTypes(choice, now);
  const byName = parseChanges(given, now);
  const { preSharedKey, ...vpn } = await readVpnOptions(choice);
  const phoneNumber = choice.server ?? choice.number ?? choice.pppoe;
  const { alternateNumber, device, rememberCredentials } = choice;
  const changes: EntryChanges = {
    ...omitUndefined({ phoneNumber, alternateNumbers: alternateNumber }),
    ...(device === undefined ? {} : { device: { type: now.device.type, name: device } }),
    ...vpnChanges(vpn, preSharedKey, now),
    ...byName,
  };
  const options = {
    ...omitUndefined({ cacheCredentials: rememberCredentials }),
    ...vpnFlags(vpn, preSharedKey, now),
    ...byName.options,
  };
  const all = Object.keys(options).length === 0 ? changes : { ...changes, options };
  if (Object.keys(all).length === 0 && preSharedKey === undefined)
    throw new UsageError('Give what to change. See winras entries set --help.');
  return { changes: all, preSharedKey };
}

function checkTypes(choice: EntryUpdateOptions, { type }: EntryProperties): void {
  for (const [name, wanted] of Object.entries(entryTypes)) {
    if (choice[name as keyof EntryUpdateOptions] === undefined || type === wanted) continue;
    throw new UsageError(
      `${flagText(name)} is for entries of type ${wanted}, but this entry is of type ${type}.`,
    );
  }
}

/** As a new entry of these options would have it. */
function asNewEntry(
  vpn: Partial<VpnEntryOptions>,
  preSharedKey: string | undefined,
  { phoneNumber, vpnStrategy }: EntryProperties,
): NewEntryProperties {
  const strategy = vpn.strategy ?? strategies[vpnStrategy] ?? 'automatic';
  const secret = omitUndefined({ preSharedKey });
  return vpnEntry({ name: 'changed', server: phoneNumber, ...vpn, ...secret, strategy }).properties;
}

function vpnChanges(
  vpn: Partial<VpnEntryOptions>,
  preSharedKey: string | undefined,
  now: EntryProperties,
): EntryChanges {
  if (Object.keys(vpn).length === 0) return {};
  const { vpnStrategy, encryption, dnsSuffix, customAuthKey } = asNewEntry(vpn, preSharedKey, now);
  return {
    ...(vpn.strategy === undefined || vpnStrategy === undefined ? {} : { vpnStrategy }),
    ...(vpn.encryption === undefined || encryption === undefined ? {} : { encryption }),
    ...omitUndefined({ dnsSuffix }),
    ...(vpn.auth === undefined || customAuthKey === undefined ? {} : { customAuthKey }),
  };
}

function vpnFlags(
  vpn: Partial<VpnEntryOptions>,
  preSharedKey: string | undefined,
  now: EntryProperties,
): Partial<EntryOptions> {
  if (Object.keys(vpn).length === 0 && preSharedKey === undefined) return {};
  const { options = {} } = asNewEntry(vpn, preSharedKey, now);
  const ways = ['remoteDefaultGateway', 'ipv6RemoteDefaultGateway'] as const;
  const names = [
    ...(vpn.splitTunnel === undefined ? [] : ways),
    ...(vpn.auth === undefined ? [] : authenticationFlags),
    // A key that is stored but not used would change nothing.
    ...(preSharedKey === undefined ? [] : (['usePreSharedKey'] as const)),
  ];
  return Object.fromEntries(names.map((name) => [name, options[name] ?? false]));
}
