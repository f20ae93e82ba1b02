// The structures of the A functions: those of ras_connection_structures.h and
// ras_entry_structures.h with 8-bit characters, and so with sizes of their own.
#pragma once

#include <cstddef>

#include "abi/ras_functions.h"
#include "simulator/structure_versions.h"

namespace winras::simulator {

using LPSTR = char*;
using LPCSTR = const char*;

#pragma pack(push, 4)

struct RASCONNA {
  DWORD dwSize;
  HRASCONN hrasconn;
  char szEntryName[RAS_MaxEntryName + 1];
  char szDeviceType[RAS_MaxDeviceType + 1];
  char szDeviceName[RAS_MaxDeviceName + 1];
  char szPhonebook[kMaxPath];
  DWORD dwSubEntry;
  GUID guidEntry;
  DWORD dwFlags;
  LUID luid;
  GUID guidCorrelationId;
};

struct RASCONNSTATUSA {
  DWORD dwSize;
  RASCONNSTATE rasconnstate;
  DWORD dwError;
  char szDeviceType[RAS_MaxDeviceType + 1];
  char szDeviceName[RAS_MaxDeviceName + 1];
  char szPhoneNumber[RAS_MaxPhoneNumber + 1];
  RASTUNNELENDPOINT localEndPoint;
  RASTUNNELENDPOINT remoteEndPoint;
  RASCONNSUBSTATE rasconnsubstate;
};

struct RASDIALPARAMSA {
  DWORD dwSize;
  char szEntryName[RAS_MaxEntryName + 1];
  char szPhoneNumber[RAS_MaxPhoneNumber + 1];
  char szCallbackNumber[RAS_MaxCallbackNumber + 1];
  char szUserName[kMaxUserName + 1];
  char szPassword[kMaxPassword + 1];
  char szDomain[kMaxDomain + 1];
  DWORD dwSubEntry;
  ULONG_PTR dwCallbackId;
  DWORD dwIfIndex;
  LPSTR szEncPassword;
};

struct RASENTRYNAMEA {
  DWORD dwSize;
  char szEntryName[RAS_MaxEntryName + 1];
  DWORD dwFlags;
  char szPhonebookPath[kMaxPath + 1];
};

struct RASDEVINFOA {
  DWORD dwSize;
  char szDeviceType[RAS_MaxDeviceType + 1];
  char szDeviceName[RAS_MaxDeviceName + 1];
};

#pragma pack(pop)

// E2, as kRasConnVersions and the others. In comments the sizes, of 64-bit and of 32-bit callers.
constexpr StructureVersion kRasConnVersionsA[] = {
    Whole<RASCONNA>(),                              // 724, 720
    Before(offsetof(RASCONNA, guidCorrelationId)),  // 708, 704
    Before(offsetof(RASCONNA, dwFlags)),            // 696, 692
    Before(offsetof(RASCONNA, guidEntry)),          // 680, 676
    Before(offsetof(RASCONNA, szPhonebook)),        // 416, 412
    Before(offsetof(RASCONNA, szDeviceType)),       // 272, 268
};

constexpr StructureVersion kRasConnStatusVersionsA[] = {
    Whole<RASCONNSTATUSA>(),                          // 332
    Before(offsetof(RASCONNSTATUSA, localEndPoint)),  // 288
    Before(offsetof(RASCONNSTATUSA, szPhoneNumber)),  // 160
};

constexpr StructureVersion kRasDialParamsVersionsA[] = {
    Whole<RASDIALPARAMSA>(),                          // 1076, 1068
    Before(offsetof(RASDIALPARAMSA, szEncPassword)),  // 1068, 1064
    Before(offsetof(RASDIALPARAMSA, dwIfIndex)),      // 1064, 1060
    Before(offsetof(RASDIALPARAMSA, dwSubEntry)),     // 1052
};

constexpr StructureVersion kRasEntryNameVersionsA[] = {
    Whole<RASENTRYNAMEA>(),                    // 532
    Before(offsetof(RASENTRYNAMEA, dwFlags)),  // 264
};

constexpr StructureVersion kRasDevInfoVersionsA[] = {
    Whole<RASDEVINFOA>(),  // 152
};

// What programs that are compiled with the SDK pass.
constexpr bool kIs64Bit = sizeof(void*) == 8;
static_assert(kRasConnVersionsA[0].size == (kIs64Bit ? 724 : 720));
static_assert(kRasConnVersionsA[4].size == (kIs64Bit ? 416 : 412));
static_assert(kRasConnStatusVersionsA[0].size == 332);
static_assert(kRasConnStatusVersionsA[2].size == 160);
static_assert(kRasDialParamsVersionsA[0].size == (kIs64Bit ? 1076 : 1068));
static_assert(kRasDialParamsVersionsA[3].size == 1052);
static_assert(kRasEntryNameVersionsA[0].size == 532);
static_assert(kRasEntryNameVersionsA[1].size == 264);
static_assert(kRasDevInfoVersionsA[0].size == 152);

}  // namespace winras::simulator
