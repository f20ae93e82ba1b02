/** Makes an entry for a VPN from the few facts that a user knows. */

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

/** The keys are the names in the settings of Windows. */
const strategies = {
  automatic: 'default',
  IKEv2: 'ikev2Only',
  SSTP: 'sstpOnly',
  L2TP: 'l2tpOnly',
  PPTP: 'pptpOnly',
} as const satisfies Record<NonNullable<VpnEntryOptions['strategy']>, VpnStrategy>;

/**
 * The way in which the two sides authenticate. `'machine-certificate'` and `'pre-shared-key'` need
 * IKEv2. Any other EAP method is given by its number (25 is PEAP) and, where it needs one, by its
 * configuration: the custom authentication data that `ras.eap()` reads from an entry that was set
 * up in Windows. RAS does not take the configuration as XML.
 */
export type VpnAuthentication =
  | 'MS-CHAPv2'
  | 'EAP-MSCHAPv2'
  | 'machine-certificate'
  | 'pre-shared-key'
  | { readonly eapType: number; readonly eapConfiguration?: Uint8Array };

/**
 * The kinds of authentication that need no user name and password: a certificate, a key, or an EAP
 * configuration identifies the user.
 */
export type UserlessAuthentication =
  | 'machine-certificate'
  | 'pre-shared-key'
  | { readonly eapType: 13; readonly eapConfiguration?: Uint8Array }
  | { readonly eapType: number; readonly eapConfiguration: Uint8Array };

/** The options of `vpnEntry()`. Only `name` and `server` are needed. */
export interface VpnEntryOptions {
  /** The name of the new entry, at most 256 characters. */
  readonly name: string;
  /** The host name or the address of the server, at most 128 characters. */
  readonly server: string;
  /** The tunnel. Default `'automatic'`: Windows tries one protocol after the other. */
  readonly strategy?: 'automatic' | 'IKEv2' | 'SSTP' | 'L2TP' | 'PPTP';
  /**
   * The authentication. Default as in Windows: EAP-MSCHAPv2 for IKEv2, MS-CHAPv2 for the others.
   */
  readonly auth?: VpnAuthentication;
  /**
   * Send only traffic for the remote network through the VPN. Default: false, which sends all of
   * it.
   */
  readonly splitTunnel?: boolean;
  /**
   * The key of an L2TP tunnel, or of IKEv2 with the authentication `'pre-shared-key'`; 1 to 256
   * characters.
   */
  readonly preSharedKey?: string;
  /** Let Windows keep the credentials that the user types at a dial. Default: false. */
  readonly rememberCredentials?: boolean;
  /** Demand encryption or allow connections without it. Default `'required'`. */
  readonly encryption?: Encryption;
  /** The DNS suffix of the connection, at most 255 characters. */
  readonly dnsSuffix?: string;
  /** The name of the device, at most 128 characters. Default: the first device that fits. */
  readonly device?: string;
}

const eapTls = 13;
const eapMsChapV2 = 26;

export const vpnOptionNames: ReadonlySet<string> = new Set([
  ...['name', 'server', 'strategy', 'auth', 'splitTunnel', 'preSharedKey', 'rememberCredentials'],
  ...['encryption', 'dnsSuffix', 'device'],
]);

/**
 * Makes an entry for a VPN, to be passed to `PhoneBook.create`. Throws `ERR_INVALID_ARG_TYPE` or
 * `ERR_INVALID_ARG_VALUE`; the message names the option.
 */
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
  // The property is not enumerable, so that nothing that shows the entry shows the key.
  return Object.defineProperty(entry, 'preSharedKey', { value: preSharedKey });
}

/** Tells whether the authentication needs no user. The value itself is checked later. */
export function needsNoUser(auth: VpnAuthentication): auth is UserlessAuthentication {
  if (auth === 'machine-certificate' || auth === 'pre-shared-key') return true;
  if (typeof auth !== 'object' || auth === null) return false;
  return auth.eapType === eapTls || auth.eapConfiguration !== undefined;
}

/** Refuses methods, tunnels and keys that exclude each other. */
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
    throw invalidType('options.auth', `${known}, or an object with an eapType`, auth);
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
