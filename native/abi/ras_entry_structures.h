// Phone-book entries, devices, credentials and autodial. Read ras_structures.h first.
#pragma once

#include "abi/ras_constants.h"
#include "abi/ras_entry_constants.h"
#include "abi/windows_types.h"

namespace winras {

#pragma pack(push, 4)

// RasEnumEntries
struct RASENTRYNAMEW {
  DWORD dwSize;
  WCHAR szEntryName[RAS_MaxEntryName + 1];
  DWORD dwFlags;
  WCHAR szPhonebookPath[kMaxPath + 1];
};

// RasGetEntryProperties, RasSetEntryProperties
struct RASENTRYW {
  DWORD dwSize;
  DWORD dwfOptions;
  DWORD dwCountryID;
  DWORD dwCountryCode;
  WCHAR szAreaCode[RAS_MaxAreaCode + 1];
  WCHAR szLocalPhoneNumber[RAS_MaxPhoneNumber + 1];
  DWORD dwAlternateOffset;
  RASIPADDR ipaddr;
  RASIPADDR ipaddrDns;
  RASIPADDR ipaddrDnsAlt;
  RASIPADDR ipaddrWins;
  RASIPADDR ipaddrWinsAlt;
  DWORD dwFrameSize;
  DWORD dwfNetProtocols;
  DWORD dwFramingProtocol;
  WCHAR szScript[kMaxPath];
  WCHAR szAutodialDll[kMaxPath];
  WCHAR szAutodialFunc[kMaxPath];
  WCHAR szDeviceType[RAS_MaxDeviceType + 1];
  WCHAR szDeviceName[RAS_MaxDeviceName + 1];
  WCHAR szX25PadType[RAS_MaxPadType + 1];
  WCHAR szX25Address[RAS_MaxX25Address + 1];
  WCHAR szX25Facilities[RAS_MaxFacilities + 1];
  WCHAR szX25UserData[RAS_MaxUserData + 1];
  DWORD dwChannels;
  DWORD dwReserved1;
  DWORD dwReserved2;
  DWORD dwSubEntries;
  DWORD dwDialMode;
  DWORD dwDialExtraPercent;
  DWORD dwDialExtraSampleSeconds;
  DWORD dwHangUpExtraPercent;
  DWORD dwHangUpExtraSampleSeconds;
  DWORD dwIdleDisconnectSeconds;
  DWORD dwType;
  DWORD dwEncryptionType;
  DWORD dwCustomAuthKey;
  GUID guidId;
  WCHAR szCustomDialDll[kMaxPath];
  DWORD dwVpnStrategy;
  DWORD dwfOptions2;
  DWORD dwfOptions3;
  WCHAR szDnsSuffix[RAS_MaxDnsSuffix];
  DWORD dwTcpWindowSize;
  WCHAR szPrerequisitePbk[kMaxPath];
  WCHAR szPrerequisiteEntry[RAS_MaxEntryName + 1];
  DWORD dwRedialCount;
  DWORD dwRedialPause;
  RASIPV6ADDR ipv6addrDns;
  RASIPV6ADDR ipv6addrDnsAlt;
  DWORD dwIPv4InterfaceMetric;
  DWORD dwIPv6InterfaceMetric;
  RASIPV6ADDR ipv6addr;
  DWORD dwIPv6PrefixLength;
  DWORD dwNetworkOutageTime;
  WCHAR szIDi[RAS_MaxIDSize + 1];
  WCHAR szIDr[RAS_MaxIDSize + 1];
  BOOL fIsImsConfig;
  IKEV2_ID_PAYLOAD_TYPE IdiType;
  IKEV2_ID_PAYLOAD_TYPE IdrType;
  BOOL fDisableIKEv2Fragmentation;
};

// RasGetSubEntryProperties, RasSetSubEntryProperties
struct RASSUBENTRYW {
  DWORD dwSize;
  DWORD dwfFlags;
  WCHAR szDeviceType[RAS_MaxDeviceType + 1];
  WCHAR szDeviceName[RAS_MaxDeviceName + 1];
  WCHAR szLocalPhoneNumber[RAS_MaxPhoneNumber + 1];
  DWORD dwAlternateOffset;
};

// RasEnumDevices
struct RASDEVINFOW {
  DWORD dwSize;
  WCHAR szDeviceType[RAS_MaxDeviceType + 1];
  WCHAR szDeviceName[RAS_MaxDeviceName + 1];
};

// RasGetCountryInfo; the same for both character sets.
struct RASCTRYINFO {
  DWORD dwSize;
  DWORD dwCountryID;
  DWORD dwNextCountryID;
  DWORD dwCountryCode;
  DWORD dwCountryNameOffset;
};

// RasGetCredentials, RasSetCredentials
struct RASCREDENTIALSW {
  DWORD dwSize;
  DWORD dwMask;
  WCHAR szUserName[kMaxUserName + 1];
  WCHAR szPassword[kMaxPassword + 1];
  WCHAR szDomain[kMaxDomain + 1];
};

// RasGetEapUserIdentity. The blob goes on behind its first byte.
struct RASEAPUSERIDENTITYW {
  WCHAR szUserName[kMaxUserName + 1];
  DWORD dwSizeofEapInfo;
  BYTE pbEapInfo[1];
};

// RasGetAutodialAddress, RasSetAutodialAddress
struct RASAUTODIALENTRYW {
  DWORD dwSize;
  DWORD dwFlags;
  DWORD dwDialingLocation;
  WCHAR szEntry[RAS_MaxEntryName + 1];
};

#pragma pack(pop)

}  // namespace winras
