/**
 * The properties of a phone-book entry are the members of RASENTRY and RASSUBENTRY with readable
 * names and values.
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

/** A value that has no name here is read as its number, and may be given as one. */
type NameOf<Table> = keyof Table | number;

/**
 * The kind of an entry: the RASET constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export type EntryType = NameOf<typeof entryTypes>;
/**
 * The framing protocol of a connection: the RASFP constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export type FramingProtocol = NameOf<typeof framingProtocols>;
/**
 * The encryption that an entry demands: the ET constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 * `'maximum'` demands the strongest that both sides have; `'optional'` connects without encryption
 * if the server does not offer it.
 */
export type Encryption = NameOf<typeof encryptions>;
/**
 * The tunnel protocols that are tried: the VS constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 * A name in `Only` tries no other protocol; one in `First` tries the others afterwards.
 */
export type VpnStrategy = NameOf<typeof vpnStrategies>;
/**
 * The subentries of a multilink entry that are dialed at once: the RASEDM constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export type DialMode = NameOf<typeof dialModes>;
/**
 * The kind of identity that one side of IKEv2 shows: the IKEV2_ID_PAYLOAD_TYPE constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export type IdPayload = NameOf<typeof idPayloads>;
/**
 * The options of an entry, by the names of the RASEO and RASEO2 constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export type EntryOptions = { readonly [Name in keyof typeof optionBits]: boolean };
/**
 * The network protocols that are negotiated: the RASNP constants of
 * [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export type NetworkProtocols = { readonly [Name in keyof typeof networkProtocolBits]: boolean };

/**
 * The properties of an entry. All lengths are in UTF-16 code units.
 * See [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */
export interface EntryProperties {
  readonly type: EntryType;
  /**
   * The host of a VPN, the service name of PPPoE, or a telephone number, at most 128 characters.
   */
  readonly phoneNumber: string;
  /**
   * Further numbers, which RAS tries in order when the number does not answer; at most 128
   * characters each.
   */
  readonly alternateNumbers: readonly string[];
  /**
   * The device, with a type of at most 16 characters, compared without case, and a name of at most
   * 128. Both are empty where the book does not name a device; a change of the entry then looks for
   * one.
   */
  readonly device: Device;
  readonly options: EntryOptions;

  /** This one, `countryCode` and `areaCode` count only with the option `useCountryAndAreaCodes`. */
  readonly countryId: number;
  readonly countryCode: number;
  /** The area code, at most 10 characters. */
  readonly areaCode: string;

  readonly networkProtocols: NetworkProtocols;
  readonly framingProtocol: FramingProtocol;
  /** The frame size of SLIP in bytes: 1006 or 1500. */
  readonly frameSize: number;
  /** The address counts only with the option `specificIpAddr`. */
  readonly ipAddress: string;
  /** The addresses of DNS and WINS servers count only with the option `specificNameServers`. */
  readonly dnsAddress: string;
  readonly alternateDnsAddress: string;
  readonly winsAddress: string;
  readonly alternateWinsAddress: string;
  /** The addresses of IPv6 DNS servers count only with the option `ipv6SpecificNameServers`. */
  readonly ipv6DnsAddress: string;
  readonly alternateIpv6DnsAddress: string;
  /** The address and its prefix length, in bits, count only with the option `specificIPv6Addr`. */
  readonly ipv6Address: string;
  readonly ipv6PrefixLength: number;
  /** The metrics count only with the options `ipv4ExplicitMetric` and `ipv6ExplicitMetric`. */
  readonly ipv4InterfaceMetric: number;
  readonly ipv6InterfaceMetric: number;
  /** The DNS suffix of the connection, at most 255 characters. */
  readonly dnsSuffix: string;
  /** The size of the TCP window, in bytes. */
  readonly tcpWindowSize: number;

  readonly encryption: Encryption;
  /**
   * The number of the EAP method, which counts with the option `requireEAP`: 13 is EAP-TLS, 25
   * PEAP, 26 EAP-MSCHAPv2.
   */
  readonly customAuthKey: number;
  readonly vpnStrategy: VpnStrategy;
  /**
   * Seconds that an IKEv2 connection survives without its network. Windows gives its own entries
   * 1,800.
   */
  readonly networkOutageTime: number;
  /**
   * The identity that this side of IKEv2 shows; both have at most 256 characters. Windows 10 build
   * 17134 and later have the identities.
   */
  readonly initiatorId?: string;
  readonly responderId?: string;
  readonly initiatorIdType?: IdPayload;
  readonly responderIdType?: IdPayload;
  readonly imsConfig?: boolean;
  /** Windows 10 build 17604 and later have this property. */
  readonly disableIkev2Fragmentation?: boolean;

  /** Seconds without traffic after which the connection is hung up. */
  readonly idleDisconnectSeconds: number | 'disabled' | 'global';
  /** The number of redials after a failed dial. */
  readonly redialCount: number;
  /** Seconds between two redials. */
  readonly redialPause: number;
  /** The subentries of a multilink entry that are dialed at once. */
  readonly dialMode: DialMode;
  /**
   * Percent of the bandwidth that traffic has to exceed for `dialExtraSampleSeconds` before another
   * link is dialed.
   */
  readonly dialExtraPercent: number;
  readonly dialExtraSampleSeconds: number;
  /**
   * Percent of the bandwidth that traffic has to stay below for `hangUpExtraSampleSeconds` before a
   * link is hung up.
   */
  readonly hangUpExtraPercent: number;
  readonly hangUpExtraSampleSeconds: number;
  readonly channels: number;

  /**
   * The entry to dial before this one, as for a VPN over a modem. Its name has at most 256
   * characters, the path of its book at most 259.
   */
  readonly prerequisiteEntry: string;
  readonly prerequisitePhoneBook: string;
  /** The path of a script. It and the paths of the DLLs have at most 259 characters. */
  readonly script: string;
  readonly autodialDll: string;
  readonly autodialFunction: string;
  readonly customDialDll: string;
  /**
   * The X.25 PAD type, at most 32 characters; each of the other X.25 properties has at most 200.
   */
  readonly x25PadType: string;
  readonly x25Address: string;
  readonly x25Facilities: string;
  readonly x25UserData: string;
}

/**
 * Changes to the properties of an entry. An omitted property keeps its value, and so does one in
 * `options` and `networkProtocols`.
 */
export interface EntryChanges
  extends Partial<Omit<EntryProperties, 'options' | 'networkProtocols'>> {
  readonly options?: Partial<EntryOptions>;
  readonly networkProtocols?: Partial<NetworkProtocols>;
}

/** The bits of an entry that have no name here. An update leaves them as they are. */
export interface UnknownBits {
  readonly options: number;
  readonly options2: number;
  readonly options3: number;
  readonly networkProtocols: number;
}

/** An entry as its phone book has it. */
export interface PhoneBookEntry {
  readonly name: string;
  /** The path of the phone book that has the entry. */
  readonly phoneBook: string;
  /** The GUID that RAS gave the entry. */
  readonly id: string;
  readonly subentryCount: number;
  readonly properties: EntryProperties;
  readonly unknownBits: UnknownBits;
}

/**
 * The properties of one subentry, over which an entry dials one link.
 * See [RASSUBENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377839%28v=vs.85%29).
 */
export interface Subentry {
  readonly device: Device;
  /** The number to dial, at most 128 characters, as has each alternate number. */
  readonly phoneNumber: string;
  readonly alternateNumbers: readonly string[];
}
