// The sizes by which RAS tells the versions of a structure apart. A caller writes one into dwSize,
// and a RAS that is too old for it answers ERROR_INVALID_SIZE (632).
//
// Only these five have grown since Windows XP; an older version is the beginning of the newer one.
#pragma once

#include <cstddef>

#include "abi/ras_structures.h"

namespace winras {

struct VersionSizes {
  DWORD windows_xp;  // WINVER 0x0501
  DWORD vista;       // 0x0600
  DWORD windows7;    // 0x0601
  DWORD windows8;    // 0x0602
  DWORD windows10;   // 0x0A00
};

constexpr VersionSizes kRasConnSizes = {
    offsetof(RASCONNW, guidCorrelationId),
    sizeof(RASCONNW),
    sizeof(RASCONNW),
    sizeof(RASCONNW),
    sizeof(RASCONNW),
};

constexpr VersionSizes kRasConnStatusSizes = {
    offsetof(RASCONNSTATUSW, localEndPoint),
    offsetof(RASCONNSTATUSW, localEndPoint),
    sizeof(RASCONNSTATUSW),
    sizeof(RASCONNSTATUSW),
    sizeof(RASCONNSTATUSW),
};

constexpr VersionSizes kRasDialParamsSizes = {
    offsetof(RASDIALPARAMSW, dwIfIndex),
    offsetof(RASDIALPARAMSW, dwIfIndex),
    offsetof(RASDIALPARAMSW, szEncPassword),
    sizeof(RASDIALPARAMSW),
    sizeof(RASDIALPARAMSW),
};

constexpr VersionSizes kRasDialExtensionsSizes = {
    offsetof(RASDIALEXTENSIONS, fSkipPppAuth),
    offsetof(RASDIALEXTENSIONS, fSkipPppAuth),
    sizeof(RASDIALEXTENSIONS),
    sizeof(RASDIALEXTENSIONS),
    sizeof(RASDIALEXTENSIONS),
};

constexpr VersionSizes kRasEntrySizes = {
    offsetof(RASENTRYW, ipv6addrDns),
    offsetof(RASENTRYW, ipv6addr),
    offsetof(RASENTRYW, szIDi),
    offsetof(RASENTRYW, szIDi),
    sizeof(RASENTRYW),
};

// Before Windows XP RASENTRYW had three more versions: WINVER 0x0500, 0x0401 and 0x0400.
constexpr DWORD kRasEntrySizeWindows2000 = offsetof(RASENTRYW, dwfOptions2);
constexpr DWORD kRasEntrySizeNt4OptionPack = offsetof(RASENTRYW, dwType);
constexpr DWORD kRasEntrySizeNt4 = offsetof(RASENTRYW, dwSubEntries);

// RASENTRYW grew twice within Windows 10: builds 17134 up to 17603 know it without its last member.
constexpr DWORD kRasEntrySizeBuild17134 = offsetof(RASENTRYW, fDisableIKEv2Fragmentation);

}  // namespace winras
