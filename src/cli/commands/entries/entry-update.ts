/** An entry that is changed: by the options that it could have been made with, and by its properties' names. */

import {
  type EntryChanges,
  type EntryOptions,
  type EntryProperties,
  type NewEntryProperties,
  type VpnEntryOptions,
  vpnEntry,
} from '../../../index.js';
import {
  flagOf,
  type VpnChoice,
  vpnChoiceNames,
  vpnOptionsOf,
} from '../../arguments/vpn-options.js';
import { UsageError } from '../../exit-codes.js';
import { changesOf } from './property-values.js';

export interface EntryChoice extends VpnChoice {
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
const typeOf: Readonly<Partial<Record<keyof EntryChoice, EntryProperties['type']>>> = {
  server: 'vpn',
  ...Object.fromEntries(vpnChoiceNames.map((name) => [name, 'vpn'])),
  number: 'phone',
  alternateNumber: 'phone',
  pppoe: 'broadband',
};

/** All that some way to authenticate needs; each other way has them off. */
const authenticationBits = [
  ...(['requireMsCHAP2', 'requireEAP', 'requireMachineCertificates'] as const),
  ...(['usePreSharedKeyForIkev2Initiator', 'usePreSharedKeyForIkev2Responder'] as const),
] satisfies (keyof EntryOptions)[];

const strategyOf: Readonly<Record<string, VpnEntryOptions['strategy']>> = {
  ikev2Only: 'IKEv2',
  sstpOnly: 'SSTP',
  l2tpOnly: 'L2TP',
  pptpOnly: 'PPTP',
};

/** What is given both ways is as `property=value` says. */
export async function updateOf(
  choice: EntryChoice,
  given: readonly string[],
  now: EntryProperties,
): Promise<EntryUpdate> {
  checkTypes(choice, now);
  const byName = changesOf(given, now);
  const { preSharedKey, ...vpn } = await vpnOptionsOf(choice);
  const phoneNumber = choice.server ?? choice.number ?? choice.pppoe;
  const { alternateNumber, device, rememberCredentials } = choice;
  const changes: EntryChanges = {
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(alternateNumber === undefined ? {} : { alternateNumbers: alternateNumber }),
    ...(device === undefined ? {} : { device: { type: now.device.type, name: device } }),
    ...vpnChanges(vpn, preSharedKey, now),
    ...byName,
  };
  const options = {
    ...(rememberCredentials === undefined ? {} : { cacheCredentials: rememberCredentials }),
    ...vpnBits(vpn, preSharedKey, now),
    ...byName.options,
  };
  const all = Object.keys(options).length === 0 ? changes : { ...changes, options };
  if (Object.keys(all).length === 0 && preSharedKey === undefined)
    throw new UsageError('Say what to change: winras entries set --help');
  return { changes: all, preSharedKey };
}

function checkTypes(choice: EntryChoice, { type }: EntryProperties): void {
  for (const [name, wanted] of Object.entries(typeOf)) {
    if (choice[name as keyof EntryChoice] === undefined || type === wanted) continue;
    throw new UsageError(`${flagOf(name)} is for entries of the type ${wanted}; this is ${type}.`);
  }
}

/** As a new entry of these options would have it. */
function madeOf(
  vpn: Partial<VpnEntryOptions>,
  preSharedKey: string | undefined,
  { phoneNumber, vpnStrategy }: EntryProperties,
): NewEntryProperties {
  const strategy = vpn.strategy ?? strategyOf[vpnStrategy] ?? 'automatic';
  const secret = preSharedKey === undefined ? {} : { preSharedKey };
  return vpnEntry({ name: 'changed', server: phoneNumber, ...vpn, ...secret, strategy }).properties;
}

function vpnChanges(
  vpn: Partial<VpnEntryOptions>,
  preSharedKey: string | undefined,
  now: EntryProperties,
): EntryChanges {
  if (Object.keys(vpn).length === 0) return {};
  const { vpnStrategy, encryption, dnsSuffix, customAuthKey } = madeOf(vpn, preSharedKey, now);
  return {
    ...(vpn.strategy === undefined || vpnStrategy === undefined ? {} : { vpnStrategy }),
    ...(vpn.encryption === undefined || encryption === undefined ? {} : { encryption }),
    ...(dnsSuffix === undefined ? {} : { dnsSuffix }),
    ...(vpn.auth === undefined || customAuthKey === undefined ? {} : { customAuthKey }),
  };
}

function vpnBits(
  vpn: Partial<VpnEntryOptions>,
  preSharedKey: string | undefined,
  now: EntryProperties,
): Partial<EntryOptions> {
  if (Object.keys(vpn).length === 0 && preSharedKey === undefined) return {};
  const { options = {} } = madeOf(vpn, preSharedKey, now);
  const ways = ['remoteDefaultGateway', 'ipv6RemoteDefaultGateway'] as const;
  const names = [
    ...(vpn.splitTunnel === undefined ? [] : ways),
    ...(vpn.auth === undefined ? [] : authenticationBits),
    // One that is stored and not used would change nothing.
    ...(preSharedKey === undefined ? [] : (['usePreSharedKey'] as const)),
  ];
  return Object.fromEntries(names.map((name) => [name, options[name] ?? false]));
}
