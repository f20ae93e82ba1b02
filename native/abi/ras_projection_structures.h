// What a connection's two ends have negotiated. Read ras_structures.h first.
#pragma once

#include "abi/ras_constants.h"
#include "abi/ras_projection_constants.h"
#include "abi/windows_types.h"

namespace winras {

#pragma pack(push, 4)

// RasGetProjectionInfo, by RASPROJECTION

struct RASAMBW {
  DWORD dwSize;
  DWORD dwError;
  WCHAR szNetBiosError[kNetBiosNameLength + 1];
  BYTE bLana;
};

struct RASPPPNBFW {
  DWORD dwSize;
  DWORD dwError;
  DWORD dwNetBiosError;
  WCHAR szNetBiosError[kNetBiosNameLength + 1];
  WCHAR szWorkstationName[kNetBiosNameLength + 1];
  BYTE bLana;
};

struct RASPPPIPXW {
  DWORD dwSize;
  DWORD dwError;
  WCHAR szIpxAddress[RAS_MaxIpxAddress + 1];
};

struct RASPPPIPW {
  DWORD dwSize;
  DWORD dwError;
  WCHAR szIpAddress[RAS_MaxIpAddress + 1];
  WCHAR szServerIpAddress[RAS_MaxIpAddress + 1];
  DWORD dwOptions;
  DWORD dwServerOptions;
};

struct RASPPPIPV6 {
  DWORD dwSize;
  DWORD dwError;
  BYTE bLocalInterfaceIdentifier[8];
  BYTE bPeerInterfaceIdentifier[8];
  BYTE bLocalCompressionProtocol[2];
  BYTE bPeerCompressionProtocol[2];
};

struct RASPPPLCPW {
  DWORD dwSize;
  BOOL fBundled;
  DWORD dwError;
  DWORD dwAuthenticationProtocol;
  DWORD dwAuthenticationData;
  DWORD dwEapTypeId;
  DWORD dwServerAuthenticationProtocol;
  DWORD dwServerAuthenticationData;
  DWORD dwServerEapTypeId;
  BOOL fMultilink;
  DWORD dwTerminateReason;
  DWORD dwServerTerminateReason;
  WCHAR szReplyMessage[RAS_MaxReplyMessage];
  DWORD dwOptions;
  DWORD dwServerOptions;
};

struct RASPPPCCP {
  DWORD dwSize;
  DWORD dwError;
  DWORD dwCompressionAlgorithm;
  DWORD dwOptions;
  DWORD dwServerCompressionAlgorithm;
  DWORD dwServerOptions;
};

// RasGetProjectionInfoEx

struct RASPPP_PROJECTION_INFO {
  DWORD dwIPv4NegotiationError;
  RASIPV4ADDR ipv4Address;
  RASIPV4ADDR ipv4ServerAddress;
  DWORD dwIPv4Options;
  DWORD dwIPv4ServerOptions;
  DWORD dwIPv6NegotiationError;
  BYTE bInterfaceIdentifier[8];
  BYTE bServerInterfaceIdentifier[8];
  BOOL fBundled;
  BOOL fMultilink;
  DWORD dwAuthenticationProtocol;
  DWORD dwAuthenticationData;
  DWORD dwServerAuthenticationProtocol;
  DWORD dwServerAuthenticationData;
  DWORD dwEapTypeId;
  DWORD dwServerEapTypeId;
  DWORD dwLcpOptions;
  DWORD dwLcpServerOptions;
  DWORD dwCcpError;
  DWORD dwCcpCompressionAlgorithm;
  DWORD dwCcpServerCompressionAlgorithm;
  DWORD dwCcpOptions;
  DWORD dwCcpServerOptions;
};

struct RASIKEV2_PROJECTION_INFO {
  DWORD dwIPv4NegotiationError;
  RASIPV4ADDR ipv4Address;
  RASIPV4ADDR ipv4ServerAddress;
  DWORD dwIPv6NegotiationError;
  RASIPV6ADDR ipv6Address;
  RASIPV6ADDR ipv6ServerAddress;
  DWORD dwPrefixLength;
  DWORD dwAuthenticationProtocol;
  DWORD dwEapTypeId;
  DWORD dwFlags;
  DWORD dwEncryptionMethod;
  DWORD numIPv4ServerAddresses;
  RASIPV4ADDR* ipv4ServerAddresses;
  DWORD numIPv6ServerAddresses;
  RASIPV6ADDR* ipv6ServerAddresses;
};

struct RAS_PROJECTION_INFO {
  RASAPIVERSION version;
  RASPROJECTION_INFO_TYPE type;
  union {
    RASPPP_PROJECTION_INFO ppp;
    RASIKEV2_PROJECTION_INFO ikev2;
  };
};

#pragma pack(pop)

}  // namespace winras
