/**
 * These tables name the constants of ras.h.
 * See [RASENTRY](https://learn.microsoft.com/en-us/previous-versions/windows/desktop/legacy/aa377274%28v=vs.85%29).
 */

export const entryTypes = { phone: 1, vpn: 2, direct: 3, internet: 4, broadband: 5 } as const;

export const framingProtocols = { ppp: 1, slip: 2, ras: 4 } as const;

/**
 * The value `maximum` demands the strongest encryption that both sides have; `optional` connects
 * without encryption if the server does not offer it.
 */
export const encryptions = { none: 0, required: 1, maximum: 2, optional: 3 } as const;

/** A name in `Only` tries no other protocol; one in `First` tries the others afterwards. */
export const vpnStrategies = {
  default: 0,
  pptpOnly: 1,
  pptpFirst: 2,
  l2tpOnly: 3,
  l2tpFirst: 4,
  sstpOnly: 5,
  sstpFirst: 6,
  ikev2Only: 7,
  ikev2First: 8,
  greOnly: 9,
  pptpSstp: 12,
  l2tpSstp: 13,
  ikev2Sstp: 14,
  protocolList: 15,
} as const;

export const dialModes = { none: 0, all: 1, asNeeded: 2 } as const;

export const idPayloads = {
  invalid: 0,
  ipv4Addr: 1,
  fqdn: 2,
  rfc822Addr: 3,
  ipv6Addr: 5,
  derAsn1Dn: 9,
  derAsn1Gn: 10,
  keyId: 11,
} as const;

/** A name stands for one bit of one member. */
export type Bits = Readonly<Record<string, readonly [member: string, bit: number]>>;

export const networkProtocolBits = {
  netBeui: ['dwfNetProtocols', 0x1],
  ipx: ['dwfNetProtocols', 0x2],
  ip: ['dwfNetProtocols', 0x4],
  ipv6: ['dwfNetProtocols', 0x8],
} as const satisfies Bits;

export const optionBits = {
  useCountryAndAreaCodes: ['dwfOptions', 0x1],
  specificIpAddr: ['dwfOptions', 0x2],
  specificNameServers: ['dwfOptions', 0x4],
  ipHeaderCompression: ['dwfOptions', 0x8],
  remoteDefaultGateway: ['dwfOptions', 0x10],
  disableLcpExtensions: ['dwfOptions', 0x20],
  terminalBeforeDial: ['dwfOptions', 0x40],
  terminalAfterDial: ['dwfOptions', 0x80],
  modemLights: ['dwfOptions', 0x100],
  swCompression: ['dwfOptions', 0x200],
  requireEncryptedPw: ['dwfOptions', 0x400],
  requireMsEncryptedPw: ['dwfOptions', 0x800],
  requireDataEncryption: ['dwfOptions', 0x1000],
  networkLogon: ['dwfOptions', 0x2000],
  useLogonCredentials: ['dwfOptions', 0x4000],
  promoteAlternates: ['dwfOptions', 0x8000],
  secureLocalFiles: ['dwfOptions', 0x1_0000],
  requireEAP: ['dwfOptions', 0x2_0000],
  requirePAP: ['dwfOptions', 0x4_0000],
  requireSPAP: ['dwfOptions', 0x8_0000],
  custom: ['dwfOptions', 0x10_0000],
  previewPhoneNumber: ['dwfOptions', 0x20_0000],
  sharedPhoneNumbers: ['dwfOptions', 0x80_0000],
  previewUserPw: ['dwfOptions', 0x100_0000],
  previewDomain: ['dwfOptions', 0x200_0000],
  showDialingProgress: ['dwfOptions', 0x400_0000],
  requireCHAP: ['dwfOptions', 0x800_0000],
  requireMsCHAP: ['dwfOptions', 0x1000_0000],
  requireMsCHAP2: ['dwfOptions', 0x2000_0000],
  requireW95MSCHAP: ['dwfOptions', 0x4000_0000],
  customScript: ['dwfOptions', 0x8000_0000],
  secureFileAndPrint: ['dwfOptions2', 0x1],
  secureClientForMSNet: ['dwfOptions2', 0x2],
  dontNegotiateMultilink: ['dwfOptions2', 0x4],
  dontUseRasCredentials: ['dwfOptions2', 0x8],
  usePreSharedKey: ['dwfOptions2', 0x10],
  internet: ['dwfOptions2', 0x20],
  disableNbtOverIP: ['dwfOptions2', 0x40],
  useGlobalDeviceSettings: ['dwfOptions2', 0x80],
  reconnectIfDropped: ['dwfOptions2', 0x100],
  sharePhoneNumbers: ['dwfOptions2', 0x200],
  secureRoutingCompartment: ['dwfOptions2', 0x400],
  useTypicalSettings: ['dwfOptions2', 0x800],
  ipv6SpecificNameServers: ['dwfOptions2', 0x1000],
  ipv6RemoteDefaultGateway: ['dwfOptions2', 0x2000],
  registerIpWithDNS: ['dwfOptions2', 0x4000],
  useDNSSuffixForRegistration: ['dwfOptions2', 0x8000],
  ipv4ExplicitMetric: ['dwfOptions2', 0x1_0000],
  ipv6ExplicitMetric: ['dwfOptions2', 0x2_0000],
  disableIKENameEkuCheck: ['dwfOptions2', 0x4_0000],
  disableClassBasedStaticRoute: ['dwfOptions2', 0x8_0000],
  specificIPv6Addr: ['dwfOptions2', 0x10_0000],
  disableMobility: ['dwfOptions2', 0x20_0000],
  requireMachineCertificates: ['dwfOptions2', 0x40_0000],
  usePreSharedKeyForIkev2Initiator: ['dwfOptions2', 0x80_0000],
  usePreSharedKeyForIkev2Responder: ['dwfOptions2', 0x100_0000],
  cacheCredentials: ['dwfOptions2', 0x200_0000],
  autoTriggerCapable: ['dwfOptions2', 0x400_0000],
  isThirdPartyProfile: ['dwfOptions2', 0x800_0000],
  authTypeIsOtp: ['dwfOptions2', 0x1000_0000],
  isAlwaysOn: ['dwfOptions2', 0x2000_0000],
  isPrivateNetwork: ['dwfOptions2', 0x4000_0000],
  plumbIKEv2TSAsRoutes: ['dwfOptions2', 0x8000_0000],
} as const satisfies Bits;
