// The constants of phone-book entries and devices.
#pragma once

#include "abi/windows_types.h"

namespace winras {

// RASENTRYNAMEW::dwFlags: whose phone book the entry is in.
constexpr DWORD REN_User = 0;
constexpr DWORD REN_AllUsers = 1;

// RASENTRYW::dwfOptions
constexpr DWORD RASEO_UseCountryAndAreaCodes = 0x00000001;
constexpr DWORD RASEO_SpecificIpAddr = 0x00000002;
constexpr DWORD RASEO_SpecificNameServers = 0x00000004;
constexpr DWORD RASEO_IpHeaderCompression = 0x00000008;
constexpr DWORD RASEO_RemoteDefaultGateway = 0x00000010;
constexpr DWORD RASEO_DisableLcpExtensions = 0x00000020;
constexpr DWORD RASEO_TerminalBeforeDial = 0x00000040;
constexpr DWORD RASEO_TerminalAfterDial = 0x00000080;
constexpr DWORD RASEO_ModemLights = 0x00000100;
constexpr DWORD RASEO_SwCompression = 0x00000200;
constexpr DWORD RASEO_RequireEncryptedPw = 0x00000400;
constexpr DWORD RASEO_RequireMsEncryptedPw = 0x00000800;
constexpr DWORD RASEO_RequireDataEncryption = 0x00001000;
constexpr DWORD RASEO_NetworkLogon = 0x00002000;
constexpr DWORD RASEO_UseLogonCredentials = 0x00004000;
constexpr DWORD RASEO_PromoteAlternates = 0x00008000;
constexpr DWORD RASEO_SecureLocalFiles = 0x00010000;
constexpr DWORD RASEO_RequireEAP = 0x00020000;
constexpr DWORD RASEO_RequirePAP = 0x00040000;
constexpr DWORD RASEO_RequireSPAP = 0x00080000;
constexpr DWORD RASEO_Custom = 0x00100000;
constexpr DWORD RASEO_PreviewPhoneNumber = 0x00200000;
constexpr DWORD RASEO_SharedPhoneNumbers = 0x00800000;
constexpr DWORD RASEO_PreviewUserPw = 0x01000000;
constexpr DWORD RASEO_PreviewDomain = 0x02000000;
constexpr DWORD RASEO_ShowDialingProgress = 0x04000000;
constexpr DWORD RASEO_RequireCHAP = 0x08000000;
constexpr DWORD RASEO_RequireMsCHAP = 0x10000000;
constexpr DWORD RASEO_RequireMsCHAP2 = 0x20000000;
constexpr DWORD RASEO_RequireW95MSCHAP = 0x40000000;
constexpr DWORD RASEO_CustomScript = 0x80000000;

// RASENTRYW::dwfOptions2
constexpr DWORD RASEO2_SecureFileAndPrint = 0x00000001;
constexpr DWORD RASEO2_SecureClientForMSNet = 0x00000002;
constexpr DWORD RASEO2_DontNegotiateMultilink = 0x00000004;
constexpr DWORD RASEO2_DontUseRasCredentials = 0x00000008;
constexpr DWORD RASEO2_UsePreSharedKey = 0x00000010;
constexpr DWORD RASEO2_Internet = 0x00000020;
constexpr DWORD RASEO2_DisableNbtOverIP = 0x00000040;
constexpr DWORD RASEO2_UseGlobalDeviceSettings = 0x00000080;
constexpr DWORD RASEO2_ReconnectIfDropped = 0x00000100;
constexpr DWORD RASEO2_SharePhoneNumbers = 0x00000200;
constexpr DWORD RASEO2_SecureRoutingCompartment = 0x00000400;
constexpr DWORD RASEO2_UseTypicalSettings = 0x00000800;
constexpr DWORD RASEO2_IPv6SpecificNameServers = 0x00001000;
constexpr DWORD RASEO2_IPv6RemoteDefaultGateway = 0x00002000;
constexpr DWORD RASEO2_RegisterIpWithDNS = 0x00004000;
constexpr DWORD RASEO2_UseDNSSuffixForRegistration = 0x00008000;
constexpr DWORD RASEO2_IPv4ExplicitMetric = 0x00010000;
constexpr DWORD RASEO2_IPv6ExplicitMetric = 0x00020000;
constexpr DWORD RASEO2_DisableIKENameEkuCheck = 0x00040000;
constexpr DWORD RASEO2_DisableClassBasedStaticRoute = 0x00080000;
constexpr DWORD RASEO2_SpecificIPv6Addr = 0x00100000;
constexpr DWORD RASEO2_DisableMobility = 0x00200000;
constexpr DWORD RASEO2_RequireMachineCertificates = 0x00400000;
constexpr DWORD RASEO2_UsePreSharedKeyForIkev2Initiator = 0x00800000;
constexpr DWORD RASEO2_UsePreSharedKeyForIkev2Responder = 0x01000000;
constexpr DWORD RASEO2_CacheCredentials = 0x02000000;
constexpr DWORD RASEO2_AutoTriggerCapable = 0x04000000;
constexpr DWORD RASEO2_IsThirdPartyProfile = 0x08000000;
constexpr DWORD RASEO2_AuthTypeIsOtp = 0x10000000;
constexpr DWORD RASEO2_IsAlwaysOn = 0x20000000;
constexpr DWORD RASEO2_IsPrivateNetwork = 0x40000000;
constexpr DWORD RASEO2_PlumbIKEv2TSAsRoutes = 0x80000000;

// RASENTRYW::dwfNetProtocols
constexpr DWORD RASNP_NetBEUI = 0x1;
constexpr DWORD RASNP_Ipx = 0x2;
constexpr DWORD RASNP_Ip = 0x4;
constexpr DWORD RASNP_Ipv6 = 0x8;

// RASENTRYW::dwFramingProtocol
constexpr DWORD RASFP_Ppp = 0x1;
constexpr DWORD RASFP_Slip = 0x2;
constexpr DWORD RASFP_Ras = 0x4;

// szDeviceType. RAS compares without case, and may answer in another case.
constexpr WCHAR RASDT_Modem[] = u"modem";
constexpr WCHAR RASDT_Isdn[] = u"isdn";
constexpr WCHAR RASDT_X25[] = u"x25";
constexpr WCHAR RASDT_Vpn[] = u"vpn";
constexpr WCHAR RASDT_Pad[] = u"pad";
constexpr WCHAR RASDT_Generic[] = u"GENERIC";
constexpr WCHAR RASDT_Serial[] = u"SERIAL";
constexpr WCHAR RASDT_FrameRelay[] = u"FRAMERELAY";
constexpr WCHAR RASDT_Atm[] = u"ATM";
constexpr WCHAR RASDT_Sonet[] = u"SONET";
constexpr WCHAR RASDT_SW56[] = u"SW56";
constexpr WCHAR RASDT_Irda[] = u"IRDA";
constexpr WCHAR RASDT_Parallel[] = u"PARALLEL";
constexpr WCHAR RASDT_PPPoE[] = u"PPPoE";

// RASENTRYW::dwType. Direct (3) is gone from the headers since Windows Vista.
constexpr DWORD RASET_Phone = 1;
constexpr DWORD RASET_Vpn = 2;
constexpr DWORD RASET_Direct = 3;
constexpr DWORD RASET_Internet = 4;
constexpr DWORD RASET_Broadband = 5;

// RASENTRYW::dwEncryptionType
constexpr DWORD ET_None = 0;
constexpr DWORD ET_Require = 1;
constexpr DWORD ET_RequireMax = 2;
constexpr DWORD ET_Optional = 3;

// RASENTRYW::dwVpnStrategy
constexpr DWORD VS_Default = 0;
constexpr DWORD VS_PptpOnly = 1;
constexpr DWORD VS_PptpFirst = 2;
constexpr DWORD VS_L2tpOnly = 3;
constexpr DWORD VS_L2tpFirst = 4;
constexpr DWORD VS_SstpOnly = 5;
constexpr DWORD VS_SstpFirst = 6;
constexpr DWORD VS_Ikev2Only = 7;
constexpr DWORD VS_Ikev2First = 8;
constexpr DWORD VS_GREOnly = 9;
constexpr DWORD VS_PptpSstp = 12;
constexpr DWORD VS_L2tpSstp = 13;
constexpr DWORD VS_Ikev2Sstp = 14;
constexpr DWORD VS_ProtocolList = 15;

// RASENTRYW::dwDialMode
constexpr DWORD RASEDM_DialAll = 1;
constexpr DWORD RASEDM_DialAsNeeded = 2;

// RASENTRYW::dwIdleDisconnectSeconds
constexpr DWORD RASIDS_Disabled = 0xFFFFFFFF;
constexpr DWORD RASIDS_UseGlobalValue = 0;

// RASENTRYW::IdiType and IdrType
enum IKEV2_ID_PAYLOAD_TYPE : DWORD {
  IKEV2_ID_PAYLOAD_TYPE_INVALID = 0,
  IKEV2_ID_PAYLOAD_TYPE_IPV4_ADDR = 1,
  IKEV2_ID_PAYLOAD_TYPE_FQDN = 2,
  IKEV2_ID_PAYLOAD_TYPE_RFC822_ADDR = 3,
  IKEV2_ID_PAYLOAD_TYPE_RESERVED1 = 4,
  IKEV2_ID_PAYLOAD_TYPE_ID_IPV6_ADDR = 5,
  IKEV2_ID_PAYLOAD_TYPE_RESERVED2 = 6,
  IKEV2_ID_PAYLOAD_TYPE_RESERVED3 = 7,
  IKEV2_ID_PAYLOAD_TYPE_RESERVED4 = 8,
  IKEV2_ID_PAYLOAD_TYPE_DER_ASN1_DN = 9,
  IKEV2_ID_PAYLOAD_TYPE_DER_ASN1_GN = 10,
  IKEV2_ID_PAYLOAD_TYPE_KEY_ID = 11,
  IKEV2_ID_PAYLOAD_TYPE_MAX = 12,
};

}  // namespace winras
