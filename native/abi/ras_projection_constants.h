// The constants of projections: what the two ends of a connection have negotiated.
#pragma once

#include "abi/windows_types.h"

namespace winras {

// RasGetProjectionInfo's protocol. Slip (0x20000) is gone since Windows Vista.
enum RASPROJECTION : DWORD {
  RASP_Amb = 0x10000,
  RASP_PppNbf = 0x803F,
  RASP_PppIpx = 0x802B,
  RASP_PppIp = 0x8021,
  RASP_PppCcp = 0x80FD,
  RASP_PppLcp = 0xC021,
  RASP_PppIpv6 = 0x8057,
};

// RAS_PROJECTION_INFO::type
enum RASPROJECTION_INFO_TYPE : DWORD {
  PROJECTION_INFO_TYPE_PPP = 1,
  PROJECTION_INFO_TYPE_IKEv2 = 2,
};

// RASPPPIPW::dwOptions and dwServerOptions
constexpr DWORD RASIPO_VJ = 0x1;

// RASPPPLCPW::dwAuthenticationProtocol
constexpr DWORD RASLCPAP_PAP = 0xC023;
constexpr DWORD RASLCPAP_SPAP = 0xC027;
constexpr DWORD RASLCPAP_CHAP = 0xC223;
constexpr DWORD RASLCPAP_EAP = 0xC227;

// RASPPPLCPW::dwAuthenticationData
constexpr DWORD RASLCPAD_CHAP_MD5 = 0x05;
constexpr DWORD RASLCPAD_CHAP_MS = 0x80;
constexpr DWORD RASLCPAD_CHAP_MSV2 = 0x81;

// RASPPPLCPW::dwOptions and dwServerOptions
constexpr DWORD RASLCPO_PFC = 0x001;
constexpr DWORD RASLCPO_ACFC = 0x002;
constexpr DWORD RASLCPO_SSHF = 0x004;
constexpr DWORD RASLCPO_DES_56 = 0x008;
constexpr DWORD RASLCPO_3_DES = 0x010;
constexpr DWORD RASLCPO_AES_128 = 0x020;
constexpr DWORD RASLCPO_AES_256 = 0x040;
constexpr DWORD RASLCPO_AES_192 = 0x080;
constexpr DWORD RASLCPO_GCM_AES_128 = 0x100;
constexpr DWORD RASLCPO_GCM_AES_192 = 0x200;
constexpr DWORD RASLCPO_GCM_AES_256 = 0x400;

// RASPPPCCP::dwCompressionAlgorithm
constexpr DWORD RASCCPCA_STAC = 5;
constexpr DWORD RASCCPCA_MPPC = 6;

// RASPPPCCP::dwOptions and dwServerOptions
constexpr DWORD RASCCPO_Compression = 0x01;
constexpr DWORD RASCCPO_HistoryLess = 0x02;
constexpr DWORD RASCCPO_Encryption56bit = 0x10;
constexpr DWORD RASCCPO_Encryption40bit = 0x20;
constexpr DWORD RASCCPO_Encryption128bit = 0x40;

// RASIKEV2_PROJECTION_INFO::dwFlags
constexpr DWORD RASIKEv2_FLAGS_MOBIKESUPPORTED = 0x1;
constexpr DWORD RASIKEv2_FLAGS_BEHIND_NAT = 0x2;
constexpr DWORD RASIKEv2_FLAGS_SERVERBEHIND_NAT = 0x4;

// RASIKEV2_PROJECTION_INFO::dwAuthenticationProtocol
constexpr DWORD RASIKEv2_AUTH_MACHINECERTIFICATES = 1;
constexpr DWORD RASIKEv2_AUTH_EAP = 2;
constexpr DWORD RASIKEv2_AUTH_PSK = 3;

}  // namespace winras
