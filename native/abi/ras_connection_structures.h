// Dialing, connections and their statistics. Read ras_structures.h first.
#pragma once

#include "abi/ras_constants.h"
#include "abi/windows_types.h"

namespace winras {

// A connection, or one link of it. Only a value: nothing lies behind it.
struct HRASCONN__;
using HRASCONN = HRASCONN__*;

#pragma pack(push, 4)

struct RASTUNNELENDPOINT {
  DWORD dwType;
  union {
    RASIPV4ADDR ipv4;
    RASIPV6ADDR ipv6;
  };
};

// RasEnumConnections
struct RASCONNW {
  DWORD dwSize;
  HRASCONN hrasconn;
  WCHAR szEntryName[RAS_MaxEntryName + 1];
  WCHAR szDeviceType[RAS_MaxDeviceType + 1];
  WCHAR szDeviceName[RAS_MaxDeviceName + 1];
  WCHAR szPhonebook[kMaxPath];
  DWORD dwSubEntry;
  GUID guidEntry;
  DWORD dwFlags;
  LUID luid;
  GUID guidCorrelationId;
};

// RasGetConnectStatus
struct RASCONNSTATUSW {
  DWORD dwSize;
  RASCONNSTATE rasconnstate;
  DWORD dwError;
  WCHAR szDeviceType[RAS_MaxDeviceType + 1];
  WCHAR szDeviceName[RAS_MaxDeviceName + 1];
  WCHAR szPhoneNumber[RAS_MaxPhoneNumber + 1];
  RASTUNNELENDPOINT localEndPoint;
  RASTUNNELENDPOINT remoteEndPoint;
  RASCONNSUBSTATE rasconnsubstate;
};

// RasDial, RasGetEntryDialParams, RasSetEntryDialParams
struct RASDIALPARAMSW {
  DWORD dwSize;
  WCHAR szEntryName[RAS_MaxEntryName + 1];
  WCHAR szPhoneNumber[RAS_MaxPhoneNumber + 1];
  WCHAR szCallbackNumber[RAS_MaxCallbackNumber + 1];
  WCHAR szUserName[kMaxUserName + 1];
  WCHAR szPassword[kMaxPassword + 1];
  WCHAR szDomain[kMaxDomain + 1];
  DWORD dwSubEntry;
  ULONG_PTR dwCallbackId;
  DWORD dwIfIndex;
  LPWSTR szEncPassword;
};

struct RASEAPINFO {
  DWORD dwSizeofEapInfo;
  BYTE* pbEapInfo;
};

struct RASDEVSPECIFICINFO {
  DWORD dwSize;
  BYTE* pbDevSpecificInfo;
};

// RasDial, RasInvokeEapUI
struct RASDIALEXTENSIONS {
  DWORD dwSize;
  DWORD dwfOptions;
  HWND hwndParent;
  ULONG_PTR reserved;
  ULONG_PTR reserved1;
  RASEAPINFO RasEapInfo;
  BOOL fSkipPppAuth;
  RASDEVSPECIFICINFO RasDevSpecificInfo;
};

// RasUpdateConnection
struct RASUPDATECONN {
  RASAPIVERSION version;
  DWORD dwSize;
  DWORD dwFlags;
  DWORD dwIfIndex;
  RASTUNNELENDPOINT localEndPoint;
  RASTUNNELENDPOINT remoteEndPoint;
};

// RasGetConnectionStatistics, RasGetLinkStatistics
struct RAS_STATS {
  DWORD dwSize;
  DWORD dwBytesXmited;
  DWORD dwBytesRcved;
  DWORD dwFramesXmited;
  DWORD dwFramesRcved;
  DWORD dwCrcErr;
  DWORD dwTimeoutErr;
  DWORD dwAlignmentErr;
  DWORD dwHardwareOverrunErr;
  DWORD dwFramingErr;
  DWORD dwBufferOverrunErr;
  DWORD dwCompressionRatioIn;
  DWORD dwCompressionRatioOut;
  DWORD dwBps;
  DWORD dwConnectDuration;
};

#pragma pack(pop)

// RasGetNapStatus. <ras.h> declares it before its packing begins.
struct RASNAPSTATE {
  DWORD dwSize;
  DWORD dwFlags;
  IsolationState isolationState;
  FILETIME probationTime;
};

}  // namespace winras
