/** An entry for a VPN, of what a person knows about it. */

import { mostEapBytes } from '../addon/limits.js';
import {
  checkBoolean,
  checkBytes,
  checkInteger,
  checkKeys,
  checkText,
  invalidType,
  invalidValue,
} from '../arguments/validation.js';
import type { Encryption, EntryOptions, VpnStrategy } from './entry-properties.js';
import { encryptions } from './entry-values.js';
import { checkPreSharedKey, type NewEntry } from './new-entry.js';

/** The names of Windows' settings. */
const strategies = {
  automatic: 'default',
  IKEv2: 'ikev2Only',
  SSTP: 'sstpOnly',
  L2TP: 'l2tpOnly',
  PPTP: 'pptpOnly',
} as const satisfies Record<NonNullable<VpnEntryOptions['strategy']>, VpnStrategy>;

/**
 * How the two sides authenticate. `'machine-certificate'` and `'pre-shared-key'` are IKEv2's. Any other EAP by the
 * number of its method (25 is PEAP) and, where it needs one, its configuration: what `ras.eap()` reads as custom
 * authentication data of an entry that has been set up in Windows. RAS does not take it as XML.
 */
export type VpnAuthentication =
  | 'MS-CHAPv2'
  | 'EAP-MSCHAPv2'
  | 'machine-certificate'
  | 'pre-shared-key'
  | { readonly eapType: number; readonly eapConfiguration?: Uint8Array };

/** Those that say themselves who dials: by a certificate, a key, or in the configuration of the method. */
export type UserlessAuthentication =
  | 'machine-certificate'
  | 'pre-shared-key'
  | { readonly eapType: 13; readonly eapConfiguration?: Uint8Array }
  | { readonly eapType: number; readonly eapConfiguration: Uint8Array };

/** What `vpnEntry()` makes an entry of. Only `name` and `server` are needed. */
export interface VpnEntryOptions {
  readonly name: string;
  /** A host name or an address. */
  readonly server: string;
  /** Default `'automatic'`: Windows tries one after the other. */
  readonly strategy?: 'automatic' | 'IKEv2' | 'SSTP' | 'L2TP' | 'PPTP';
  /** Default as in Windows: EAP-MSCHAPv2 for IKEv2, MS-CHAPv2 for the others. */
  readonly auth?: VpnAuthentication;
  /** Only traffic for the other network goes through the VPN. Default: all of it. */
  readonly splitTunnel?: boolean;
  /** Of an L2TP tunnel, or of IKEv2 with the authentication of that name. At most 256 characters. */
  readonly preSharedKey?: string;
  /** Windows keeps what the user types at a dial. Default: it does not. */
  readonly rememberCredentials?: boolean;
  /** Default `'required'`. */
  readonly encryption?: Encryption;
  readonly dnsSuffix?: string;
  /** The device's name. Default: the first that fits. */
  readonly device?: string;
}

const eapTls = 13;
const eapMsChapV2 = 26;

export const vpnOptionNames: ReadonlySet<string> = new Set([
  ...['name', 'server', 'strategy', 'auth', 'splitTunnel', 'preSharedKey', 'rememberCredentials'],
  ...['encryption', 'dnsSuffix', 'device'],
]);

/** For `PhoneBook.create`. Throws `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`, naming the option. */
export function vpnEntry(options: VpnEntryOptions): NewEntry {
  checkKeys('options', options, vpnOptionNames);
  const { name, server, strategy = 'automatic', preSharedKey } = options;
  checkText('options.name', name, { longest: 256 });
  checkText('options.server', server, { longest: 128 });
  if (typeof strategy !== 'string' || !Object.hasOwn(strategies, strategy)) {
    const known = Object.keys(strategies).join(', ');
    throw invalidValue('options.strategy', strategy, `must be one of ${known}`);
  }
  const splitTunnel = optionalBoolean(options, 'splitTunnel');
  const cacheCredentials = optionalBoolean(options, 'rememberCredentials');
  const { auth = strategy === 'IKEv2' ? 'EAP-MSCHAPv2' : 'MS-CHAPv2' } = options;
  checkTogether(strategy, auth, preSharedKey);
  const { eapConfiguration, ...authentication } = authenticationOf(auth);
  const { dnsSuffix, device, encryption = 'required' } = options;
  if (typeof encryption !== 'number' && !Object.hasOwn(encryptions, encryption)) {
    const known = Object.keys(encryptions).join(', ');
    throw invalidValue('options.encryption', encryption, `must be one of ${known}`);
  }
  if (dnsSuffix !== undefined) checkText('options.dnsSuffix', dnsSuffix, { longest: 255 });
  if (device !== undefined) checkText('options.device', device, { longest: 128 });
  const entry: NewEntry = {
    name,
    properties: {
      type: 'vpn',
      phoneNumber: server,
      device: { type: 'vpn', ...(device === undefined ? {} : { name: device }) },
      vpnStrategy: strategies[strategy],
      framingProtocol: 'ppp',
      networkProtocols: { ip: true, ipv6: true },
      encryption,
      customAuthKey: authentication.customAuthKey,
      options: {
        remoteDefaultGateway: !splitTunnel,
        ipv6RemoteDefaultGateway: !splitTunnel,
        previewUserPw: true,
        cacheCredentials,
        usePreSharedKey: preSharedKey !== undefined && strategy === 'L2TP',
        ...authentication.options,
      },
      ...(dnsSuffix === undefined ? {} : { dnsSuffix }),
    },
    ...(eapConfiguration === undefined ? {} : { eapConfiguration }),
  };
  if (preSharedKey === undefined) return entry;
  // Not enumerable: nothing that shows the entry shows the key.
  return Object.defineProperty(entry, 'preSharedKey', { value: preSharedKey });
}

/** What it is checked for comes later. */
export function needsNoUser(auth: VpnAuthentication): auth is UserlessAuthentication {
  if (auth === 'machine-certificate' || auth === 'pre-shared-key') return true;
  if (typeof auth !== 'object' || auth === null) return false;
  return auth.eapType === eapTls || auth.eapConfiguration !== undefined;
}

/** Which methods, tunnels and keys exclude each other. */
function checkTogether(
  strategy: keyof typeof strategies,
  auth: VpnAuthentication,
  preSharedKey: string | undefined,
): void {
  const isIkev2Only = auth === 'machine-certificate' || auth === 'pre-shared-key';
  if (isIkev2Only && strategy !== 'IKEv2') {
    throw invalidValue('options.auth', auth, "needs the strategy 'IKEv2'");
  }
  if (preSharedKey === undefined) {
    if (auth !== 'pre-shared-key') return;
    throw invalidValue('options.auth', auth, 'needs the option preSharedKey');
  }
  checkPreSharedKey('options.preSharedKey', preSharedKey);
  if (strategy !== 'L2TP' && auth !== 'pre-shared-key') {
    const reason = "needs the strategy 'L2TP', or auth 'pre-shared-key'";
    throw invalidValue('options.preSharedKey', preSharedKey, reason, true);
  }
}

interface Authentication extends Pick<NewEntry, 'eapConfiguration'> {
  readonly customAuthKey: number;
  readonly options: Partial<EntryOptions>;
}

function authenticationOf(auth: VpnAuthentication): Authentication {
  switch (auth) {
    case 'MS-CHAPv2':
      return { customAuthKey: 0, options: { requireMsCHAP2: true } };
    case 'EAP-MSCHAPv2':
      return { customAuthKey: eapMsChapV2, options: { requireEAP: true } };
    case 'machine-certificate':
      return { customAuthKey: 0, options: { requireMachineCertificates: true } };
    case 'pre-shared-key':
      return {
        customAuthKey: 0,
        options: { usePreSharedKeyForIkev2Initiator: true, usePreSharedKeyForIkev2Responder: true },
      };
    default:
      return { ...eapOf(auth), options: { requireEAP: true } };
  }
}

function eapOf(auth: unknown): Pick<NewEntry, 'eapConfiguration'> & { customAuthKey: number } {
  if (typeof auth !== 'object' || auth === null) {
    const known = "'MS-CHAPv2', 'EAP-MSCHAPv2', 'machine-certificate' or 'pre-shared-key'";
    throw invalidType('options.auth', `${known}, or an object that says which EAP`, auth);
  }
  checkKeys('options.auth', auth, new Set(['eapType', 'eapConfiguration']));
  const { eapType, eapConfiguration } = auth as { eapType?: unknown; eapConfiguration?: unknown };
  checkInteger('options.auth.eapType', eapType, 1, 255);
  if (eapConfiguration === undefined) return { customAuthKey: eapType };
  checkBytes('options.auth.eapConfiguration', eapConfiguration, 1, mostEapBytes);
  return { customAuthKey: eapType, eapConfiguration: eapConfiguration.slice() };
}

function optionalBoolean(
  options: VpnEntryOptions,
  name: 'splitTunnel' | 'rememberCredentials',
): boolean {
  const value = options[name];
  if (value !== undefined) checkBoolean(`options.${name}`, value);
  return value ?? false;
}
