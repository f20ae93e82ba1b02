/**
 * The two sides of a connection negotiate addresses, authentication and encryption. The names are
 * those of Microsoft's constants without their prefix; a number without a name here keeps its
 * prefix: `'RASLCPO_0x800'`.
 * See [RASPPP_PROJECTION_INFO](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasppp_projection_info)
 * and
 * [RASIKEV2_PROJECTION_INFO](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasikev2_projection_info).
 */

import type {
  NativeIkev2Projection,
  NativePppProjection,
  NativePppSide,
  NativeProjectedAddress,
  NativeProjection,
} from '../addon/connections.js';
import { named, namedBits } from '../addon/named-numbers.js';
import type { RasError } from '../errors/errors.js';
import type { Provider } from '../provider/provider.js';

/**
 * The negotiated addresses of one protocol, IPv4 or IPv6. There is no address where there is an
 * `error`; error 731 means that the protocol was not negotiated.
 */
export interface ProjectedAddress {
  /** The address of this machine. */
  readonly address?: string;
  /** The address of the server's end of the connection. */
  readonly serverAddress?: string;
  readonly error?: RasError;
}

/** The options that one side of a PPP connection agreed to. */
export interface PppSide {
  /**
   * The protocol: `'PAP'`, `'SPAP'`, `'CHAP'` or `'EAP'`. It is absent where no authentication took
   * place.
   */
  readonly authentication?: string;
  /** The variant of CHAP: `'CHAP_MD5'`, `'CHAP_MS'` or `'CHAP_MSV2'`. */
  readonly authenticationData?: string;
  /** The number of the EAP method. */
  readonly eapType?: number;
  /** The IP options: `'VJ'` is header compression. */
  readonly ipOptions: readonly string[];
  /** The link options, such as `'PFC'`, `'ACFC'` and `'AES_256'`. */
  readonly lcpOptions: readonly string[];
  /** The algorithm: `'STAC'` or `'MPPC'`. It is absent where nothing is compressed. */
  readonly compression?: string;
  /**
   * The options of compression: `'Compression'`, `'HistoryLess'`, and those of MPPE, such as
   * `'Encryption128bit'`.
   */
  readonly compressionOptions: readonly string[];
}

/**
 * The negotiated options of a PPP connection, which is every one but IKEv2.
 * See [RASPPP_PROJECTION_INFO](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasppp_projection_info).
 */
export interface PppProjection {
  readonly protocol: 'PPP';
  readonly ipv4: ProjectedAddress;
  /** These are link-local addresses, since PPP negotiates only interface identifiers. */
  readonly ipv6: ProjectedAddress;
  /** This link joined a connection that was already up. */
  readonly bundled: boolean;
  /** The connection supports several links. */
  readonly multilink: boolean;
  readonly client: PppSide;
  readonly server: PppSide;
  /** Tells why the link options are not known. */
  readonly lcpError?: RasError;
  /** Tells why PPP neither compresses nor encrypts; error 731 means that it was not negotiated. */
  readonly compressionError?: RasError;
  /** The message of the server. It is known only where Windows has no RasGetProjectionInfoEx. */
  readonly replyMessage?: string;
}

/**
 * The negotiated options of an IKEv2 tunnel.
 * See [RASIKEV2_PROJECTION_INFO](https://learn.microsoft.com/en-us/windows/win32/api/ras/ns-ras-rasikev2_projection_info).
 */
export interface Ikev2Projection {
  readonly protocol: 'IKEv2';
  readonly ipv4: ProjectedAddress;
  readonly ipv6: ProjectedAddress;
  /** The length of the IPv6 prefix, in bits. */
  readonly prefixLength: number;
  /** The method: `'MACHINECERTIFICATES'`, `'EAP'` or `'PSK'`. */
  readonly authentication: string;
  /** The number of the EAP method. */
  readonly eapType?: number;
  /** The properties of the tunnel: `'MOBIKESUPPORTED'`, `'BEHIND_NAT'`, `'SERVERBEHIND_NAT'`. */
  readonly flags: readonly string[];
  /** The cipher, such as `'3DES'` or `'AES_256'`. */
  readonly encryption: string;
  /** The addresses of the server; `updateEndpoints` may move the tunnel to one of them. */
  readonly serverAddresses: readonly string[];
}

/** The negotiated options of a connection; `protocol` tells which of the two kinds they are. */
export type Projection = PppProjection | Ikev2Projection;

const authentications = { PAP: 0xc023, SPAP: 0xc027, CHAP: 0xc223, EAP: 0xc227 };
const chapData = { CHAP_MD5: 0x05, CHAP_MS: 0x80, CHAP_MSV2: 0x81 };
const ipOptions = { VJ: 0x1 };
const lcpOptions = {
  PFC: 0x001,
  ACFC: 0x002,
  SSHF: 0x004,
  DES_56: 0x008,
  '3_DES': 0x010,
  AES_128: 0x020,
  AES_256: 0x040,
  AES_192: 0x080,
  GCM_AES_128: 0x100,
  GCM_AES_192: 0x200,
  GCM_AES_256: 0x400,
};
const compressions = { STAC: 5, MPPC: 6 };
const compressionOptions = {
  Compression: 0x01,
  HistoryLess: 0x02,
  Encryption56bit: 0x10,
  Encryption40bit: 0x20,
  Encryption128bit: 0x40,
};
const ikev2Authentications = { MACHINECERTIFICATES: 1, EAP: 2, PSK: 3 };
const ikev2Flags = { MOBIKESUPPORTED: 0x1, BEHIND_NAT: 0x2, SERVERBEHIND_NAT: 0x4 };
/**
 * The numbers are those of
 * [IPSEC_CIPHER_TYPE](https://learn.microsoft.com/en-us/windows/win32/api/ipsectypes/ne-ipsectypes-ipsec_cipher_type).
 */
const ciphers = { DES: 1, '3DES': 2, AES_128: 3, AES_192: 4, AES_256: 5 };

export async function describeProjection(
  provider: Provider,
  operation: string,
  projection: NativeProjection,
): Promise<Projection> {
  const errorOf = async (errno: number): Promise<RasError | undefined> =>
    errno === 0 ? undefined : provider.error(errno, operation);
  const addresses = async (given: NativeProjectedAddress): Promise<ProjectedAddress> => {
    const { error: errno, ...known } = given;
    const error = await errorOf(errno);
    return error === undefined ? known : { error };
  };
  const [ipv4, ipv6] = await Promise.all([addresses(projection.ipv4), addresses(projection.ipv6)]);
  const { ppp, ikev2 } = projection;
  if (ikev2 !== undefined) return { protocol: 'IKEv2', ipv4, ipv6, ...ikev2Details(ikev2) };
  const [lcpError, compressionError] = await Promise.all([
    errorOf(ppp?.lcpError ?? 0),
    errorOf(ppp?.compressionError ?? 0),
  ]);
  return {
    protocol: 'PPP',
    ipv4,
    ipv6,
    ...pppDetails(ppp as NativePppProjection),
    ...(lcpError === undefined ? {} : { lcpError }),
    ...(compressionError === undefined ? {} : { compressionError }),
  };
}

function pppDetails({ bundled, multilink, client, server, replyMessage }: NativePppProjection) {
  return {
    bundled,
    multilink,
    client: sideOf(client),
    server: sideOf(server),
    ...(replyMessage === undefined ? {} : { replyMessage }),
  };
}

function sideOf(side: NativePppSide): PppSide {
  const { authenticationProtocol: protocol, authenticationData: data, eapType } = side;
  const { compressionAlgorithm } = side;
  return {
    ...(protocol === 0 ? {} : { authentication: named('RASLCPAP', authentications, protocol) }),
    ...(data === 0 ? {} : { authenticationData: named('RASLCPAD', chapData, data) }),
    ...(eapType === 0 ? {} : { eapType }),
    ipOptions: namedBits('RASIPO', ipOptions, side.ipOptions),
    lcpOptions: namedBits('RASLCPO', lcpOptions, side.lcpOptions),
    ...(compressionAlgorithm === 0
      ? {}
      : { compression: named('RASCCPCA', compressions, compressionAlgorithm) }),
    compressionOptions: namedBits('RASCCPO', compressionOptions, side.compressionOptions),
  };
}

function ikev2Details(ikev2: NativeIkev2Projection) {
  const { prefixLength, authenticationProtocol, eapType, serverAddresses } = ikev2;
  return {
    prefixLength,
    authentication: named('RASIKEv2_AUTH', ikev2Authentications, authenticationProtocol),
    ...(eapType === 0 ? {} : { eapType }),
    flags: namedBits('RASIKEv2_FLAGS', ikev2Flags, ikev2.flags),
    encryption: named('IPSEC_CIPHER_TYPE', ciphers, ikev2.encryptionMethod),
    serverAddresses,
  };
}
