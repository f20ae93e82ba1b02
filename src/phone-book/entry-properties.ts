/**
 * What a phone-book entry says: RASENTRY and RASSUBENTRY, in words. [Microsoft's page "RASENTRY
 * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */

import type { Device } from '../provider/device.js';
import type {
  dialModes,
  encryptions,
  entryTypes,
  framingProtocols,
  idPayloads,
  networkProtocolBits,
  optionBits,
  vpnStrategies,
} from './entry-values.js';

/** A value that these names do not know comes as its number, and may be given as one. */
type NameOf<Table> = keyof Table | number;

/** The kind of an entry: RASET_… */
export type EntryType = NameOf<typeof entryTypes>;
/** How a line frames its data: RASFP_… */
export type FramingProtocol = NameOf<typeof framingProtocols>;
/**
 * Whether data must be encrypted: ET_… `'maximum'`: as strongly as the two sides can. `'optional'`: not if the server
 * does not want it.
 */
export type Encryption = NameOf<typeof encryptions>;
/** Which tunnels are tried: VS_… What ends in `Only` tries nothing else, in `First` the others afterwards. */
export type VpnStrategy = NameOf<typeof vpnStrategies>;
/** Which links of a multilink entry are dialed: RASEDM_… */
export type DialMode = NameOf<typeof dialModes>;
/** What kind of identity an IKEv2 side shows: IKEV2_ID_PAYLOAD_TYPE_… */
export type IdPayload = NameOf<typeof idPayloads>;
/** RASEO_… and RASEO2_…, by their names on Microsoft's page. */
export type EntryOptions = { readonly [Name in keyof typeof optionBits]: boolean };
/** Which protocols are negotiated: RASNP_… */
export type NetworkProtocols = { readonly [Name in keyof typeof networkProtocolBits]: boolean };

/** Lengths are in UTF-16 units. */
export interface EntryProperties {
  readonly type: EntryType;
  /** The host of a VPN, the service name of PPPoE. At most 128 characters. */
  readonly phoneNumber: string;
  /** Are tried in order when the number is not answered. At most 128 characters each. */
  readonly alternateNumbers: readonly string[];
  /**
   * Types are compared without case. At most 16 and 128 characters. Both are empty where the book does not name them;
   * what writes the entry looks for a device then.
   */
  readonly device: Device;
  readonly options: EntryOptions;

  /** The next three count only with the option `useCountryAndAreaCodes`. */
  readonly countryId: number;
  readonly countryCode: number;
  /** At most 10 characters. */
  readonly areaCode: string;

  readonly networkProtocols: NetworkProtocols;
  readonly framingProtocol: FramingProtocol;
  /** Bytes of SLIP's frames: 1006 or 1500. */
  readonly frameSize: number;
  /** Counts only with the option `specificIpAddr`. */
  readonly ipAddress: string;
  /** These four count only with the option `specificNameServers`. */
  readonly dnsAddress: string;
  readonly alternateDnsAddress: string;
  readonly winsAddress: string;
  readonly alternateWinsAddress: string;
  /** Counts only with the option `ipv6SpecificNameServers`. */
  readonly ipv6DnsAddress: string;
  readonly alternateIpv6DnsAddress: string;
  /** Counts only with the option `specificIPv6Addr`, and so does its prefix' length, in bits. */
  readonly ipv6Address: string;
  readonly ipv6PrefixLength: number;
  /** Count only with the options `ipv4ExplicitMetric` and `ipv6ExplicitMetric`. */
  readonly ipv4InterfaceMetric: number;
  readonly ipv6InterfaceMetric: number;
  /** At most 255 characters. */
  readonly dnsSuffix: string;
  /** Bytes. */
  readonly tcpWindowSize: number;

  readonly encryption: Encryption;
  /** The number of the EAP method, with the option `requireEAP`: 13 EAP-TLS, 25 PEAP, 26 EAP-MSCHAPv2. */
  readonly customAuthKey: number;
  readonly vpnStrategy: VpnStrategy;
  /** Seconds that an IKEv2 connection outlives its network. Entries that Windows makes have 1,800. */
  readonly networkOutageTime: number;
  /** IKEv2's identities: at most 256 characters. Windows 10, build 17134 and later. */
  readonly initiatorId?: string;
  readonly responderId?: string;
  readonly initiatorIdType?: IdPayload;
  readonly responderIdType?: IdPayload;
  readonly imsConfig?: boolean;
  /** Windows 10, build 17604 and later. */
  readonly disableIkev2Fragmentation?: boolean;

  /** Seconds without traffic after which the line is hung up. */
  readonly idleDisconnectSeconds: number | 'disabled' | 'global';
  readonly redialCount: number;
  /** Seconds between two. */
  readonly redialPause: number;
  /** Which links of a multilink entry are dialed at once. */
  readonly dialMode: DialMode;
  /** Percent of the bandwidth, for so many seconds, above which another link is dialed. */
  readonly dialExtraPercent: number;
  readonly dialExtraSampleSeconds: number;
  /** And below which one is hung up. */
  readonly hangUpExtraPercent: number;
  readonly hangUpExtraSampleSeconds: number;
  readonly channels: number;

  /** The entry to dial before this one, as for a VPN over a modem. At most 256 and 259 characters. */
  readonly prerequisiteEntry: string;
  readonly prerequisitePhoneBook: string;
  /** Paths of a script and of DLLs: at most 259 characters. */
  readonly script: string;
  readonly autodialDll: string;
  readonly autodialFunction: string;
  readonly customDialDll: string;
  /** At most 32 characters, the next three 200. */
  readonly x25PadType: string;
  readonly x25Address: string;
  readonly x25Facilities: string;
  readonly x25UserData: string;
}

/** What is left out stays as it is; in `options` and `networkProtocols`, too. */
export interface EntryChanges
  extends Partial<Omit<EntryProperties, 'options' | 'networkProtocols'>> {
  readonly options?: Partial<EntryOptions>;
  readonly networkProtocols?: Partial<NetworkProtocols>;
}

/** The bits that have no name here. An update leaves them as they are. */
export interface UnknownBits {
  readonly options: number;
  readonly options2: number;
  readonly options3: number;
  readonly networkProtocols: number;
}

/** An entry as its book has it. */
export interface PhoneBookEntry {
  readonly name: string;
  /** The path of the book that it stands in. */
  readonly phoneBook: string;
  /** The entry's GUID, which RAS gives it. */
  readonly id: string;
  readonly subentryCount: number;
  readonly properties: EntryProperties;
  readonly unknownBits: UnknownBits;
}

/**
 * One link of an entry. [Microsoft's page "RASSUBENTRY
 * structure"](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377839%28v=vs.85%29).
 */
export interface Subentry {
  readonly device: Device;
  /** At most 128 characters, and so have the alternates. */
  readonly phoneNumber: string;
  readonly alternateNumbers: readonly string[];
}
